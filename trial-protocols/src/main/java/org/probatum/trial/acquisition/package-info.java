/**
 * Inputs of the trial: reading them, judging their quality, keeping them.
 *
 * <p>Start with {@link org.probatum.trial.acquisition.AcquisitionService} for one input and {@link
 * org.probatum.trial.acquisition.CohortFolder} for what a site hands over. The readers refuse what is too large, too
 * slow or damaged with one sentence that says what, where and what would be right.
 */
@NullMarked
package org.probatum.trial.acquisition;

import org.jspecify.annotations.NullMarked;
