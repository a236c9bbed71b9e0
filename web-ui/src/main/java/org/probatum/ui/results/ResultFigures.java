package org.probatum.ui.results;

import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.analysis.AnalysisDetail;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.analysis.ReportedNumber;
import org.probatum.report.figure.Figure;
import org.probatum.report.figure.FigureLabels;
import org.probatum.report.figure.ForestFigure;
import org.probatum.report.number.Numbers;

/** What the figure of an analysis shows; the plot engine is that of the report. */
final class ResultFigures {

    private ResultFigures() {}

    /**
     * @param all the answers of the plan, from which a curve's corner takes the effect
     * @return empty where nothing can be drawn
     */
    static Optional<Figure> of(AnalysisResult result, List<AnalysisResult> all) {
        return switch (result.detail()) {
            case AnalysisDetail.SurvivalCurves curves -> SurvivalDrawing.of(result, curves, all);
            case AnalysisDetail.RocCurves curves -> ModelDrawings.roc(result, curves);
            case AnalysisDetail.Calibrations curves -> ModelDrawings.calibration(result, curves);
            case AnalysisDetail.None none -> forest(result);
        };
    }

    /** Title, analysis set and the numbers in words. */
    static FigureLabels labels(AnalysisResult result) {
        String subtitle = result.endpointTitle() + " · " + result.analysisSet();
        return new FigureLabels(result.title(), subtitle, inWords(result));
    }

    /** Every number of the analysis, one sentence each. */
    static String inWords(AnalysisResult result) {
        StringBuilder words = new StringBuilder(result.title()).append('.');
        for (ReportedNumber number : result.numbers()) {
            words.append(' ').append(number.label()).append(": ").append(ResultWords.estimate(number));
            String interval = ResultWords.interval(number);
            if (!interval.isEmpty()) {
                words.append(" (").append(interval).append(')');
            }
            if (number.p().isPresent()) {
                words.append(", ").append(Numbers.pStatement(number.p().getAsDouble()));
            }
            words.append('.');
        }
        return words.toString();
    }

    /** The effects with an interval under each other, where there are several on one axis. */
    private static Optional<Figure> forest(AnalysisResult result) {
        List<ReportedNumber> effects = result.numbers().stream()
                .filter(ResultFigures::isDrawn)
                .toList();
        boolean sameScale = effects.stream().map(ReportedNumber::scale).distinct().count() == 1;
        if (effects.size() < 2 || !sameScale) {
            return Optional.empty();
        }
        boolean ratio = effects.getFirst().scale() == ReportedNumber.Scale.RATIO;
        boolean probability = effects.getFirst().scale() == ReportedNumber.Scale.PROBABILITY;
        if (!ratio && !probability) {
            return Optional.empty();
        }
        String level = Numbers.decimal(100 * result.confidenceLevel(), 0) + "% CI";
        return Optional.of(new ForestFigure(
                labels(result),
                (ratio ? "Hazard ratio (" : "Estimate (") + level + ")",
                ratio,
                ratio ? 1 : 0.5,
                ratio ? "lower hazard" : "below chance",
                ratio ? "higher hazard" : "above chance",
                "n / events",
                "",
                effects.stream().map(ResultFigures::line).toList()));
    }

    private static boolean isDrawn(ReportedNumber number) {
        return number.estimate().isPresent()
                && number.interval()
                        .filter(limits -> Double.isFinite(limits.lower()) && Double.isFinite(limits.upper()))
                        .filter(limits -> limits.contains(number.estimate().getAsDouble()))
                        .filter(limits -> number.scale() != ReportedNumber.Scale.RATIO || limits.lower() > 0)
                        .isPresent();
    }

    private static ForestFigure.Line line(ReportedNumber number) {
        var limits = number.interval().orElseThrow();
        String counts = Numbers.count(number.n()) + " / " + ResultWords.events(number);
        return new ForestFigure.Line.Estimate(
                number.label(),
                counts,
                number.estimate().getAsDouble(),
                limits.lower(),
                limits.upper(),
                1,
                ResultWords.line("", number).strip(),
                false);
    }
}
