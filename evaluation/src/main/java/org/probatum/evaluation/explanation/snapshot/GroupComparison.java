package org.probatum.evaluation.explanation.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.continuous.TTest;
import org.probatum.evaluation.statistics.continuous.TwoSampleT;
import org.probatum.evaluation.statistics.multiplicity.Adjustment;

/**
 * Attributions of a cohort by groups of participants, such as arms: the mean of each group with its interval, and of two groups
 * the difference.
 *
 * <p>Means carry Student's interval; a difference, the first group less the second, Welch's interval and p value. The p values of
 * all rows are adjusted together by Holm's method, which controls the family-wise error rate; intervals are not adjusted. Treat
 * all of it as descriptive: the comparison is in no locked plan.
 *
 * @param groups in the order asked for
 * @param rows in the order of the cohort's features
 */
public record GroupComparison(List<String> groups, List<Row> rows) {

    public GroupComparison {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
    }

    /** Which number of an attribution is averaged. */
    public enum Measure {
        /** |attribution|: how far the input moves predictions, in whatever direction. */
        MAGNITUDE,
        /** The attribution with its sign: which way it moves them. */
        SIGNED
    }

    /**
     * The mean of one group.
     *
     * @param n participants of the group that have the explanation
     * @param mean in the unit of the output; NaN when n is 0
     * @param interval of the given level; empty when n is below 2 or all values are equal
     */
    public record Mean(int n, double mean, Optional<Interval> interval) {}

    /**
     * The first group less the second.
     *
     * @param p two-sided, not adjusted
     * @param adjusted by Holm's method over all rows that have a difference
     */
    public record Difference(double difference, Interval interval, double p, double adjusted) {}

    /**
     * One input.
     *
     * @param means one for each group
     * @param difference only of two groups, and where both have at least 2 participants and not all values are equal
     */
    public record Row(String name, List<Mean> means, Optional<Difference> difference) {
        public Row {
            means = List.copyOf(means);
        }
    }

    /**
     * @param groupOf the group of each participant; who is in none is left out
     * @param groups names, in order; at least one
     * @param level of the intervals, such as 0.95
     */
    public static GroupComparison of(
            CohortAttributions cohort,
            Map<String, String> groupOf,
            List<String> groups,
            Measure measure,
            double level) {
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("A comparison takes at least one group");
        }
        Map<String, List<Mean>> means = new LinkedHashMap<>();
        Map<String, TTest> differences = new LinkedHashMap<>();
        for (CohortAttributions.Feature feature : cohort.features()) {
            List<double[]> samples = groups.stream()
                    .map(group -> sample(cohort.cases(), feature.attributions(), groupOf, group, measure))
                    .toList();
            means.put(feature.name(), samples.stream().map(s -> mean(s, level)).toList());
            if (samples.size() == 2
                    && samples.stream().allMatch(sample -> sample.length > 1)
                    && TwoSampleT.of(samples.get(0), samples.get(1), level)
                            instanceof Outcome.Estimated<TwoSampleT> estimated) {
                differences.put(feature.name(), estimated.value().welch());
            }
        }
        return new GroupComparison(groups, rows(means, differences));
    }

    private static double[] sample(
            List<String> cases, Series attributions, Map<String, String> groupOf, String group, Measure measure) {
        return IntStream.range(0, cases.size())
                .filter(i -> group.equals(groupOf.get(cases.get(i))))
                .mapToDouble(attributions::get)
                .filter(a -> !Double.isNaN(a))
                .map(a -> measure == Measure.MAGNITUDE ? Math.abs(a) : a)
                .toArray();
    }

    private static Mean mean(double[] sample, double level) {
        double mean = Arrays.stream(sample).average().orElse(Double.NaN);
        double squares = Arrays.stream(sample).map(v -> (v - mean) * (v - mean)).sum();
        if (sample.length < 2 || squares == 0) {
            return new Mean(sample.length, mean, Optional.empty());
        }
        double error = Math.sqrt(squares / (sample.length - 1) / sample.length);
        return new Mean(
                sample.length,
                mean,
                Optional.of(TTest.of(mean, error, sample.length - 1, level).ci()));
    }

    private static List<Row> rows(Map<String, List<Mean>> means, Map<String, TTest> differences) {
        Map<String, Double> adjusted = new LinkedHashMap<>();
        if (!differences.isEmpty()) {
            Series holm = Adjustment.HOLM.adjust(
                    differences.values().stream().mapToDouble(TTest::pTwoSided).toArray());
            int i = 0;
            for (String name : differences.keySet()) {
                adjusted.put(name, holm.get(i++));
            }
        }
        List<Row> rows = new ArrayList<>();
        means.forEach((name, ofGroups) -> rows.add(new Row(
                name,
                ofGroups,
                Optional.ofNullable(differences.get(name))
                        .map(t -> new Difference(
                                t.estimate(), t.ci(), t.pTwoSided(), adjusted.getOrDefault(name, 1.0))))));
        return rows;
    }
}
