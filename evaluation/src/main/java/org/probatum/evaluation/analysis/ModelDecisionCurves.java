package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.probatum.evaluation.analysis.ReportedNumber.Scale;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.diagnostic.NetBenefit;
import org.probatum.evaluation.statistics.diagnostic.NetBenefitDifference;
import org.probatum.trial.protocol.PlannedAnalysis;

/** Net benefit of treating by a model's probability, against treating all and treating none. */
final class ModelDecisionCurves {

    /** 1 % to 80 %. */
    private static final double[] CURVE =
            IntStream.rangeClosed(1, 80).mapToDouble(t -> t / 100.0).toArray();

    private static final int[] REPORTED_PERCENT = {10, 20, 30, 40, 50};

    private ModelDecisionCurves() {}

    static AnalysisAnswer decisionCurves(AnalysisContext context, PlannedAnalysis line) {
        List<ReportedNumber> numbers = new ArrayList<>();
        List<AnalysisDetail.ModelDecisionCurve> curves = new ArrayList<>();
        for (String model : line.models()) {
            List<AnalysedParticipant> rows = context.predicted(line, List.of(model)).stream()
                    .filter(p -> p.prediction(model)
                            .filter(e -> e.probability().isPresent())
                            .isPresent())
                    .toList();
            boolean[] event = context.occurred(rows, line);
            if (rows.size() < 2) {
                numbers.add(ReportedNumber.notEstimable(
                        line.id() + ".netBenefit." + model,
                        "Net benefit of " + model,
                        Scale.DIFFERENCE,
                        rows.size(),
                        "Fewer than two participants have a probability and a captured endpoint"));
                continue;
            }
            double[] risk = rows.stream()
                    .mapToDouble(
                            p -> p.prediction(model).orElseThrow().probability().getAsDouble())
                    .toArray();
            numbers.addAll(numbers(line, model, risk, event, context.level(line)));
            curves.add(new AnalysisDetail.ModelDecisionCurve(
                    model,
                    Series.of(CURVE),
                    NetBenefit.of(risk, event, CURVE).netBenefit(),
                    NetBenefit.ofTreatingAll(event, CURVE)));
        }
        return new AnalysisAnswer(numbers, new AnalysisDetail.DecisionCurves(curves), NetBenefit.SOURCE, List.of());
    }

    private static List<ReportedNumber> numbers(
            PlannedAnalysis line, String model, double[] risk, boolean[] event, double level) {
        double[] none = new double[risk.length];
        double[] all = new double[risk.length];
        Arrays.fill(all, 1);
        List<ReportedNumber> numbers = new ArrayList<>();
        for (int percent : REPORTED_PERCENT) {
            double threshold = percent / 100.0;
            String at = " at a threshold of " + percent + " %";
            numbers.add(number(
                    line.id() + ".netBenefit." + model + "." + percent,
                    "Net benefit of " + model + at,
                    NetBenefitDifference.of(risk, none, event, threshold, level)));
            numbers.add(number(
                    line.id() + ".againstAll." + model + "." + percent,
                    "Net benefit of " + model + " minus that of treating all" + at,
                    NetBenefitDifference.of(risk, all, event, threshold, level)));
        }
        return numbers;
    }

    private static ReportedNumber number(String id, String label, NetBenefitDifference difference) {
        return ReportedNumber.of(id, label, Scale.DIFFERENCE, difference.estimate(), difference.n())
                .within(difference.ci());
    }
}
