package org.probatum.report.capsule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.probatum.evaluation.analysis.AnalysedParticipant;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.preparation.ImputedCohort;
import org.probatum.evaluation.preparation.Vocabulary;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.evaluation.run.PredictionReplay;
import org.probatum.registry.ModelPackage;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.SiteId;
import org.probatum.trial.protocol.TrialDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a capsule states about its trial, as values. Each file is parsed once. */
final class StatedTrial {

    /** A prediction as it was sealed; {@code inputs} is the digest of the tensors, {@code run} the run that made it. */
    record StatedPrediction(ParticipantId participant, String model, String run, String inputs, CaseOutcome outcome) {}

    /** A run, and the file of the values that were imputed for it. */
    record StatedRun(String id, String imputation) {}

    private static final String UNKNOWN_SITE = "unknown";

    private final CapsuleFiles capsule;
    private final TrialDefinition definition;
    private final Map<ParticipantId, JsonNode> participants = new LinkedHashMap<>();
    private final List<StatedPrediction> predictions = new ArrayList<>();
    private final Map<ParticipantId, Map<Modality, Map<String, byte[]>>> inputs = new HashMap<>();
    private final Map<ParticipantId, PredictionReplay.StoredAlignment> alignments = new HashMap<>();
    private final ColumnModalities columns;

    StatedTrial(CapsuleFiles capsule) {
        this.capsule = capsule;
        this.definition = TrialDefinition.parse(capsule.files().getOrDefault(CapsulePaths.PROTOCOL, new byte[0]))
                .definition();
        json(CapsulePaths.PARTICIPANTS).forEach(p -> participants.put(participant(p), p));
        json(CapsulePaths.PREDICTIONS)
                .forEach(p -> predictions.add(new StatedPrediction(
                        participant(p), text(p, "model"), text(p, "run"), text(p, "inputs"), outcome(p))));
        json(CapsulePaths.ALIGNMENTS)
                .forEach(a -> alignments.put(
                        participant(a), new PredictionReplay.StoredAlignment(whyNotUsed(a), text(a, "record"))));
        ColumnModalities.Collector collected = new ColumnModalities.Collector();
        json(CapsulePaths.INPUTS).forEach(input -> keep(input, collected));
        this.columns = collected.done();
    }

    private void keep(JsonNode input, ColumnModalities.Collector collected) {
        byte[] bytes = capsule.files().get(CapsulePaths.INPUT_FOLDER + text(input, "digest"));
        if (bytes != null && !text(input, "verdict").equals("Refused")) {
            Modality modality = new Modality(text(input, "modality"));
            collected.add(modality, text(input, "name"), bytes);
            inputs.computeIfAbsent(participant(input), p -> new LinkedHashMap<>())
                    .computeIfAbsent(modality, m -> new LinkedHashMap<>())
                    .put(text(input, "name"), bytes);
        }
    }

    TrialDefinition definition() {
        return definition;
    }

    List<StatedPrediction> predictions() {
        return predictions;
    }

    ColumnModalities columns() {
        return columns;
    }

    /** The runs, in the order of the capsule. */
    List<StatedRun> runs() {
        List<StatedRun> runs = new ArrayList<>();
        json(CapsulePaths.RUNS)
                .forEach(run -> runs.add(
                        new StatedRun(text(run, "run"), run.path("imputation").stringValue("none"))));
        return runs;
    }

    /** The packages that the capsule holds, by name and version. */
    Map<String, ModelPackage> packages() {
        Map<String, ModelPackage> packages = new HashMap<>();
        definition.models().forEach(reference -> {
            byte[] zip = capsule.files().get(CapsulePaths.MODEL_FOLDER + reference.reference() + ".zip");
            if (zip != null) {
                packages.put(reference.reference(), ModelPackage.ofZip(zip));
            }
        });
        return packages;
    }

    Vocabulary vocabulary() {
        return new Vocabulary(
                capsule.text(CapsulePaths.VOCABULARY).orElse("").lines().toList());
    }

    ImputedCohort imputed(StatedRun run) {
        return capsule.text(CapsulePaths.IMPUTATION_FOLDER + run.imputation() + ".json")
                .map(ImputedCohort::parse)
                .orElseGet(ImputedCohort::none);
    }

    boolean isEnrolled(ParticipantId participant) {
        return participants.containsKey(participant);
    }

    /** The baseline values of a participant; none for one that is not in the capsule. */
    Map<String, String> baseline(ParticipantId participant) {
        Map<String, String> baseline = new HashMap<>();
        JsonNode enrolled = participants.get(participant);
        if (enrolled != null) {
            enrolled.path("baseline")
                    .properties()
                    .forEach(value ->
                            baseline.put(value.getKey(), value.getValue().stringValue("")));
        }
        return baseline;
    }

    /** The inputs of a participant that were not refused, by modality and name. */
    Map<Modality, Map<String, byte[]>> inputs(ParticipantId participant) {
        return inputs.getOrDefault(participant, Map.of());
    }

    /** The latest alignment of a participant: a later run takes a reviewed one over. */
    Optional<PredictionReplay.StoredAlignment> alignment(ParticipantId participant) {
        return Optional.ofNullable(alignments.get(participant));
    }

    /** The results as they were issued. */
    String results() {
        return capsule.text(CapsulePaths.RESULTS).orElse("");
    }

    /** Everybody who was allocated, with arm, outcome and predictions. */
    List<AnalysedParticipant> analysed() {
        Map<ParticipantId, Map<EndpointId, OutcomeValue>> outcomes = new HashMap<>();
        json(CapsulePaths.OUTCOMES).forEach(outcome -> outcomes.put(participant(outcome), values(outcome)));
        Map<ParticipantId, Map<String, CaseOutcome>> predicted = new HashMap<>();
        predictions.forEach(p -> predicted
                .computeIfAbsent(p.participant(), id -> new HashMap<>())
                .put(p.model().split("@", -1)[0], p.outcome()));
        List<AnalysedParticipant> analysed = new ArrayList<>();
        for (JsonNode a : json(CapsulePaths.ALLOCATIONS).path("allocations")) {
            ParticipantId id = participant(a);
            JsonNode enrolled = participants.get(id);
            analysed.add(new AnalysedParticipant(
                    id,
                    new ArmId(text(a, "arm")),
                    new SiteId(
                            enrolled == null
                                    ? UNKNOWN_SITE
                                    : enrolled.path("site").stringValue(UNKNOWN_SITE)),
                    text(a, "stratum"),
                    baseline(id),
                    outcomes.getOrDefault(id, Map.of()),
                    predicted.getOrDefault(id, Map.of()),
                    columns,
                    enrolled != null && enrolled.path("withdrawn").booleanValue(false)));
        }
        return analysed;
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().readTree(capsule.text(path).orElse("null"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).stringValue("");
    }

    /** Capsules of earlier releases say only the verdict: those without a transform that may be used failed. */
    private static String whyNotUsed(JsonNode alignment) {
        boolean failed = text(alignment, "verdict").equals(AlignmentRecord.FAILED);
        return alignment.path("whyNotUsed").stringValue(failed ? "failed" : "");
    }

    private static ParticipantId participant(JsonNode node) {
        return new ParticipantId(text(node, "participant"));
    }

    private static Map<EndpointId, OutcomeValue> values(JsonNode outcome) {
        Map<EndpointId, OutcomeValue> values = new HashMap<>();
        outcome.path("values")
                .properties()
                .forEach(value -> values.put(new EndpointId(value.getKey()), value(value.getValue())));
        return values;
    }

    private static OutcomeValue value(JsonNode value) {
        if (value.has("time")) {
            return new OutcomeValue.TimeToEvent(
                    value.path("time").doubleValue(), value.path("event").booleanValue());
        }
        if (value.has("occurred")) {
            return new OutcomeValue.Binary(value.path("occurred").booleanValue());
        }
        return value.has("value")
                ? new OutcomeValue.Continuous(value.path("value").doubleValue())
                : new OutcomeValue.NotEvaluable();
    }

    private static CaseOutcome outcome(JsonNode p) {
        if (p.has("notEvaluable")) {
            return new CaseOutcome.NotEvaluable(texts(p.path("notEvaluable")));
        }
        List<Double> draws = new ArrayList<>();
        p.path("draws").forEach(draw -> draws.add(draw.doubleValue()));
        return new CaseOutcome.Evaluated(
                p.path("score").doubleValue(),
                p.has("probability") ? OptionalDouble.of(p.path("probability").doubleValue()) : OptionalDouble.empty(),
                draws,
                texts(p.path("filled")),
                texts(p.path("masked")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.stringValue("")));
        return texts;
    }
}
