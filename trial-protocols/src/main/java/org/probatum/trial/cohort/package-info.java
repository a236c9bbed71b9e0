/**
 * Who is in the trial and what happened to them, from screening to database lock.
 *
 * <p>Start with {@link org.probatum.trial.cohort.CohortService}. Nothing here knows an arm.
 */
@NullMarked
package org.probatum.trial.cohort;

import org.jspecify.annotations.NullMarked;
