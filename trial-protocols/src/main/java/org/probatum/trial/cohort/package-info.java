/** Who is in the trial and what happened to them, from screening to database lock. */
@NullMarked
package org.probatum.trial.cohort;

import org.jspecify.annotations.NullMarked;
