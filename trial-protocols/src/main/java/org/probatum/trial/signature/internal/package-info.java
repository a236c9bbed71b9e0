/** Signatures in the database. */
@NullMarked
package org.probatum.trial.signature.internal;

import org.jspecify.annotations.NullMarked;
