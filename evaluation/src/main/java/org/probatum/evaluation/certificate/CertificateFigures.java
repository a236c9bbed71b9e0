package org.probatum.evaluation.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of a {@code certificate.json}, for showing them side by side.
 *
 * @param strategies by label, in the order of the file
 */
public record CertificateFigures(Map<String, Strategy> strategies) {

    /**
     * A number with its simultaneous limits.
     *
     * @param verdict of a loss against its margin, in words; empty for a Shapley value
     */
    public record Limits(double value, double lower, double upper, String verdict) {}

    /**
     * One strategy.
     *
     * @param handling what becomes of each modality when it is absent
     * @param losses by metric, then by the modalities that are present, joined with a plus
     * @param shares exact Shapley values by metric, then by modality
     */
    public record Strategy(
            List<String> handling, Map<String, Map<String, Limits>> losses, Map<String, Map<String, Limits>> shares) {
        public Strategy {
            handling = List.copyOf(handling);
            losses = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(losses));
            shares = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        }

        /** The loss of a subset in a metric; empty when it was not evaluated. */
        public Optional<Limits> loss(String metric, String subset) {
            return Optional.ofNullable(losses.getOrDefault(metric, Map.of()).get(subset));
        }
    }

    public CertificateFigures {
        strategies = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(strategies));
    }

    /** Reads a certificate that {@link CertificateVerdicts#parse} accepts. */
    public static CertificateFigures parse(byte[] json) {
        Map<String, Strategy> strategies = new LinkedHashMap<>();
        for (JsonNode node : JsonMapper.shared().readTree(json).path("strategies")) {
            strategies.put(node.path("strategy").stringValue(), strategy(node));
        }
        return new CertificateFigures(strategies);
    }

    private static Strategy strategy(JsonNode node) {
        List<String> handling = new ArrayList<>();
        node.path("handling").forEach(words -> handling.add(words.stringValue()));
        Map<String, Map<String, Limits>> losses = new LinkedHashMap<>();
        for (JsonNode subset : node.path("subsets")) {
            List<String> present = new ArrayList<>();
            subset.path("modalities").forEach(name -> present.add(name.stringValue()));
            subset.path("losses").forEach(loss -> put(losses, loss, String.join(" + ", present), "loss"));
        }
        Map<String, Map<String, Limits>> shares = new LinkedHashMap<>();
        node.path("shapley")
                .forEach(share -> put(shares, share, share.path("modality").stringValue(), "value"));
        return new Strategy(handling, losses, shares);
    }

    private static void put(Map<String, Map<String, Limits>> all, JsonNode node, String key, String value) {
        all.computeIfAbsent(node.path("metric").stringValue(), metric -> new LinkedHashMap<>())
                .put(
                        key,
                        new Limits(
                                node.path(value).doubleValue(),
                                node.path("lower").doubleValue(),
                                node.path("upper").doubleValue(),
                                node.path("verdict").stringValue("")));
    }

    /** What was compared under any strategy, in the order of the file. */
    public List<String> metrics() {
        Set<String> metrics = new LinkedHashSet<>();
        strategies.values().forEach(strategy -> metrics.addAll(strategy.losses().keySet()));
        return List.copyOf(metrics);
    }
}
