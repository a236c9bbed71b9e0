/**
 * Repeated measurements: marginal models for visits, linear mixed models, and estimating equations.
 *
 * <p>Start with {@link org.probatum.evaluation.statistics.longitudinal.RepeatedMeasures} for a trial's visits and with
 * {@link org.probatum.evaluation.statistics.longitudinal.LinearMixedModel} for random effects. Both hand a
 * {@link org.probatum.evaluation.statistics.longitudinal.VarianceModel} to
 * {@link org.probatum.evaluation.statistics.longitudinal.MixedFit}, which holds the likelihood and the degrees of
 * freedom.
 */
@NullMarked
package org.probatum.evaluation.statistics.longitudinal;

import org.jspecify.annotations.NullMarked;
