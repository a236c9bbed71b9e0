/**
 * What every statistic shares: an {@link org.probatum.evaluation.statistics.Outcome} that may say why there is no
 * answer, an {@link org.probatum.evaluation.statistics.Interval}, a {@link org.probatum.evaluation.statistics.Series}.
 */
@NullMarked
package org.probatum.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
