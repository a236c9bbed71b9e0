/**
 * Composing the documents of a trial: from records of the trial, its runs and its analysis to report contents.
 *
 * <p>Start with {@link org.probatum.report.trial.TrialReport}; a composer computes no statistic.
 */
@NullMarked
package org.probatum.report.trial;

import org.jspecify.annotations.NullMarked;
