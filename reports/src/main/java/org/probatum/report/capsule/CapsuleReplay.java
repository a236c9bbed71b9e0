package org.probatum.report.capsule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.probatum.evaluation.analysis.AnalysedParticipant;
import org.probatum.evaluation.analysis.TrialAnalysis;
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
import org.probatum.trial.protocol.TrialDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a capsule's trial again: every model on every case, then the locked plan on the outcomes, and holds both against what
 * the capsule states. Predictions made on a CPU are the same to the last bit.
 */
public final class CapsuleReplay {

    /**
     * What the replay led to.
     *
     * @param predictions made again
     * @param findings what differs, by name; empty when nothing does
     */
    public record Result(int predictions, List<String> findings) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    private final CapsuleFiles capsule;
    private final List<String> findings = new ArrayList<>();
    private final Map<ParticipantId, JsonNode> participants = new LinkedHashMap<>();
    private int predictions;

    private CapsuleReplay(CapsuleFiles capsule) {
        this.capsule = capsule;
        json(CapsulePaths.PARTICIPANTS)
                .forEach(p ->
                        participants.put(new ParticipantId(p.path("participant").stringValue("")), p));
    }

    /**
     * Replays a capsule that {@link CapsuleVerifier} found intact.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public static Result replay(Path file) {
        return new CapsuleReplay(CapsuleFiles.read(file)).replay();
    }

    private Result replay() {
        TrialDefinition definition = TrialDefinition.parse(
                        capsule.files().getOrDefault(CapsulePaths.PROTOCOL, new byte[0]))
                .definition();
        predict(definition);
        analyse(definition);
        return new Result(predictions, findings);
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().readTree(capsule.text(path).orElse("null"));
    }

    private void predict(TrialDefinition definition) {
        Map<String, JsonNode> stated = new TreeMap<>();
        Map<ParticipantId, String> runOf = new HashMap<>();
        json(CapsulePaths.PREDICTIONS).forEach(p -> {
            stated.put(
                    p.path("participant").stringValue("") + "/"
                            + p.path("model").stringValue(""),
                    p);
            runOf.put(
                    new ParticipantId(p.path("participant").stringValue("")),
                    p.path("run").stringValue(""));
        });
        for (JsonNode run : json(CapsulePaths.RUNS)) {
            String id = run.path("run").stringValue("");
            try (PredictionReplay models =
                    PredictionReplay.of(definition, packages(definition), vocabulary(), imputed(run))) {
                runOf.forEach((participant, ran) -> {
                    if (ran.equals(id)) {
                        predict(models, participant, stated);
                    }
                });
            }
        }
    }

    private void predict(PredictionReplay models, ParticipantId participant, Map<String, JsonNode> stated) {
        JsonNode enrolled = participants.get(participant);
        if (enrolled == null) {
            findings.add(CapsulePaths.PARTICIPANTS + ": participant " + participant + " is missing");
            return;
        }
        for (PredictionReplay.Replayed again :
                models.predict(participant, baseline(enrolled), inputs(participant), alignment(participant))) {
            predictions++;
            JsonNode was = stated.get(participant + "/" + again.model());
            if (was == null || !same(again, was)) {
                findings.add(CapsulePaths.PREDICTIONS + ": the prediction of " + again.model() + " for " + participant
                        + " comes out otherwise when it is made again");
            }
        }
    }

    private static boolean same(PredictionReplay.Replayed again, JsonNode was) {
        boolean sameInputs = again.inputs().hex().equals(was.path("inputs").stringValue(""));
        return sameInputs && outcome(was).equals(again.outcome());
    }

    private Map<String, ModelPackage> packages(TrialDefinition definition) {
        Map<String, ModelPackage> packages = new HashMap<>();
        definition.models().forEach(reference -> {
            byte[] zip = capsule.files().get(CapsulePaths.MODEL_FOLDER + reference.reference() + ".zip");
            if (zip != null) {
                packages.put(reference.reference(), ModelPackage.ofZip(zip));
            }
        });
        return packages;
    }

    private Vocabulary vocabulary() {
        return new Vocabulary(
                capsule.text(CapsulePaths.VOCABULARY).orElse("").lines().toList());
    }

    private ImputedCohort imputed(JsonNode run) {
        return capsule.text(
                        CapsulePaths.IMPUTATION_FOLDER + run.path("imputation").stringValue("none") + ".json")
                .map(ImputedCohort::parse)
                .orElseGet(ImputedCohort::none);
    }

    private Map<Modality, Map<String, byte[]>> inputs(ParticipantId participant) {
        Map<Modality, Map<String, byte[]>> inputs = new LinkedHashMap<>();
        for (JsonNode input : json(CapsulePaths.INPUTS)) {
            byte[] bytes = capsule.files()
                    .get(CapsulePaths.INPUT_FOLDER + input.path("digest").stringValue(""));
            boolean his = input.path("participant").stringValue("").equals(participant.value());
            if (his && bytes != null && !input.path("verdict").stringValue("").equals("Refused")) {
                inputs.computeIfAbsent(new Modality(input.path("modality").stringValue("")), m -> new LinkedHashMap<>())
                        .put(input.path("name").stringValue(""), bytes);
            }
        }
        return inputs;
    }

    private Optional<PredictionReplay.StoredAlignment> alignment(ParticipantId participant) {
        Optional<PredictionReplay.StoredAlignment> last = Optional.empty();
        for (JsonNode a : json(CapsulePaths.ALIGNMENTS)) {
            if (a.path("participant").stringValue("").equals(participant.value())) {
                last = Optional.of(new PredictionReplay.StoredAlignment(
                        whyNotUsed(a), a.path("record").stringValue("")));
            }
        }
        return last;
    }

    /** Capsules of earlier releases say only the verdict: those without a transform that may be used failed. */
    private static String whyNotUsed(JsonNode alignment) {
        boolean failed = alignment.path("verdict").stringValue("").equals(AlignmentRecord.FAILED);
        return alignment.path("whyNotUsed").stringValue(failed ? "failed" : "");
    }

    private void analyse(TrialDefinition definition) {
        String stated = capsule.text(CapsulePaths.RESULTS).orElse("");
        @SuppressWarnings("unchecked")
        Map<String, Object> passport = JsonMapper.shared()
                .convertValue(JsonMapper.shared().readTree(stated).path("passport"), Map.class);
        String again = TrialAnalysis.results(definition, analysed()).toJson(passport);
        if (!again.equals(stated)) {
            findings.add(CapsulePaths.RESULTS + ": the analysis comes out otherwise when it is made again");
        }
    }

    private List<AnalysedParticipant> analysed() {
        Map<String, Map<EndpointId, OutcomeValue>> outcomes = new HashMap<>();
        json(CapsulePaths.OUTCOMES).forEach(outcome -> {
            Map<EndpointId, OutcomeValue> values = new HashMap<>();
            outcome.path("values")
                    .properties()
                    .forEach(value -> values.put(new EndpointId(value.getKey()), value(value.getValue())));
            outcomes.put(outcome.path("participant").stringValue(""), values);
        });
        Map<String, Map<String, CaseOutcome>> predicted = new HashMap<>();
        json(CapsulePaths.PREDICTIONS)
                .forEach(p -> predicted
                        .computeIfAbsent(p.path("participant").stringValue(""), id -> new HashMap<>())
                        .put(p.path("model").stringValue("").split("@", -1)[0], outcome(p)));
        List<AnalysedParticipant> analysed = new ArrayList<>();
        for (JsonNode a : json(CapsulePaths.ALLOCATIONS).path("allocations")) {
            String id = a.path("participant").stringValue("");
            JsonNode enrolled = participants.get(new ParticipantId(id));
            analysed.add(new AnalysedParticipant(
                    new ParticipantId(id),
                    new ArmId(a.path("arm").stringValue("")),
                    a.path("stratum").stringValue(""),
                    enrolled == null ? Map.of() : baseline(enrolled),
                    outcomes.getOrDefault(id, Map.of()),
                    predicted.getOrDefault(id, Map.of()),
                    enrolled != null && enrolled.path("withdrawn").booleanValue(false)));
        }
        return analysed;
    }

    private static Map<String, String> baseline(JsonNode enrolled) {
        Map<String, String> baseline = new HashMap<>();
        enrolled.path("baseline")
                .properties()
                .forEach(value -> baseline.put(value.getKey(), value.getValue().stringValue("")));
        return baseline;
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
                p.has("probability")
                        ? java.util.OptionalDouble.of(p.path("probability").doubleValue())
                        : java.util.OptionalDouble.empty(),
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
