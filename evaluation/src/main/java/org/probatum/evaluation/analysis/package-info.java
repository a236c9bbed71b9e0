/**
 * The trial's analysis: what the locked plan says, on the unblinded data, each number with its passport.
 *
 * <p>Start with {@link org.probatum.evaluation.analysis.TrialAnalysis}.
 */
@NullMarked
package org.probatum.evaluation.analysis;

import org.jspecify.annotations.NullMarked;
