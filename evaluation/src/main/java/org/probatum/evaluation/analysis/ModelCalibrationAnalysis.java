package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.analysis.ReportedNumber.Scale;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.diagnostic.Calibration;
import org.probatum.evaluation.statistics.diagnostic.CalibrationCurve;
import org.probatum.evaluation.statistics.diagnostic.RiskBins;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.trial.protocol.PlannedAnalysis;

/** How well predicted probabilities match what happened. */
final class ModelCalibrationAnalysis {

    private static final int CURVE_POINTS = 60;

    private ModelCalibrationAnalysis() {}

    static AnalysisAnswer calibration(AnalysisContext context, PlannedAnalysis line) {
        List<ReportedNumber> numbers = new ArrayList<>();
        List<AnalysisDetail.ModelCalibration> curves = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (String model : line.models()) {
            List<AnalysedParticipant> rows = context.predicted(line, List.of(model)).stream()
                    .filter(p -> p.prediction(model)
                            .filter(e -> e.probability().isPresent())
                            .isPresent())
                    .toList();
            double[] risk = rows.stream()
                    .mapToDouble(
                            p -> p.prediction(model).orElseThrow().probability().getAsDouble())
                    .toArray();
            boolean[] event = context.occurred(rows, line);
            switch (Calibration.of(risk, event)) {
                case Outcome.NotEstimable<Calibration> not ->
                    numbers.add(ReportedNumber.notEstimable(
                            line.id() + ".slope." + model,
                            "Calibration slope of " + model,
                            Scale.COEFFICIENT,
                            rows.size(),
                            not.reason()));
                case Outcome.Estimated<Calibration> c ->
                    numbers.addAll(numbers(line, model, c.value(), context.level(line)));
            }
            if (CalibrationCurve.of(risk, event, CURVE_POINTS, context.level(line))
                    instanceof Outcome.Estimated<CalibrationCurve> curve) {
                curves.add(new AnalysisDetail.ModelCalibration(
                        model, curve.value(), RiskBins.equalWidth(risk, event, 10)));
                warnings.addAll(curve.value().warnings());
            }
        }
        return new AnalysisAnswer(numbers, new AnalysisDetail.Calibrations(curves), Calibration.SOURCE, warnings);
    }

    private static List<ReportedNumber> numbers(PlannedAnalysis line, String model, Calibration c, double level) {
        double z = Distributions.normalQuantileOfLevel(level);
        String of = " of " + model;
        return List.of(
                coefficient(
                        line,
                        model,
                        "intercept",
                        "Calibration in the large" + of,
                        c.calibrationInTheLarge().intercept(),
                        c.calibrationInTheLarge().se(),
                        z,
                        c),
                coefficient(
                        line,
                        model,
                        "slope",
                        "Calibration slope" + of,
                        c.calibrationModel().slope(),
                        c.calibrationModel().slopeSe(),
                        z,
                        c),
                plain(
                        line,
                        model,
                        "observedExpected",
                        "Observed to expected events" + of,
                        Scale.RATIO,
                        c.observedExpected(),
                        c),
                plain(line, model, "brier", "Brier score" + of, Scale.PROBABILITY, c.brier(), c),
                plain(line, model, "ece", "Expected calibration error" + of, Scale.PROBABILITY, c.eceEqualWidth(), c));
    }

    private static ReportedNumber coefficient(
            PlannedAnalysis line,
            String model,
            String name,
            String label,
            double estimate,
            double se,
            double z,
            Calibration c) {
        return ReportedNumber.of(line.id() + "." + name + "." + model, label, Scale.COEFFICIENT, estimate, c.n())
                .within(Interval.around(estimate, z, se))
                .withEvents(c.events());
    }

    private static ReportedNumber plain(
            PlannedAnalysis line,
            String model,
            String name,
            String label,
            Scale scale,
            double estimate,
            Calibration c) {
        return ReportedNumber.of(line.id() + "." + name + "." + model, label, scale, estimate, c.n())
                .withEvents(c.events());
    }
}
