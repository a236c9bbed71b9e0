package org.probatum.report.capsule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.probatum.registry.ModelPackage;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.randomization.Allocation;
import org.probatum.trial.randomization.AllocationReplay;
import org.probatum.trial.randomization.RandomizationSeed;
import org.probatum.trial.randomization.ReplayOutcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds what a capsule's files say against what its audit log recorded when it happened. */
final class RecordedFacts {

    private final CapsuleFiles capsule;
    private final List<String> findings;
    private final List<String> checks;
    private final Map<String, List<JsonNode>> byAction = new HashMap<>();

    private RecordedFacts(CapsuleFiles capsule, List<String> findings, List<String> checks) {
        this.capsule = capsule;
        this.findings = findings;
        this.checks = checks;
    }

    static void check(CapsuleFiles capsule, List<String> findings, List<String> checks) {
        RecordedFacts facts = new RecordedFacts(capsule, findings, checks);
        capsule.text(CapsulePaths.LOG).orElse("").lines().forEach(facts::index);
        try {
            TrialDefinition definition = facts.protocol();
            facts.models(definition);
            facts.certificates(definition);
            facts.inputs();
            facts.allocations(definition);
            facts.predictions();
            facts.order();
            facts.results();
        } catch (RuntimeException e) {
            findings.add("A file of the capsule has not the form that it should have: " + e.getMessage());
        }
    }

    private void index(String line) {
        JsonNode entry = JsonMapper.shared().readTree(line);
        byAction.computeIfAbsent(entry.path("action").stringValue(""), a -> new ArrayList<>())
                .add(entry);
    }

    private List<JsonNode> of(String action) {
        return byAction.getOrDefault(action, List.of());
    }

    private static JsonNode fact(JsonNode entry, String name) {
        return entry.path("facts").path(name);
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().readTree(capsule.text(path).orElse("null"));
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            findings.add(otherwise);
        }
    }

    private TrialDefinition protocol() {
        byte[] json = capsule.files().getOrDefault(CapsulePaths.PROTOCOL, new byte[0]);
        DraftProtocol protocol = TrialDefinition.parse(json);
        String digest = protocol.digest().hex();
        require(
                of("PROTOCOL_APPROVED").stream()
                        .anyMatch(e -> fact(e, "digest").stringValue("").equals(digest)),
                CapsulePaths.PROTOCOL + ": is not the protocol whose approval was recorded");
        checks.add("the protocol is the approved one");
        return protocol.definition();
    }

    private void models(TrialDefinition definition) {
        for (ModelReference reference : definition.models()) {
            String path = CapsulePaths.MODEL_FOLDER + reference.reference() + ".zip";
            byte[] zip = capsule.files().get(path);
            require(zip != null, path + ": the pinned model is missing");
            if (zip != null) {
                require(
                        ModelPackage.ofZip(zip).modelDigest().equals(reference.digest()),
                        path + ": is not the model that the protocol pins");
            }
        }
        checks.add("the models are the pinned ones");
    }

    private void certificates(TrialDefinition definition) {
        if (!definition.missingDataPlan().certificates().isEmpty()) {
            new RecordedCertificates(capsule, this::of, findings).check(definition);
            checks.add("the missing-data plan keeps to its certificates, which are those that were signed");
        }
    }

    private void inputs() {
        Map<String, String> acquired = new HashMap<>();
        of("DATA_ACQUIRED")
                .forEach(e -> acquired.put(
                        e.path("subject").stringValue("") + "/"
                                + fact(e, "modality").stringValue("") + "/"
                                + fact(e, "name").stringValue(""),
                        fact(e, "digest").stringValue("")));
        for (JsonNode input : json(CapsulePaths.INPUTS)) {
            String participant = input.path("participant").stringValue("");
            String digest = input.path("digest").stringValue("");
            String key =
                    "participant:" + participant + "/" + input.path("modality").stringValue("") + "/"
                            + input.path("name").stringValue("");
            if (!input.path("verdict").stringValue("").equals("Refused")) {
                require(
                        digest.equals(acquired.get(key)),
                        CapsulePaths.INPUTS + ": the input " + key + " is not the one whose acquisition was recorded");
            }
            byte[] object = capsule.files().get(CapsulePaths.INPUT_FOLDER + digest);
            if (object != null) {
                require(
                        Digest.of(object).hex().equals(digest),
                        CapsulePaths.INPUT_FOLDER + digest + ": its bytes do not have the digest of its name");
            }
        }
        checks.add("the inputs are those that were acquired");
    }

    private void allocations(TrialDefinition definition) {
        JsonNode file = json(CapsulePaths.ALLOCATIONS);
        String commitment = of("RANDOMIZATION_COMMITTED").stream()
                .map(e -> fact(e, "commitment").stringValue(""))
                .findFirst()
                .orElse("");
        Map<String, JsonNode> recorded = new HashMap<>();
        of("PARTICIPANT_RANDOMIZED").forEach(e -> recorded.put(e.path("subject").stringValue(""), e));
        List<Allocation> allocations = new ArrayList<>();
        for (JsonNode a : file.path("allocations")) {
            ParticipantId id = new ParticipantId(a.path("participant").stringValue(""));
            JsonNode entry = recorded.get("participant:" + id);
            if (entry == null) {
                findings.add(CapsulePaths.ALLOCATIONS + ": the randomization of " + id + " was not recorded");
                continue;
            }
            allocations.add(new Allocation(
                    id,
                    fact(entry, "number").intValue(),
                    fact(entry, "stratum").stringValue(""),
                    java.time.Instant.parse(entry.path("at").stringValue("")),
                    new Digest(fact(entry, "armCommitment").stringValue(""))));
        }
        RandomizationSeed seed = RandomizationSeed.ofHex(file.path("seed").stringValue(""));
        switch (AllocationReplay.verify(definition, seed, new Digest(commitment), allocations)) {
            case ReplayOutcome.Broken broken -> findings.add(CapsulePaths.ALLOCATIONS + ": " + broken.finding());
            case ReplayOutcome.Intact intact -> {
                Map<String, String> arms = new LinkedHashMap<>();
                intact.allocations()
                        .forEach(a -> arms.put(a.participant().value(), a.arm().value()));
                file.path("allocations")
                        .forEach(a -> require(
                                a.path("arm")
                                        .stringValue("")
                                        .equals(arms.get(a.path("participant").stringValue(""))),
                                CapsulePaths.ALLOCATIONS + ": the arm of " + a.path("participant")
                                        + " is not the one that the committed seed gives"));
            }
        }
        checks.add("every allocation follows from the committed seed");
    }

    /** The entries that seal a prediction; what an abandoned run predicted is recorded and counts for nothing. */
    private List<JsonNode> seals() {
        Set<String> abandoned = of("RUN_ABANDONED").stream()
                .map(e -> e.path("subject").stringValue(""))
                .collect(Collectors.toSet());
        return of("INFERENCE_RUN").stream()
                .filter(e -> !abandoned.contains("run:" + fact(e, "run").stringValue("")))
                .toList();
    }

    /** What an entry of a run recorded of one model. */
    private record Sealed(String run, JsonNode model) {}

    private void predictions() {
        Map<String, Sealed> recorded = new TreeMap<>();
        for (JsonNode entry : seals()) {
            for (JsonNode model : fact(entry, "models")) {
                recorded.put(
                        entry.path("subject").stringValue("") + "/"
                                + model.path("model").stringValue(""),
                        new Sealed(fact(entry, "run").stringValue(""), model));
            }
        }
        for (JsonNode prediction : json(CapsulePaths.PREDICTIONS)) {
            String key = "participant:" + prediction.path("participant").stringValue("") + "/"
                    + prediction.path("model").stringValue("");
            Sealed sealed = recorded.remove(key);
            require(
                    sealed != null
                            && sealed.run().equals(prediction.path("run").stringValue(""))
                            && same(sealed.model(), prediction, "score")
                            && same(sealed.model(), prediction, "probability")
                            && same(sealed.model(), prediction, "inputs")
                            && same(sealed.model(), prediction, "notEvaluable"),
                    CapsulePaths.PREDICTIONS + ": the prediction of " + key + " is not the one that was sealed");
        }
        recorded.keySet()
                .forEach(key ->
                        findings.add(CapsulePaths.PREDICTIONS + ": the sealed prediction of " + key + " is missing"));
        checks.add("the predictions are those that were sealed");
    }

    private static boolean same(JsonNode one, JsonNode other, String name) {
        return one.path(name).equals(other.path(name));
    }

    /** Prediction before outcome, lock before unblinding, unblinding before analysis. */
    private void order() {
        Map<String, Long> sealed = new HashMap<>();
        seals().forEach(e ->
                sealed.put(e.path("subject").stringValue(""), e.path("sequence").longValue()));
        for (JsonNode outcome : of("OUTCOME_RECORDED")) {
            Long before = sealed.get(outcome.path("subject").stringValue(""));
            require(
                    before != null && before < outcome.path("sequence").longValue(),
                    "Entry " + outcome.path("sequence") + ": an outcome was captured before the prediction was sealed");
        }
        long lock = first("DATABASE_LOCKED");
        long unblinded = first("UNBLINDED");
        long analysed = first("ANALYSIS_COMPLETED");
        require(
                lock >= 0 && lock < unblinded && unblinded < analysed,
                "The log does not hold lock, unblinding and analysis in this order");
        checks.add("prediction before outcome, lock before unblinding, unblinding before analysis");
    }

    private long first(String action) {
        return of(action).stream()
                .mapToLong(e -> e.path("sequence").longValue())
                .min()
                .orElse(-1);
    }

    private void results() {
        String digest = Digest.of(capsule.files().getOrDefault(CapsulePaths.RESULTS, new byte[0]))
                .hex();
        require(
                of("ANALYSIS_COMPLETED").stream()
                        .anyMatch(e -> fact(e, "results").stringValue("").equals(digest)),
                CapsulePaths.RESULTS + ": are not the results that were recorded");
        for (JsonNode entry : of("POST_HOC_ANALYSIS_COMPLETED")) {
            String path = CapsulePaths.POST_HOC_FOLDER
                    + entry.path("subject").stringValue("").replace("analysis:", "") + ".json";
            String postHoc =
                    Digest.of(capsule.files().getOrDefault(path, new byte[0])).hex();
            require(
                    fact(entry, "results").stringValue("").equals(postHoc),
                    path + ": is not the post hoc analysis that was recorded");
        }
        checks.add("the results are those that were recorded");
    }
}
