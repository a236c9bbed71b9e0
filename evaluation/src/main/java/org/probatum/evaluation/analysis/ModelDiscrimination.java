package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.probatum.evaluation.analysis.ReportedNumber.Scale;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.diagnostic.AucEstimate;
import org.probatum.evaluation.statistics.diagnostic.DeLong;
import org.probatum.evaluation.statistics.diagnostic.DeLongComparison;
import org.probatum.evaluation.statistics.diagnostic.Direction;
import org.probatum.evaluation.statistics.survival.HarrellConcordance;
import org.probatum.trial.protocol.PlannedAnalysis;

/** How well the models tell participants with the event from those without. */
final class ModelDiscrimination {

    private ModelDiscrimination() {}

    static AnalysisAnswer auc(AnalysisContext context, PlannedAnalysis line) {
        List<ReportedNumber> numbers = new ArrayList<>();
        List<AnalysisDetail.ModelRoc> curves = new ArrayList<>();
        for (String model : line.models()) {
            List<AnalysedParticipant> rows = context.predicted(line, List.of(model));
            double[] score = scores(rows, model);
            boolean[] positive = context.occurred(rows, line);
            String id = line.id() + ".auc." + model;
            String label = "AUC of " + model;
            switch (DeLong.auc(score, positive, Direction.HIGHER, context.level(line))) {
                case Outcome.NotEstimable<AucEstimate> not ->
                    numbers.add(ReportedNumber.notEstimable(id, label, Scale.PROBABILITY, rows.size(), not.reason()));
                case Outcome.Estimated<AucEstimate> auc -> {
                    numbers.add(ReportedNumber.of(
                                    id, label, Scale.PROBABILITY, auc.value().auc(), rows.size())
                            .within(auc.value().ci())
                            .withEvents(auc.value().nPositive()));
                    curves.add(roc(model, score, positive));
                }
            }
        }
        return new AnalysisAnswer(numbers, new AnalysisDetail.RocCurves(curves), DeLong.SOURCE, List.of());
    }

    static AnalysisAnswer pairedAuc(AnalysisContext context, PlannedAnalysis line) {
        List<AnalysedParticipant> rows = context.predicted(line, line.models());
        List<double[]> scores =
                line.models().stream().map(model -> scores(rows, model)).toList();
        String label = "Difference of AUCs, " + String.join(" minus ", line.models());
        String id = line.id() + ".difference";
        var compared = DeLongComparison.paired(
                scores,
                context.occurred(rows, line),
                line.models().stream().map(model -> Direction.HIGHER).toList(),
                context.level(line));
        return switch (compared) {
            case Outcome.NotEstimable<DeLongComparison> not ->
                AnalysisAnswer.of(
                        List.of(ReportedNumber.notEstimable(id, label, Scale.DIFFERENCE, rows.size(), not.reason())),
                        DeLongComparison.SOURCE);
            case Outcome.Estimated<DeLongComparison> c -> {
                List<ReportedNumber> numbers = new ArrayList<>();
                for (int m = 0; m < line.models().size(); m++) {
                    String model = line.models().get(m);
                    numbers.add(ReportedNumber.of(
                            line.id() + ".auc." + model,
                            "AUC of " + model + " in participants with both predictions",
                            Scale.PROBABILITY,
                            c.value().auc().get(m),
                            rows.size()));
                }
                numbers.add(
                        ReportedNumber.of(id, label, Scale.DIFFERENCE, c.value().difference(), rows.size())
                                .within(c.value().ci())
                                .withStatistic(c.value().z())
                                .withP(c.value().p()));
                yield AnalysisAnswer.of(numbers, DeLongComparison.SOURCE);
            }
        };
    }

    static AnalysisAnswer concordance(AnalysisContext context, PlannedAnalysis line) {
        List<ReportedNumber> numbers = new ArrayList<>();
        for (String model : line.models()) {
            List<AnalysedParticipant> rows = context.predicted(line, List.of(model));
            String id = line.id() + ".c." + model;
            String label = "Harrell's C of " + model;
            switch (HarrellConcordance.of(context.times(rows, line), scores(rows, model))) {
                case Outcome.NotEstimable<HarrellConcordance> not ->
                    numbers.add(ReportedNumber.notEstimable(id, label, Scale.PROBABILITY, rows.size(), not.reason()));
                case Outcome.Estimated<HarrellConcordance> c ->
                    numbers.add(ReportedNumber.of(
                                    id, label, Scale.PROBABILITY, c.value().c(), rows.size())
                            .within(c.value().ci(context.level(line)))
                            .withEvents(context.times(rows, line).events()));
            }
        }
        return AnalysisAnswer.of(numbers, HarrellConcordance.SOURCE);
    }

    static double[] scores(List<AnalysedParticipant> rows, String model) {
        return rows.stream()
                .mapToDouble(p -> p.prediction(model)
                        .map(CaseOutcome.Evaluated::score)
                        .orElseThrow(() -> new IllegalStateException(p.id() + " has no prediction of " + model)))
                .toArray();
    }

    /** The empirical curve: one point for each distinct score, from (0, 0) to (1, 1). */
    private static AnalysisDetail.ModelRoc roc(String model, double[] score, boolean[] positive) {
        int[] order = IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -score[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int positives = 0;
        for (boolean p : positive) {
            positives += p ? 1 : 0;
        }
        int negatives = score.length - positives;
        double[] fpr = new double[score.length + 1];
        double[] tpr = new double[score.length + 1];
        int points = 1;
        int tp = 0;
        int fp = 0;
        for (int k = 0; k < order.length; k++) {
            tp += positive[order[k]] ? 1 : 0;
            fp += positive[order[k]] ? 0 : 1;
            if (k + 1 == order.length || score[order[k + 1]] != score[order[k]]) {
                fpr[points] = (double) fp / negatives;
                tpr[points++] = (double) tp / positives;
            }
        }
        return new AnalysisDetail.ModelRoc(
                model, Series.of(Arrays.copyOf(fpr, points)), Series.of(Arrays.copyOf(tpr, points)));
    }
}
