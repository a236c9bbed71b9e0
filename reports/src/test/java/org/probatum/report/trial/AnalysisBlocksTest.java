package org.probatum.report.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.analysis.AnalysisDetail;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.analysis.ReportedNumber;
import org.probatum.evaluation.analysis.ReportedNumber.Scale;
import org.probatum.evaluation.analysis.Standing;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.report.Cell;
import org.probatum.report.Table;
import org.probatum.trial.protocol.AnalysisPurpose;

/** How the numbers of an answer are printed, by the rules of a statistical report: estimate, interval, then p. */
class AnalysisBlocksTest {

    private static final ReportedNumber HAZARD_RATIO = ReportedNumber.of(
                    "cox.hazardRatio", "Hazard ratio", Scale.RATIO, 0.6012, 200)
            .within(new Interval(0.4056, 0.8944))
            .withP(0.0119)
            .withEvents(104);

    @Test
    void printsEstimateIntervalEventsAndP() {
        assertThat(texts(HAZARD_RATIO)).containsExactly("Hazard ratio", "200", "104", "0.60 (0.41 to 0.89)", "0.012");
    }

    @Test
    void printsATestByItsStatisticAndASmallPAsABound() {
        assertThat(texts(ReportedNumber.test("logrank.test", "Log-rank test", 18.4, 1, 0.00002, 200)))
                .containsExactly("Log-rank test", "200", "", "χ² = 18.40, df 1", "<0.001");
    }

    @Test
    void saysWhyThereIsNoEstimate() {
        ReportedNumber none =
                ReportedNumber.notEstimable("auc.b", "AUC of b", Scale.PROBABILITY, 0, "no event in arm B");
        assertThat(texts(none)).containsExactly("AUC of b", "0", "", "Not estimable: no event in arm B", "");
    }

    @Test
    void putsTheUnitBesideTheNameAndRoundsByScale() {
        assertThat(texts(ReportedNumber.of("km.median", "Median time", Scale.TIME, 36.72, 101)
                        .in("months")))
                .startsWith("Median time (months)", "101", "", "36.7");
        assertThat(texts(ReportedNumber.of("rd", "Risk difference", Scale.DIFFERENCE, -0.15549, 149)))
                .contains("\u22120.155");
    }

    @Test
    void keepsTheIdOfEachNumberAndTheSourceBelow() {
        Table table = AnalysisBlocks.table(result(HAZARD_RATIO));
        assertThat(table.id()).isEqualTo("T-cox");
        assertThat(table.rows().getFirst().numberId()).contains("cox.hazardRatio");
        assertThat(table.notes())
                .containsExactly("95% confidence intervals. Cox 1972.", "Two participants had no time.");
    }

    @Test
    void partsTheEstimateFromItsIntervalForTheSummary() {
        assertThat(AnalysisBlocks.pointEstimate(HAZARD_RATIO)).isEqualTo("0.60");
        assertThat(AnalysisBlocks.interval(HAZARD_RATIO)).contains("0.41 to 0.89");
        ReportedNumber negative = ReportedNumber.of("d", "Difference", Scale.DIFFERENCE, -0.155, 149)
                .within(new Interval(-0.304, 0.005));
        assertThat(AnalysisBlocks.pointEstimate(negative)).isEqualTo("\u22120.155");
        assertThat(AnalysisBlocks.interval(negative)).contains("\u22120.304 to 0.005");
        assertThat(AnalysisBlocks.interval(ReportedNumber.of("b", "Brier score", Scale.PROBABILITY, 0.188, 149)))
                .isEmpty();
    }

    private static List<String> texts(ReportedNumber number) {
        return AnalysisBlocks.table(result(number)).rows().getFirst().cells().stream()
                .map(Cell::text)
                .toList();
    }

    private static AnalysisResult result(ReportedNumber number) {
        return new AnalysisResult(
                "cox",
                "Hazard ratio, Cox model",
                "progression",
                "Time to progression",
                Optional.empty(),
                "survival.cox",
                "All randomized participants",
                AnalysisPurpose.MAIN,
                Standing.LOCKED_PLAN,
                0.95,
                List.of(number),
                new AnalysisDetail.None(),
                "Cox 1972",
                List.of("Two participants had no time"));
    }
}
