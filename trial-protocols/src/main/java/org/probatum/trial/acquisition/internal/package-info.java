/** Acquisitions in the database. */
@NullMarked
package org.probatum.trial.acquisition.internal;

import org.jspecify.annotations.NullMarked;
