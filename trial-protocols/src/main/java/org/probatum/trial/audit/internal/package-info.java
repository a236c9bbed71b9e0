/** The audit trail in the database. */
@NullMarked
package org.probatum.trial.audit.internal;

import org.jspecify.annotations.NullMarked;
