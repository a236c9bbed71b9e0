/**
 * What a trial's cohort lacks: by modality and by variable, and whether that goes with anything observed.
 *
 * <p>Start with {@link org.probatum.evaluation.missingness.CohortMissingness}. It takes plain values, knows an arm only as one
 * more covariate that a caller may give after unblinding, and never an outcome.
 */
@NullMarked
package org.probatum.evaluation.missingness;

import org.jspecify.annotations.NullMarked;
