package org.probatum.ui.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.probatum.evaluation.analysis.AnalysisDetail;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.analysis.ReportedNumber;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.survival.ConfidenceScale;
import org.probatum.evaluation.statistics.survival.KaplanMeierCurve;
import org.probatum.report.figure.BandPoint;
import org.probatum.report.figure.Figure;
import org.probatum.report.figure.KaplanMeierFigure;
import org.probatum.report.number.Numbers;

/** Kaplan–Meier curves of the arms, with the effect of the same endpoint in the corner. */
final class SurvivalDrawing {

    /** The band is that of the log scale, as the medians' limits are. */
    private static final ConfidenceScale SCALE = ConfidenceScale.LOG;

    private static final int MOST_TICKS = 9;
    private static final double[] STEPS = {1, 3, 6, 12, 24, 60};

    private SurvivalDrawing() {}

    static Optional<Figure> of(
            AnalysisResult result, AnalysisDetail.SurvivalCurves curves, List<AnalysisResult> all) {
        if (curves.arms().isEmpty()) {
            return Optional.empty();
        }
        double longest = curves.arms().stream()
                .mapToDouble(arm -> arm.curve().lastTime())
                .max()
                .orElseThrow();
        List<Double> ticks = ticks(longest);
        return Optional.of(new KaplanMeierFigure(
                ResultFigures.labels(result),
                "Months since randomization",
                "Proportion without event",
                ticks,
                curves.arms().stream()
                        .map(arm -> curve(arm, ticks, result.confidenceLevel()))
                        .toList(),
                corner(result, all)));
    }

    private static List<Double> ticks(double longest) {
        double step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            step = longest / STEPS[i] <= MOST_TICKS ? STEPS[i] : step;
        }
        List<Double> ticks = new ArrayList<>();
        for (double at = 0; at <= longest; at += step) {
            ticks.add(at);
        }
        return ticks;
    }

    private static KaplanMeierFigure.Curve curve(AnalysisDetail.ArmCurve arm, List<Double> ticks, double level) {
        KaplanMeierCurve curve = arm.curve();
        List<BandPoint> steps = new ArrayList<>(List.of(new BandPoint(0, 1, 1, 1)));
        for (int i = 0; i < curve.time().size(); i++) {
            double survival = curve.survival().get(i);
            Interval limits = curve.limits(i, SCALE, level);
            // Where survival is 0 its limits are not defined: the band ends there.
            steps.add(
                    limits.isDefined()
                            ? new BandPoint(curve.time().get(i), survival, limits.lower(), limits.upper())
                            : new BandPoint(curve.time().get(i), survival, survival, survival));
        }
        double median = curve.median(SCALE, level).estimate();
        return new KaplanMeierFigure.Curve(
                arm.label(),
                steps,
                curve.lastTime(),
                arm.censored().stream().boxed().toList(),
                ticks.stream().map(at -> (long) curve.atRisk(at)).toList(),
                Double.isNaN(median) ? OptionalDouble.empty() : OptionalDouble.of(median));
    }

    private static List<String> corner(AnalysisResult result, List<AnalysisResult> all) {
        Stream<String> hazardRatio = numbers(result, all, "survival.cox")
                .filter(number -> number.id().endsWith(".hazardRatio"))
                .limit(1)
                .map(number -> ResultWords.line("Hazard ratio", number));
        Stream<String> logRank = numbers(result, all, "survival.logRank")
                .filter(number -> number.p().isPresent())
                .limit(1)
                .map(number ->
                        "Log-rank " + Numbers.pStatement(number.p().getAsDouble()));
        return Stream.concat(hazardRatio, logRank).toList();
    }

    private static Stream<ReportedNumber> numbers(AnalysisResult result, List<AnalysisResult> all, String method) {
        return all.stream()
                .filter(other -> other.endpoint().equals(result.endpoint())
                        && other.method().equals(method)
                        && !other.postHoc())
                .flatMap(other -> other.numbers().stream());
    }
}
