package org.probatum.alignment.registration.internal;

import org.probatum.alignment.metric.SimilarityMetric;

/**
 * @param metric what is made as good as it can
 * @param bins of the histogram, for mutual information
 * @param smallestOverlap share of the active fixed samples that must lie inside the moving image
 */
public record MetricSetting(SimilarityMetric metric, int bins, double smallestOverlap) {}
