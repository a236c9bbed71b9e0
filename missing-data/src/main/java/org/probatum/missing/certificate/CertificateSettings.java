package org.probatum.missing.certificate;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a certificate depends on besides the predictions; stored with it.
 *
 * @param draws bootstrap samples; 200 to 100,000
 * @param seed start of all random streams; the same seed gives the same bits on any number of threads
 * @param confidenceLevel of the simultaneous intervals; 0 to 1
 * @param decisionThreshold probability from which the decision is positive; 0 to 1
 * @param margins by metric the largest tolerable loss; a metric without one is reported without a verdict
 * @param marginsOfSubsets exceptions by subset, before {@code margins}
 */
public record CertificateSettings(
        int draws,
        long seed,
        double confidenceLevel,
        double decisionThreshold,
        Map<SubsetMetric, Double> margins,
        Map<Set<String>, Map<SubsetMetric, Double>> marginsOfSubsets) {

    public CertificateSettings {
        if (draws < 200 || draws > 100_000) {
            throw new IllegalArgumentException("draws is between 200 and 100000, was " + draws);
        }
        if (!(confidenceLevel > 0 && confidenceLevel < 1) || !(decisionThreshold >= 0 && decisionThreshold <= 1)) {
            throw new IllegalArgumentException("confidenceLevel and decisionThreshold are between 0 and 1, were "
                    + confidenceLevel + " and " + decisionThreshold);
        }
        margins = Map.copyOf(margins);
        marginsOfSubsets = Map.copyOf(marginsOfSubsets);
    }

    /** 2,000 draws, 95 % intervals, threshold 0.5, no margin yet. */
    public static CertificateSettings withSeed(long seed) {
        return new CertificateSettings(2000, seed, 0.95, 0.5, Map.of(), Map.of());
    }

    public CertificateSettings withDraws(int count) {
        return new CertificateSettings(count, seed, confidenceLevel, decisionThreshold, margins, marginsOfSubsets);
    }

    public CertificateSettings withDecisionThreshold(double threshold) {
        return new CertificateSettings(draws, seed, confidenceLevel, threshold, margins, marginsOfSubsets);
    }

    /** The largest tolerable loss of a metric, for every subset without an exception. */
    public CertificateSettings withMargin(SubsetMetric metric, double margin) {
        Map<SubsetMetric, Double> more = new EnumMap<>(SubsetMetric.class);
        more.putAll(margins);
        more.put(metric, margin);
        return new CertificateSettings(draws, seed, confidenceLevel, decisionThreshold, more, marginsOfSubsets);
    }

    /** The largest tolerable loss of a metric for one subset. */
    public CertificateSettings withMargin(Set<String> subset, SubsetMetric metric, double margin) {
        Map<Set<String>, Map<SubsetMetric, Double>> more = new HashMap<>(marginsOfSubsets);
        Map<SubsetMetric, Double> own = new EnumMap<>(SubsetMetric.class);
        own.putAll(more.getOrDefault(subset, Map.of()));
        own.put(metric, margin);
        more.put(Set.copyOf(subset), Map.copyOf(own));
        return new CertificateSettings(draws, seed, confidenceLevel, decisionThreshold, margins, more);
    }

    Optional<Double> margin(Set<String> subset, SubsetMetric metric) {
        Double own = marginsOfSubsets.getOrDefault(subset, Map.of()).get(metric);
        return Optional.ofNullable(own != null ? own : margins.get(metric));
    }
}
