/**
 * Time to event: {@link org.probatum.evaluation.statistics.survival.KaplanMeier},
 * {@link org.probatum.evaluation.statistics.survival.LogRankTest},
 * {@link org.probatum.evaluation.statistics.survival.CoxRegression} and what is built on them.
 *
 * <p>Conventions: a participant censored at t is still at risk at t; times are tied when they are equal as numbers;
 * a difference is first arm minus second, a ratio first over second; a higher marker means a higher risk.
 */
@NullMarked
package org.probatum.evaluation.statistics.survival;

import org.jspecify.annotations.NullMarked;
