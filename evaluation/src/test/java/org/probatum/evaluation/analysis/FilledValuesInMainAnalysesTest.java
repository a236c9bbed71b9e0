package org.probatum.evaluation.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.protocol.AnalysisId;
import org.probatum.trial.protocol.AnalysisPurpose;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TrialDefinition;

/**
 * A plan that lets filled and masked inputs of modality_dropout into main analyses, and no filled value of
 * intermediate_guided, late_kronecker or intermediate_gradual.
 */
class FilledValuesInMainAnalysesTest {

    private static final List<String> COLUMNS =
            List.of("G001", "G080", "MUT_A", "crp_mg_l", "platelets_10e9_l", "glucose_mmol_l");

    private final TrialDefinition definition = TrialData.definitionAllowingOnly("modality_dropout");

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aMainAnalysisCountsOnlyWhatThePlanAllows(long seed) {
        List<AnalysedParticipant> participants = participants(new Random(seed));

        assertThat(n(participants, line("auc"), "auc.auc.modality_dropout"))
                .isEqualTo(count(
                        participants, p -> p.prediction("modality_dropout").isPresent()));
        for (String model : List.of("intermediate_guided", "late_kronecker", "intermediate_gradual")) {
            assertThat(n(participants, line("auc"), "auc.auc." + model))
                    .as(model)
                    .isEqualTo(count(participants, p -> withoutFilled(p, model)));
        }
        assertThat(n(participants, line("auc-guided-kronecker"), "auc-guided-kronecker.difference"))
                .isEqualTo(count(
                        participants,
                        p -> withoutFilled(p, "intermediate_guided") && withoutFilled(p, "late_kronecker")));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void aSupplementaryAnalysisCountsThemAll(long seed) {
        List<AnalysedParticipant> participants = participants(new Random(seed));
        PlannedAnalysis line = supplementary(line("auc"));

        for (String model : TrialData.MODELS) {
            assertThat(n(participants, line, "auc.auc." + model))
                    .as(model)
                    .isEqualTo(count(participants, p -> p.prediction(model).isPresent()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void aBarredPredictionChangesNoNumberOfAMainAnalysis(long seed) {
        List<AnalysedParticipant> participants = participants(new Random(seed));
        List<AnalysedParticipant> stripped = participants.stream()
                .map(FilledValuesInMainAnalysesTest::withoutBarred)
                .toList();

        assertThat(TrialAnalysis.postHoc(definition, participants, line("auc-guided-kronecker"))
                        .numbers())
                .isEqualTo(TrialAnalysis.postHoc(definition, stripped, line("auc-guided-kronecker"))
                        .numbers());
    }

    private int n(List<AnalysedParticipant> participants, PlannedAnalysis line, String id) {
        return TrialAnalysis.postHoc(definition, participants, line).numbers().stream()
                .filter(number -> number.id().equals(id))
                .findFirst()
                .orElseThrow()
                .n();
    }

    private PlannedAnalysis line(String id) {
        return definition.analysisPlan().analyses().stream()
                .filter(line -> line.id().equals(new AnalysisId(id)))
                .findFirst()
                .orElseThrow();
    }

    private static PlannedAnalysis supplementary(PlannedAnalysis line) {
        return new PlannedAnalysis(
                line.id(),
                line.title(),
                line.endpoint(),
                line.method(),
                line.analysisSet(),
                AnalysisPurpose.SUPPLEMENTARY,
                line.models(),
                line.covariates(),
                line.stratified(),
                line.tau(),
                line.horizon(),
                line.alpha(),
                line.confLevel(),
                line.options());
    }

    private static int count(List<AnalysedParticipant> participants, Predicate<AnalysedParticipant> counted) {
        return (int) participants.stream().filter(counted).count();
    }

    private static boolean withoutFilled(AnalysedParticipant p, String model) {
        return p.prediction(model).filter(e -> e.filled().isEmpty()).isPresent();
    }

    private static AnalysedParticipant withoutBarred(AnalysedParticipant p) {
        Map<String, CaseOutcome> kept = new HashMap<>(p.predictions());
        kept.keySet().removeIf(model -> !model.equals("modality_dropout") && !withoutFilled(p, model));
        return new AnalysedParticipant(
                p.id(), p.arm(), p.site(), p.stratum(), p.baseline(), p.outcome(), kept, p.columns(), p.withdrawn());
    }

    private static List<AnalysedParticipant> participants(Random random) {
        List<AnalysedParticipant> participants = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Map<String, CaseOutcome> predictions = new HashMap<>();
            for (String model : TrialData.MODELS) {
                predictions.put(model, prediction(model, random));
            }
            boolean event = i < 4 ? i % 2 == 0 : random.nextBoolean();
            participants.add(TrialData.participant(
                    "P" + (1000 + i),
                    i % 2 == 0 ? "ai" : "control",
                    1 + random.nextInt(40),
                    event,
                    new OutcomeValue.Binary(event),
                    predictions));
        }
        return participants;
    }

    private static CaseOutcome prediction(String model, Random random) {
        if (random.nextInt(6) == 0) {
            return new CaseOutcome.NotEvaluable(List.of("histology missing"));
        }
        List<String> filled = random.nextInt(3) == 0
                ? COLUMNS.stream().filter(c -> random.nextInt(3) == 0).toList()
                : List.of();
        List<String> masked =
                model.equals("modality_dropout") && random.nextBoolean() ? List.of("notes", "histology") : List.of();
        double score = random.nextGaussian();
        return new CaseOutcome.Evaluated(
                score, OptionalDouble.of(1 / (1 + Math.exp(-score))), List.of(score), filled, masked);
    }
}
