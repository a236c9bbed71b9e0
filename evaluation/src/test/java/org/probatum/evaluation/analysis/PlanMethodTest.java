package org.probatum.evaluation.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.probatum.trial.protocol.AnalysisId;
import org.probatum.trial.protocol.AnalysisPurpose;
import org.probatum.trial.protocol.AnalysisSetId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TrialDefinition;

/** Every method says what it is and what it needs. */
class PlanMethodTest {

    private static final TrialDefinition DEFINITION = TrialData.definition();

    @Test
    void thePageOfMethodsHasASectionForEachMethodAndNoOther() {
        assertThat(MethodNote.all().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(PlanMethod.values()).map(PlanMethod::method).toList());
        assertThat(MethodNote.all().values()).allSatisfy(note -> {
            assertThat(note.title()).isNotBlank();
            assertThat(note.formula()).isNotBlank();
            assertThat(note.assumptions()).endsWith(".").doesNotContain("](");
            assertThat(note.source()).matches(".*[0-9]{4}.*").doesNotContain("](");
        });
        assertThat(MethodNote.of("survival.cox").source()).isEqualTo("Cox 1972; Efron 1977 (ties).");
    }

    @Test
    void everyLineOfTheDemonstrationsPlanFits() {
        assertThat(DEFINITION.analysisPlan().analyses())
                .allSatisfy(
                        line -> assertThat(PlanLineCheck.of(DEFINITION, line)).isEmpty());
    }

    @Test
    void whatDoesNotFitIsSaidAtItsField() {
        assertThat(sentences(line("survival.cox", "progression-24m", List.of(), Optional.empty())))
                .containsExactly("METHOD: This method needs a time-to-event endpoint, and Progression within 24 months "
                        + "is none");
        assertThat(sentences(line("survival.rmst", "time-to-progression", List.of(), Optional.empty())))
                .containsExactly("TAU: The time to which the mean is restricted, above 0 months");
        assertThat(sentences(line("survival.rmst", "time-to-progression", List.of(), Optional.of(-3.0))))
                .containsExactly("TAU: A number of months above 0, was -3.0");
        assertThat(sentences(line("diagnostic.auc", "progression-24m", List.of(), Optional.empty())))
                .containsExactly("MODELS: At least one model");
        assertThat(sentences(
                        line("diagnostic.aucPaired", "progression-24m", List.of("modality_dropout"), Optional.empty())))
                .containsExactly("MODELS: Exactly 2 models, was 1");
        assertThat(sentences(line("diagnostic.auc", "progression-24m", List.of("tile_encoder"), Optional.empty())))
                .containsExactly("MODELS: The trial has no model tile_encoder that predicts");
        assertThat(sentences(line(
                        "diagnostic.calibration", "progression-24m", List.of("slice_attention_mil"), Optional.empty())))
                .containsExactly("MODELS: The model slice_attention_mil gives no probability, which this method needs");
        assertThat(sentences(line("survival.magic", "time-to-progression", List.of(), Optional.empty())))
                .singleElement()
                .asString()
                .startsWith("METHOD: The trial's analysis does not know survival.magic; known are ");
    }

    private static List<String> sentences(PlannedAnalysis line) {
        return PlanLineCheck.of(DEFINITION, line).stream()
                .map(problem -> problem.field() + ": " + problem.sentence())
                .toList();
    }

    private static PlannedAnalysis line(String method, String endpoint, List<String> models, Optional<Double> tau) {
        return new PlannedAnalysis(
                new AnalysisId("line"),
                "A line",
                new EndpointId(endpoint),
                method,
                new AnalysisSetId("full-analysis-set"),
                AnalysisPurpose.SUPPLEMENTARY,
                models,
                List.of(),
                false,
                tau,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
