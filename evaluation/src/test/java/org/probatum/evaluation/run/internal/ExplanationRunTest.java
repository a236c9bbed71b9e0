package org.probatum.evaluation.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.COORDINATOR;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.run.TrialVocabulary;
import org.probatum.evaluation.run.UnexplainedCases;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A trial whose plan asks for every method, on models of the demonstration. */
@SpringBootTest(classes = EvaluationTestApplication.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplanationRunTest {

    private static final TrialId TRIAL = new TrialId("explained");

    private static final String PLAN = """
            {"explanations": [
              {"model": "modality_dropout", "methods": [
                {"type": "attentionOutput", "output": "attention", "modality": "histology", "passMarks": [
                  {"measure": "weightSum", "min": 0.999, "max": 1.001},
                  {"measure": "deletion_gain", "min": -1},
                  {"measure": "insertion_gain", "min": -1},
                  {"measure": "weight_randomization", "max": 1}]},
                {"type": "attentionOutput", "output": "note_attention", "modality": "notes", "passMarks": [
                  {"measure": "stability", "min": -1}]},
                {"type": "integratedGradients", "input": "molecular", "output": "risk", "steps": 64,
                 "baseline": "mean", "passMarks": [
                  {"measure": "max_completeness_gap", "max": 0.01},
                  {"measure": "deletion_gain", "min": 0},
                  {"measure": "insertion_gain", "min": 0},
                  {"measure": "weight_randomization", "max": 0.5},
                  {"measure": "agreement", "min": 0.3}]},
                {"type": "occlusion", "input": "notes", "output": "risk", "passMarks": [
                  {"measure": "deletion_gain", "min": 0}]},
                {"type": "occlusion", "input": "tile_features", "output": "risk", "passMarks": []},
                {"type": "occlusion", "input": "clinlab", "output": "risk", "passMarks": []},
                {"type": "modalityShapley", "output": "risk", "passMarks": [
                  {"measure": "max_completeness_gap", "max": 1e-6},
                  {"measure": "weight_randomization", "max": -1}]}]},
              {"model": "slice_attention_mil", "methods": [
                {"type": "attentionOutput", "output": "attention", "modality": "radiology", "passMarks": []},
                {"type": "occlusion", "input": "slices", "output": "prob_grade4", "passMarks": []}]},
              {"model": "intermediate_gradual", "methods": [
                {"type": "gradCam", "layer": "fmap", "output": "risk", "modality": "radiology", "passMarks": [
                  {"measure": "stability", "min": 0.5},
                  {"measure": "agreement", "min": 0}]},
                {"type": "modalityShapley", "output": "risk", "passMarks": []}]}]}
            """;

    @Autowired
    private ApplicationContext services;

    @Autowired
    private InferenceRuns runs;

    @Autowired
    private UnexplainedCases unexplained;

    @Autowired
    private ContentStore contents;

    @Autowired
    private AuditLog log;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EvaluationTestApplication.h2(registry);
        registry.add(
                "spring.datasource.url",
                () -> "jdbc:h2:mem:explanations;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    }

    /** GS-0038 has neither notes nor radiology, GS-0040 has no histology, GS-0001 has everything. */
    @BeforeAll
    void run() {
        TinyTrial.registerModels(services);
        TinyTrial.registerModels(services, "slice_attention_mil", "intermediate_gradual");
        TinyTrial.approved(services, TRIAL.value(), json -> withMoreModels(json, PLAN))
                .enrol("GS-0001", "GS-0038", "GS-0040");
        services.getBean(TrialVocabulary.class).store(COORDINATOR, TRIAL, vocabulary());
        InferenceRun run = runs.runToEnd(COORDINATOR, TRIAL);
        assertThat(run.message()).isEmpty();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void everyPlannedMethodIsStoredForACompleteParticipant() {
        assertThat(runs.explanations(TRIAL, new ParticipantId("GS-0001")))
                .extracting(e -> e.model().name() + " " + e.method() + " " + e.subject())
                .containsExactlyInAnyOrder(
                        "modality_dropout attention attention",
                        "modality_dropout attention note_attention",
                        "modality_dropout integrated_gradients molecular",
                        "modality_dropout occlusion notes",
                        "modality_dropout occlusion tile_features",
                        "modality_dropout occlusion clinlab",
                        "modality_dropout modality_shapley risk",
                        "slice_attention_mil attention attention",
                        "slice_attention_mil occlusion slices",
                        "intermediate_gradual grad_cam fmap",
                        "intermediate_gradual modality_shapley risk");
    }

    @Test
    void whatAParticipantLacksIsToldWithTheReason() {
        Map<String, Set<String>> reasons = unexplained.of(TRIAL).stream()
                .collect(Collectors.groupingBy(
                        u -> u.participant() + " " + u.model().name() + " " + u.subject(),
                        Collectors.mapping(u -> u.reason(), Collectors.toCollection(TreeSet::new))));
        assertThat(reasons)
                .containsEntry("GS-0040 modality_dropout attention", Set.of("histology missing"))
                .containsEntry("GS-0040 modality_dropout tile_features", Set.of("histology missing"))
                .containsEntry("GS-0038 modality_dropout note_attention", Set.of("notes missing"))
                .containsEntry("GS-0038 modality_dropout notes", Set.of("notes missing"))
                .containsEntry("GS-0038 slice_attention_mil attention", Set.of("radiology missing"))
                .doesNotContainKey("GS-0001 modality_dropout attention");
        // 3 participants with 11 planned explanations each: every one is stored or accounted for
        assertThat(runs.explanations(TRIAL).size() + unexplained.of(TRIAL).size())
                .isEqualTo(33);
    }

    @Test
    void shapleyValuesAddUpToThePredictionLessThatOfNothing() {
        JsonNode stored = stored("GS-0001", "modality_dropout", "modality_shapley", "risk");
        double sum = StreamSupport.stream(stored.get("modalities").spliterator(), false)
                .mapToDouble(m -> m.get("shapley").doubleValue())
                .sum();
        // 0.6406643: published by the model's authors for GS-0001
        assertThat(stored.get("prediction").doubleValue()).isCloseTo(0.6406643, within(1e-6));
        assertThat(stored.get("baseline").doubleValue() + sum).isCloseTo(0.6406643, within(1e-5));
    }

    @Test
    void aModalityThatIsMissingContributesNothing() {
        JsonNode stored = stored("GS-0040", "modality_dropout", "modality_shapley", "risk");
        JsonNode histology = StreamSupport.stream(stored.get("modalities").spliterator(), false)
                .filter(m -> m.get("modality").stringValue().equals("histology"))
                .findFirst()
                .orElseThrow();
        assertThat(histology.get("presence").stringValue()).isEqualTo("missing");
        assertThat(histology.get("shapley").doubleValue()).isZero();
    }

    @Test
    void attentionOverANoteNamesItsWords() {
        JsonNode stored = stored("GS-0001", "modality_dropout", "attention", "note_attention");
        assertThat(stored.get("kind").stringValue()).isEqualTo("wordWeights");
        assertThat(stored.get("words").get(0).get("word").stringValue()).isEqualTo("allergies");
        assertThat(stored.get("figures").get("weightSum").doubleValue()).isCloseTo(1, within(1e-4));
    }

    @Test
    void gradCamLiesOnTheGridOfItsLayer() {
        JsonNode grid =
                stored("GS-0001", "intermediate_gradual", "grad_cam", "fmap").get("grid");
        // the card: fmap has the shape [batch, 24, 4, 6, 6]
        assertThat(List.of(
                        grid.get("slices").intValue(),
                        grid.get("rows").intValue(),
                        grid.get("columns").intValue()))
                .containsExactly(4, 6, 6);
        assertThat(grid.get("values"))
                .hasSize(144)
                .allSatisfy(v -> assertThat(v.doubleValue()).isNotNegative());
    }

    @Test
    void everyThresholdIsHeldAgainstItsFigure() {
        StoredExplanation path = explanation("GS-0001", "modality_dropout", "integrated_gradients", "molecular");
        JsonNode stored = json(path);
        boolean kept = StreamSupport.stream(stored.get("thresholds").spliterator(), false)
                .allMatch(t -> {
                    double figure = stored.get("figures")
                            .get(t.get("measure").stringValue())
                            .doubleValue();
                    return (t.get("min") == null || figure >= t.get("min").doubleValue())
                            && (t.get("max") == null || figure <= t.get("max").doubleValue());
                });
        assertThat(stored.get("thresholds")).hasSize(5);
        assertThat(path.reliable()).isEqualTo(kept);
        StoredExplanation impossible = explanation("GS-0001", "modality_dropout", "modality_shapley", "risk");
        assertThat(impossible.reliable()).isFalse();
        assertThat(impossible.verdict())
                .isEqualTo("not reliable: sanity under randomized weights missed, 1 of 2 checks passed");
        assertThat(explanation("GS-0001", "modality_dropout", "occlusion", "clinlab")
                        .verdict())
                .isEqualTo("not checked: the plan names no check");
    }

    @Test
    void aSnapshotHoldsWhatDecidedItsNumbers() {
        StoredExplanation explanation = explanation("GS-0001", "modality_dropout", "integrated_gradients", "molecular");
        JsonNode stored = json(explanation);
        String sealed = runs.predictions(TRIAL, explanation.participant()).stream()
                .filter(p -> p.model().equals(explanation.model()))
                .findFirst()
                .orElseThrow()
                .inputs()
                .hex();
        assertThat(stored.get("inputs").stringValue()).isEqualTo(sealed);
        // the digest that the demonstration's trial.json pins
        assertThat(stored.get("modelDigest").stringValue())
                .isEqualTo("cc3ba7229605c77a05013736088f438f865681b041a032e6a54a67f53b6cd06a");
        assertThat(stored.get("parameters").get("steps").intValue()).isEqualTo(64);
        assertThat(stored.get("seed")).isNotNull();
        assertThat(stored.get("runtime").get("onnxRuntime")).isNotNull();
    }

    @Test
    void aPlanThatCannotBeCarriedOutIsRefusedBeforeTheRunStarts() {
        String plan = PLAN.replace("\"layer\": \"fmap\"", "\"layer\": \"fmap_7\"");
        TinyTrial.approved(services, "refused", json -> withMoreModels(json, plan))
                .enrol("GS-0001");
        TrialId refused = new TrialId("refused");

        assertThatThrownBy(() -> runs.runToEnd(COORDINATOR, refused))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The explanation plan cannot be carried out: Grad-CAM of "
                        + "intermediate_gradual@1.0.0 has no gradient at layer fmap_7");

        assertThat(runs.runs(refused)).isEmpty();
        try (var entries = log.entries(AuditFilter.ofTrial("refused").with(AuditAction.RUN_STARTED))) {
            assertThat(entries).isEmpty();
        }
    }

    private StoredExplanation explanation(String participant, String model, String method, String subject) {
        return runs.explanations(TRIAL, new ParticipantId(participant)).stream()
                .filter(e -> e.model().name().equals(model)
                        && e.method().equals(method)
                        && e.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode stored(String participant, String model, String method, String subject) {
        return json(explanation(participant, model, method, subject));
    }

    private JsonNode json(StoredExplanation explanation) {
        return JsonMapper.shared().readTree(new String(contents.get(explanation.numbers()), StandardCharsets.UTF_8));
    }

    /** Adds two models, their strategies and the alignment of the demonstration, and sets the explanation plan. */
    private static String withMoreModels(String tiny, String plan) {
        ObjectNode trial = (ObjectNode) JsonMapper.shared().readTree(tiny);
        JsonNode demo = demo();
        trial.set("alignmentPlan", demo.get("alignmentPlan"));
        trial.set("explanationPlan", JsonMapper.shared().readTree(plan));
        add(demo.get("models"), (ArrayNode) trial.get("models"), "name");
        add(
                demo.get("missingDataPlan").get("strategies"),
                (ArrayNode) trial.get("missingDataPlan").get("strategies"),
                "model");
        return trial.toString();
    }

    private static void add(JsonNode from, ArrayNode to, String name) {
        for (JsonNode node : from) {
            if (Set.of("slice_attention_mil", "intermediate_gradual")
                    .contains(node.get(name).stringValue())) {
                to.add(node);
            }
        }
    }

    private static JsonNode demo() {
        return JsonMapper.shared().readTree(text("trial.json"));
    }

    private static List<String> vocabulary() {
        return text("cohort/vocabulary.txt").lines().toList();
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of("..", "demo", "glioma-rct").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
