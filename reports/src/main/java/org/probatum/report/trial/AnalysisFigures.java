package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.probatum.evaluation.analysis.AnalysisDetail;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.analysis.ReportedNumber;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.survival.ConfidenceScale;
import org.probatum.evaluation.statistics.survival.KaplanMeierCurve;
import org.probatum.report.figure.BandPoint;
import org.probatum.report.figure.CalibrationFigure;
import org.probatum.report.figure.DecisionCurveFigure;
import org.probatum.report.figure.Figure;
import org.probatum.report.figure.FigureLabels;
import org.probatum.report.figure.ForestFigure;
import org.probatum.report.figure.KaplanMeierFigure;
import org.probatum.report.figure.RocFigure;
import org.probatum.report.figure.XY;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.TrialDefinition;

/** Figures of analyses. */
final class AnalysisFigures {

    private static final int MOST_TICKS = 8;

    private AnalysisFigures() {}

    static Optional<Figure> of(TrialDefinition definition, AnalysisResult result) {
        return switch (result.detail()) {
            case AnalysisDetail.SurvivalCurves curves
            when !curves.arms().isEmpty() -> Optional.of(kaplanMeier(result, curves));
            case AnalysisDetail.RocCurves roc when !roc.models().isEmpty() -> Optional.of(roc(result, roc));
            case AnalysisDetail.Calibrations c when !c.models().isEmpty() -> Optional.of(calibration(result, c));
            case AnalysisDetail.Subgroups subgroups -> Optional.of(subgroups(result, subgroups));
            case AnalysisDetail.DecisionCurves curves
            when !curves.models().isEmpty() -> Optional.of(decisionCurves(result, curves));
            default -> result.method().equals("survival.cox") ? forest(definition, result) : Optional.empty();
        };
    }

    private static Figure kaplanMeier(AnalysisResult result, AnalysisDetail.SurvivalCurves curves) {
        double longest = curves.arms().stream()
                .mapToDouble(arm -> arm.curve().lastTime())
                .max()
                .orElseThrow();
        List<Double> ticks = ticks(longest);
        List<KaplanMeierFigure.Curve> drawn = curves.arms().stream()
                .map(arm -> curve(arm, ticks, result.confidenceLevel()))
                .toList();
        List<String> corner = result.numbers().stream()
                .filter(number -> number.scale() == ReportedNumber.Scale.TIME)
                .map(AnalysisFigures::words)
                .toList();
        return new KaplanMeierFigure(
                labels(result, "Kaplan-Meier curves with 95 % bands, censoring ticks and numbers at risk"),
                "Months since enrolment",
                "Without event",
                ticks,
                drawn,
                corner);
    }

    private static KaplanMeierFigure.Curve curve(AnalysisDetail.ArmCurve arm, List<Double> ticks, double level) {
        KaplanMeierCurve km = arm.curve();
        List<BandPoint> steps = new ArrayList<>();
        steps.add(new BandPoint(0, 1, 1, 1));
        for (int i = 0; i < km.time().size(); i++) {
            double survival = km.survival().get(i);
            Interval limits = km.limits(i, ConfidenceScale.LOG, level);
            boolean defined = limits.isDefined();
            steps.add(new BandPoint(
                    km.time().get(i),
                    survival,
                    defined ? Math.min(limits.lower(), survival) : survival,
                    defined ? Math.max(limits.upper(), survival) : survival));
        }
        KaplanMeierCurve.Quantile median = km.median(ConfidenceScale.LOG, level);
        return new KaplanMeierFigure.Curve(
                arm.label(),
                steps,
                km.lastTime(),
                list(arm.censored()),
                ticks.stream().map(t -> (long) km.atRisk(t)).toList(),
                median.isReached() ? OptionalDouble.of(median.estimate()) : OptionalDouble.empty());
    }

    /** 0 and multiples of 3, 6 or 12 months, at most eight. */
    private static List<Double> ticks(double longest) {
        double step = 3;
        while (longest / step > MOST_TICKS) {
            step *= 2;
        }
        List<Double> ticks = new ArrayList<>();
        for (double at = 0; at <= longest; at += step) {
            ticks.add(at);
        }
        return ticks;
    }

    private static Figure roc(AnalysisResult result, AnalysisDetail.RocCurves roc) {
        List<RocFigure.Curve> curves = roc.models().stream()
                .map(model -> new RocFigure.Curve(
                        model.model(),
                        result.number(".auc." + model.model())
                                .map(n -> "AUC " + value(n))
                                .orElse(""),
                        points(model.falsePositiveRate(), model.sensitivity()),
                        List.of(),
                        List.of()))
                .toList();
        return new RocFigure(labels(result, "ROC curves of the models with their areas"), curves);
    }

    private static List<XY> points(Series x, Series y) {
        List<XY> points = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            points.add(new XY(x.get(i), y.get(i)));
        }
        return points;
    }

    private static Figure calibration(AnalysisResult result, AnalysisDetail.Calibrations calibrations) {
        List<CalibrationFigure.Curve> curves = new ArrayList<>();
        List<String> corner = new ArrayList<>();
        for (AnalysisDetail.ModelCalibration model : calibrations.models()) {
            List<BandPoint> flexible = new ArrayList<>();
            for (int i = 0; i < model.curve().risk().size(); i++) {
                flexible.add(new BandPoint(
                        model.curve().risk().get(i),
                        model.curve().observed().get(i),
                        model.curve().lower().get(i),
                        model.curve().upper().get(i)));
            }
            List<BandPoint> grouped = new ArrayList<>();
            List<Long> counts = new ArrayList<>();
            for (int b = 0; b < model.bins().size().size(); b++) {
                double size = model.bins().size().get(b);
                counts.add((long) size);
                if (size > 0) {
                    double observed = model.bins().events().get(b) / size;
                    grouped.add(new BandPoint(model.bins().riskSum().get(b) / size, observed, observed, observed));
                }
            }
            curves.add(new CalibrationFigure.Curve(model.model(), flexible, grouped, counts));
            for (String name : List.of(".intercept.", ".slope.")) {
                result.number(name + model.model())
                        .map(AnalysisFigures::words)
                        .map(words ->
                                calibrations.models().size() == 1 ? words.replace(" of " + model.model(), "") : words)
                        .ifPresent(corner::add);
            }
        }
        return new CalibrationFigure(
                labels(result, "Observed against predicted probability with a flexible curve and its band"),
                curves,
                corner);
    }

    private static Optional<Figure> forest(TrialDefinition definition, AnalysisResult result) {
        List<ForestFigure.Line> lines = new ArrayList<>();
        for (ReportedNumber number : result.numbers()) {
            if (number.estimate().isPresent() && number.interval().isPresent()) {
                double value = number.estimate().getAsDouble();
                Interval i = number.interval().get();
                lines.add(new ForestFigure.Line.Estimate(
                        number.label(),
                        String.valueOf(number.n()),
                        value,
                        i.lower(),
                        i.upper(),
                        1,
                        value(number),
                        false));
            }
        }
        if (lines.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new ForestFigure(
                labels(result, "Hazard ratios with confidence intervals"),
                "Hazard ratio",
                true,
                1,
                "fewer events",
                "more events",
                "n",
                "",
                lines));
    }

    private static Figure subgroups(AnalysisResult result, AnalysisDetail.Subgroups subgroups) {
        boolean ratio = subgroups.overall().scale() == ReportedNumber.Scale.RATIO;
        List<ForestFigure.Line> lines = new ArrayList<>();
        lines.add(line(subgroups.overall(), "All participants", ratio, true));
        for (AnalysisDetail.SubgroupFactorEffects factor : subgroups.factors()) {
            lines.add(new ForestFigure.Line.Group(
                    ArmTables.words(factor.factor()),
                    factor.interaction().p().isPresent()
                            ? Numbers.pValue(factor.interaction().p().getAsDouble())
                            : ""));
            for (int i = 0; i < factor.levels().size(); i++) {
                lines.add(line(factor.effects().get(i), factor.levels().get(i), ratio, false));
            }
        }
        String effect = ratio ? "Hazard ratio" : "Risk difference";
        return new ForestFigure(
                labels(result, effect + "s in subgroups with confidence intervals and tests of interaction"),
                effect + " (" + Numbers.decimal(100 * result.confidenceLevel(), 0) + "% CI)",
                ratio,
                ratio ? 1 : 0,
                "fewer events",
                "more events",
                "n / events",
                "Interaction p",
                lines);
    }

    private static ForestFigure.Line line(ReportedNumber number, String label, boolean ratio, boolean pooled) {
        String counts = number.n()
                + (number.events().isPresent() ? " / " + number.events().getAsInt() : "");
        if (number.estimate().isEmpty() || number.interval().isEmpty()) {
            return new ForestFigure.Line.NotEstimable(
                    label, counts, number.notEstimable().orElse("no interval"));
        }
        Interval limits = number.interval().get();
        double width = ratio ? Math.log(limits.upper() / limits.lower()) : limits.upper() - limits.lower();
        return new ForestFigure.Line.Estimate(
                label,
                counts,
                number.estimate().getAsDouble(),
                limits.lower(),
                limits.upper(),
                // inverse variance, but for a factor that is the same in every line
                Double.isFinite(width) && width > 0 ? 1 / (width * width) : 1e-6,
                value(number),
                pooled);
    }

    private static Figure decisionCurves(AnalysisResult result, AnalysisDetail.DecisionCurves curves) {
        AnalysisDetail.ModelDecisionCurve first = curves.models().getFirst();
        return new DecisionCurveFigure(
                labels(result, "Net benefit over threshold probabilities, against treating all and treating none"),
                curves.models().stream()
                        .map(model -> new DecisionCurveFigure.Curve(
                                model.model(), points(model.threshold(), model.netBenefit())))
                        .toList(),
                points(first.threshold(), first.treatAll()));
    }

    private static FigureLabels labels(AnalysisResult result, String alternative) {
        String stamp =
                result.standing().stamp().map(words -> words + " \u00b7 ").orElse("");
        return new FigureLabels(
                result.endpointTitle(),
                stamp + result.title() + " \u00b7 " + result.analysisSet(),
                stamp + alternative);
    }

    private static String words(ReportedNumber number) {
        return number.label() + ": " + value(number);
    }

    private static String value(ReportedNumber number) {
        return switch (AnalysisBlocks.estimate(number)) {
            case org.probatum.report.Cell.NotEstimable not -> not.text();
            case org.probatum.report.Cell cell -> cell.text();
        };
    }

    private static List<Double> list(Series series) {
        return series.stream().boxed().toList();
    }
}
