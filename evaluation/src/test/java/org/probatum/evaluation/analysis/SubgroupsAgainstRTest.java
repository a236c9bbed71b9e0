package org.probatum.evaluation.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.trial.protocol.AnalysisId;
import org.probatum.trial.protocol.AnalysisPurpose;
import org.probatum.trial.protocol.AnalysisSetId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TrialDefinition;

/**
 * Subgroups of the demonstration trial against R's {@code survival}; script and versions stand in
 * {@code src/test/resources/trial-analysis/subgroups.R} and in the first line of the stored file.
 */
class SubgroupsAgainstRTest {

    private static final TrialDefinition DEFINITION = TrialData.definition();
    private static final List<AnalysedParticipant> PARTICIPANTS = TrialData.participants("demo");
    private static final Map<String, String> CUTS = Map.of("cuts", "age_years=50,65");

    @Test
    void everySubgroupGivesWhatRGives() {
        Map<String, ReportedNumber> numbers = new HashMap<>();
        answer(line("survival", "survival.subgroups", "time-to-progression", List.of("grade", "age_years"), CUTS))
                .numbers()
                .forEach(number -> numbers.put(number.id(), number));
        answer(line("binary", "binary.subgroups", "progression-24m", List.of("age_years"), CUTS))
                .numbers()
                .forEach(number -> numbers.put(number.id(), number));
        Map<String, Map<String, String>> expected = TrialData.expected("subgroups");

        assertThat(numbers.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        SoftAssertions softly = new SoftAssertions();
        expected.forEach((id, row) -> {
            ReportedNumber number =
                    numbers.getOrDefault(id, ReportedNumber.of(id, "", ReportedNumber.Scale.TEST, Double.NaN, 0));
            same(softly, id + " estimate", number.estimate().orElse(Double.NaN), row.get("estimate"));
            same(softly, id + " statistic", number.statistic().orElse(Double.NaN), row.get("statistic"));
            same(softly, id + " p", number.p().orElse(Double.NaN), row.get("p"));
            same(softly, id + " lower", limits(number).lower(), row.get("lower"));
            same(softly, id + " upper", limits(number).upper(), row.get("upper"));
            softly.assertThat(number.n()).as(id + " n").isEqualTo(Integer.parseInt(row.getOrDefault("n", "")));
        });
        softly.assertAll();
    }

    @Test
    void aSmallSubgroupIsNotEstimatedAndHasNoPartInTheTest() {
        // of the ten who are 75 or older, 4 are in the arm ai and 6 in the control arm
        AnalysisResult result = answer(line(
                "s",
                "survival.subgroups",
                "time-to-progression",
                List.of("age_years"),
                Map.of("cuts", "age_years=50,75")));

        ReportedNumber old = result.number(".age_years.75-and-above").orElseThrow();
        assertThat(old.notEstimable()).contains("Fewer than 10 participants in an arm");
        assertThat(old.estimate()).isEmpty();
        ReportedNumber interaction = result.number(".interaction.age_years").orElseThrow();
        assertThat(interaction.degreesOfFreedom()).hasValue(1);
        assertThat(interaction.n()).isEqualTo(PARTICIPANTS.size() - old.n());
    }

    @Test
    void oneSiteOnlyCannotInteract() {
        AnalysisResult result =
                answer(line("s", "survival.subgroups", "time-to-progression", List.of(), Map.of("bySite", "true")));

        assertThat(result.number(".interaction.site").orElseThrow().notEstimable())
                .contains("Fewer than two subgroups are large enough to be estimated");
        assertThat(result.standing()).isEqualTo(Standing.POST_HOC);
    }

    @Test
    void stratifiedWithinSubgroupsItStillTests() {
        PlannedAnalysis plain = line("s", "survival.subgroups", "time-to-progression", List.of("age_years"), CUTS);
        AnalysisResult result = answer(new PlannedAnalysis(
                plain.id(),
                plain.title(),
                plain.endpoint(),
                plain.method(),
                plain.analysisSet(),
                plain.purpose(),
                plain.models(),
                plain.covariates(),
                true,
                plain.tau(),
                plain.horizon(),
                plain.alpha(),
                plain.confLevel(),
                plain.options()));

        assertThat(result.number(".interaction.age_years").orElseThrow().p().orElseThrow())
                .isBetween(0.0, 1.0);
        // the overall estimate is then the plan's stratified one (R: 0.778570412748399)
        assertThat(result.number("s.hazardRatio").orElseThrow().estimate().orElseThrow())
                .isCloseTo(0.778570412748399, within(1e-6));
    }

    @Test
    void cutPointsThatMeanNothingAreRefused() {
        for (String cuts : List.of("age_years", "age_years=old", "age_years=65,50")) {
            assertThatThrownBy(() -> SubgroupFactor.cuts(cuts))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Cut points");
        }
    }

    @Test
    void theDecisionCurveIsTheMeanOfGainsAndHarms() {
        AnalysisResult result = answer(new PlannedAnalysis(
                new AnalysisId("dca"),
                "Decision curve",
                new EndpointId("progression-24m"),
                "diagnostic.decisionCurve",
                new AnalysisSetId("evaluable-set"),
                AnalysisPurpose.SUPPLEMENTARY,
                List.of("modality_dropout"),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of()));

        // R 4.2.2: b <- subset(demo.csv, !is.na(progression_24m)); h <- t / (1 - t)
        // mean((b$modality_dropout >= t) * ifelse(b$progression_24m == 1, 1, -h)) at t = 0.2 and 0.5
        assertThat(result.number("netBenefit.modality_dropout.20")
                        .orElseThrow()
                        .estimate()
                        .orElseThrow())
                .isCloseTo(0.4370860927152318, within(1e-12));
        assertThat(result.number("netBenefit.modality_dropout.50")
                        .orElseThrow()
                        .estimate()
                        .orElseThrow())
                .isCloseTo(0.2384105960264901, within(1e-12));
        assertThat(result.detail()).isInstanceOf(AnalysisDetail.DecisionCurves.class);
    }

    private static AnalysisResult answer(PlannedAnalysis line) {
        assertThat(PlanLineCheck.of(DEFINITION, line)).isEmpty();
        return TrialAnalysis.postHoc(DEFINITION, PARTICIPANTS, line);
    }

    private static PlannedAnalysis line(
            String id, String method, String endpoint, List<String> columns, Map<String, String> options) {
        return new PlannedAnalysis(
                new AnalysisId(id),
                "Subgroups",
                new EndpointId(endpoint),
                method,
                new AnalysisSetId("full-analysis-set"),
                AnalysisPurpose.SUPPLEMENTARY,
                List.of(),
                columns,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                options);
    }

    private static Interval limits(ReportedNumber number) {
        return number.interval().orElse(new Interval(Double.NaN, Double.NaN));
    }

    private static void same(SoftAssertions softly, String what, double actual, String expected) {
        if (expected == null || expected.isEmpty()) {
            return;
        }
        softly.assertThat(actual).as(what).isCloseTo(Double.parseDouble(expected), within(1e-6));
    }
}
