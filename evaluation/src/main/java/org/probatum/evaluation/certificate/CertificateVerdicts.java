package org.probatum.evaluation.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Digest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a {@code certificate.json} says about each subset of modalities under each strategy.
 *
 * @param digest of the file
 * @param predictions digest of {@code predictions.csv}
 * @param modalities that the model takes, in the order of the cohort
 * @param strategies by label, in the order of the file
 */
public record CertificateVerdicts(
        Digest digest,
        ModelVersionId model,
        Digest modelDigest,
        String cohort,
        Digest cohortDigest,
        Digest predictions,
        List<String> modalities,
        Map<String, Strategy> strategies) {

    private static final Set<String> NOTHING_STANDS_IN = Set.of("told missing by the mask", "not evaluable");

    /** What is said of one subset. */
    public enum Verdict {
        /** Non-inferior in every metric with a margin. */
        MAY_BE_USED("may be used"),
        /** The loss in some metric is shown to exceed its margin. */
        INFERIOR("inferior"),
        /** Neither is shown. */
        INCONCLUSIVE("inconclusive"),
        /** No margin was declared. */
        NO_VERDICT("no verdict"),
        /** The model could not be run on it. */
        NOT_EVALUATED("not evaluable");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One strategy.
     *
     * @param filled the modalities for which something stands in when they are absent; the others are told missing
     * @param verdicts by the modalities that are present; the full input is not among them
     */
    public record Strategy(Set<String> filled, Map<Set<String>, Verdict> verdicts) {
        public Strategy {
            filled = Set.copyOf(filled);
            verdicts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
        }
    }

    public CertificateVerdicts {
        modalities = List.copyOf(modalities);
        strategies = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(strategies));
    }

    /**
     * Reads a certificate.
     *
     * @throws IllegalArgumentException if it is no missing-modality certificate, or names no digest of its cohort
     */
    public static CertificateVerdicts parse(byte[] json) {
        try {
            JsonNode root = JsonMapper.shared().readTree(json);
            if (!root.path("kind").stringValue("").equals("missingModalityCertificate")) {
                throw new IllegalArgumentException(
                        "The file is no missing-modality certificate; its field kind says so");
            }
            List<String> modalities = new ArrayList<>();
            root.path("modalities").forEach(name -> modalities.add(name.stringValue()));
            Map<String, Strategy> strategies = new LinkedHashMap<>();
            root.path("strategies")
                    .forEach(node -> strategies.put(node.path("strategy").stringValue(), strategy(node)));
            return new CertificateVerdicts(
                    Digest.of(json),
                    new ModelVersionId(text(root, "model"), text(root, "version")),
                    new Digest(text(root, "digest")),
                    text(root, "cohort"),
                    new Digest(text(root, "cohortSha256")),
                    new Digest(text(root, "predictionsSha256")),
                    modalities,
                    strategies);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The certificate is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(JsonNode root, String name) {
        String text = root.path(name).stringValue("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "The certificate lacks " + name + "; make it again with probatum model certify");
        }
        return text;
    }

    private static Strategy strategy(JsonNode node) {
        Map<Set<String>, Verdict> verdicts = new LinkedHashMap<>();
        for (JsonNode subset : node.path("subsets")) {
            Set<String> present = new TreeSet<>();
            subset.path("modalities").forEach(name -> present.add(name.stringValue()));
            verdicts.put(present, verdict(subset));
        }
        node.path("notEvaluated")
                .propertyNames()
                .forEach(
                        printed -> verdicts.put(new TreeSet<>(List.of(printed.split(" \\+ "))), Verdict.NOT_EVALUATED));
        return new Strategy(filled(node), verdicts);
    }

    /** As {@code handling} says, one line for each modality. */
    private static Set<String> filled(JsonNode node) {
        Set<String> filled = new TreeSet<>();
        for (JsonNode line : node.path("handling")) {
            String[] parts = line.stringValue("").split(": ", 2);
            if (parts.length == 2 && !NOTHING_STANDS_IN.contains(parts[1])) {
                filled.add(parts[0]);
            }
        }
        return filled;
    }

    private static Verdict verdict(JsonNode subset) {
        if (subset.path("mayBeUsed").booleanValue(false)) {
            return Verdict.MAY_BE_USED;
        }
        Set<String> found = new TreeSet<>();
        subset.path("losses").forEach(loss -> found.add(loss.path("verdict").stringValue("")));
        if (found.contains("inferior")) {
            return Verdict.INFERIOR;
        }
        return found.contains("inconclusive") || found.contains("non-inferior")
                ? Verdict.INCONCLUSIVE
                : Verdict.NO_VERDICT;
    }

    /**
     * The verdict on a subset under a strategy; empty when the certificate does not have the strategy or the subset.
     *
     * @param strategy its label, as in a missing-data plan
     * @param present the modalities that are there
     */
    public Optional<Verdict> verdict(String strategy, Set<String> present) {
        return Optional.ofNullable(strategies.get(strategy))
                .map(one -> one.verdicts().get(new TreeSet<>(present)));
    }

    /** How many subsets may be used under a strategy. */
    public long mayBeUsed(String strategy) {
        return Optional.ofNullable(strategies.get(strategy)).stream()
                .flatMap(one -> one.verdicts().values().stream())
                .filter(verdict -> verdict == Verdict.MAY_BE_USED)
                .count();
    }
}
