/**
 * Runs of the pinned models over the enrolled participants: aligned, filled, predicted, sealed and explained, case by case.
 *
 * <p>Start with {@link org.probatum.evaluation.run.InferenceRuns}. A run knows no arm.
 */
@NullMarked
package org.probatum.evaluation.run;

import org.jspecify.annotations.NullMarked;
