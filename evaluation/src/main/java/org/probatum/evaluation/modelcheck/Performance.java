package org.probatum.evaluation.modelcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.comparison.Proportion;
import org.probatum.evaluation.statistics.diagnostic.AucEstimate;
import org.probatum.evaluation.statistics.diagnostic.Calibration;
import org.probatum.evaluation.statistics.diagnostic.DeLong;
import org.probatum.evaluation.statistics.diagnostic.Direction;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.survival.HarrellConcordance;
import org.probatum.evaluation.statistics.survival.SurvivalTimes;
import org.probatum.trial.acquisition.CsvTable;

/** The figures of a model on the participants it scored. */
final class Performance {

    static final double LEVEL = 0.95;

    private static final double CUT = 0.5;

    private final ModelTask task;
    private final Map<String, Double> claims;

    /**
     * @param claims the card's metrics
     */
    Performance(ModelTask task, Map<String, Double> claims) {
        this.task = task;
        this.claims = Map.copyOf(claims);
    }

    /** Every figure that the task allows, the card's claim beside it. */
    List<Metric> metrics(List<ScoredCase> scored) {
        String suffix = task.reference().suffix();
        List<Metric> metrics = new ArrayList<>();
        metrics.add(auc("auc_" + suffix, "AUC, " + task.reference().label(), scored, LEVEL));
        if (task.reference() == ModelTask.Reference.PROGRESSION_24_MONTHS) {
            metrics.add(concordance(scored));
        }
        if (task.probability().isPresent()) {
            List<ScoredCase> known = known(scored);
            double[] risk = risks(known);
            boolean[] event = events(known);
            metrics.add(brier("brier_" + suffix, risk, event));
            metrics.add(share("sensitivity_at_0.5", "Sensitivity at 0.5", risk, event, true));
            metrics.add(share("specificity_at_0.5", "Specificity at 0.5", risk, event, false));
            metrics.add(accuracy(risk, event));
        }
        return metrics.stream()
                .map(metric -> claims.containsKey(metric.name()) ? metric.claimedAs(claims.get(metric.name())) : metric)
                .toList();
    }

    /** Calibration of the probability; empty when the model gives none or the data do not determine it. */
    Optional<Calibration> calibration(List<ScoredCase> scored) {
        List<ScoredCase> known = known(scored);
        if (task.probability().isEmpty() || known.isEmpty()) {
            return Optional.empty();
        }
        double[] risk = risks(known);
        boolean valid = Arrays.stream(risk).allMatch(r -> r >= 0 && r <= 1);
        return valid && Calibration.of(risk, events(known)) instanceof Outcome.Estimated<Calibration> calibration
                ? Optional.of(calibration.value())
                : Optional.empty();
    }

    /** The area under the ROC curve of the score, limits by DeLong. */
    static Metric auc(String name, String label, List<ScoredCase> scored, double level) {
        List<ScoredCase> known = known(scored);
        boolean[] event = events(known);
        double[] score = known.stream().mapToDouble(ScoredCase::score).toArray();
        return switch (DeLong.auc(score, event, Direction.HIGHER, level)) {
            case Outcome.Estimated<AucEstimate> auc ->
                Metric.of(
                        name,
                        label,
                        auc.value().auc(),
                        auc.value().ci(),
                        known.size(),
                        auc.value().nPositive());
            case Outcome.NotEstimable<AucEstimate> not ->
                Metric.notEstimable(name, label, known.size(), count(event), not.reason());
        };
    }

    private static Metric concordance(List<ScoredCase> scored) {
        List<ScoredCase> followed = scored.stream()
                .filter(c -> c.participant().number("followup_months").isPresent()
                        && c.participant().text("event").isPresent())
                .toList();
        String label = "Harrell's C, time to progression";
        if (followed.isEmpty()) {
            return Metric.notEstimable("c_index", label, 0, 0, "The cohort has no follow-up");
        }
        SurvivalTimes times = SurvivalTimes.of(
                followed.stream()
                        .mapToDouble(
                                c -> c.participant().number("followup_months").getAsDouble())
                        .toArray(),
                events(followed, c -> c.participant().text("event").map("1"::equals)));
        double[] score = followed.stream().mapToDouble(ScoredCase::score).toArray();
        return switch (HarrellConcordance.of(times, score)) {
            case Outcome.Estimated<HarrellConcordance> c ->
                Metric.of("c_index", label, c.value().c(), c.value().ci(LEVEL), followed.size(), times.events());
            case Outcome.NotEstimable<HarrellConcordance> not ->
                Metric.notEstimable("c_index", label, followed.size(), times.events(), not.reason());
        };
    }

    /** Mean squared difference; limits from the standard error of that mean. */
    private static Metric brier(String name, double[] risk, boolean[] event) {
        int n = risk.length;
        double[] squared = new double[n];
        for (int i = 0; i < n; i++) {
            squared[i] = (risk[i] - (event[i] ? 1 : 0)) * (risk[i] - (event[i] ? 1 : 0));
        }
        double mean = Arrays.stream(squared).average().orElse(Double.NaN);
        double spread = Arrays.stream(squared).map(s -> (s - mean) * (s - mean)).sum();
        if (n < 2) {
            return Metric.notEstimable(name, "Brier score", n, count(event), "It takes at least two participants");
        }
        Interval limits = Interval.around(
                        mean, Distributions.normalQuantileOfLevel(LEVEL), Math.sqrt(spread / (n - 1) / n))
                .clippedTo(0, 1);
        return Metric.of(name, "Brier score", mean, limits, n, count(event));
    }

    private static Metric share(String name, String label, double[] risk, boolean[] event, boolean among) {
        int n = 0;
        int right = 0;
        for (int i = 0; i < risk.length; i++) {
            if (event[i] == among) {
                n++;
                right += (risk[i] >= CUT) == among ? 1 : 0;
            }
        }
        return proportion(name, label, right, n, among ? n : 0);
    }

    private static Metric accuracy(double[] risk, boolean[] event) {
        int right = 0;
        for (int i = 0; i < risk.length; i++) {
            right += (risk[i] >= CUT) == event[i] ? 1 : 0;
        }
        return proportion("accuracy_at_0.5", "Accuracy at 0.5", right, risk.length, count(event));
    }

    private static Metric proportion(String name, String label, int x, int n, int events) {
        if (n == 0) {
            return Metric.notEstimable(name, label, 0, 0, "There is no such participant");
        }
        Proportion proportion = new Proportion(x, n);
        return Metric.of(name, label, proportion.estimate(), proportion.wilson(LEVEL), n, events);
    }

    static List<ScoredCase> known(List<ScoredCase> scored) {
        return scored.stream().filter(c -> c.event().isPresent()).toList();
    }

    private static double[] risks(List<ScoredCase> known) {
        return known.stream()
                .mapToDouble(c -> c.probability().orElse(Double.NaN))
                .toArray();
    }

    private static boolean[] events(List<ScoredCase> known) {
        return events(known, ScoredCase::event);
    }

    private static boolean[] events(
            List<ScoredCase> cases, java.util.function.Function<ScoredCase, Optional<Boolean>> of) {
        boolean[] events = new boolean[cases.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = of.apply(cases.get(i)).orElseThrow();
        }
        return events;
    }

    private static int count(boolean[] event) {
        int count = 0;
        for (boolean e : event) {
            count += e ? 1 : 0;
        }
        return count;
    }

    /** The participants whose column holds a word. */
    static List<ScoredCase> where(List<ScoredCase> scored, String column, String word) {
        return scored.stream()
                .filter(c -> c.participant().text(column).filter(word::equals).isPresent())
                .toList();
    }

    /** The words of a column, sorted. */
    static List<String> words(List<ScoredCase> scored, String column) {
        return scored.stream()
                .map(ScoredCase::participant)
                .map((CsvTable.Row row) -> row.text(column))
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
    }
}
