package org.probatum.evaluation.explanation.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.statistics.Series;

/**
 * Attributions of named inputs over a cohort, most moved first.
 *
 * <pre>
 *   mean |attribution| = Σ |aᵢ| / n over the n participants that have the explanation
 * </pre>
 *
 * <p>A group's attribution in one participant is the sum of its members' signed attributions, so that members that pull apart
 * cancel, as they do in the prediction.
 *
 * <p>Source: S. M. Lundberg et al. (2020), From local explanations to global understanding with explainable AI for trees, Nat.
 * Mach. Intell. 2:56, figures of mean magnitudes and of single attributions coloured by the feature's value.
 *
 * @param cases the participants, in the order of each feature's series
 */
public record CohortAttributions(List<String> cases, List<Feature> features) {

    public CohortAttributions {
        cases = List.copyOf(cases);
        features = List.copyOf(features);
    }

    /**
     * One input over the cohort.
     *
     * @param values of the input in its own unit; NaN where it has none, as for a group
     * @param attributions signed, one for each case; NaN where a case has none
     */
    public record Feature(String name, Series values, Series attributions) {

        /** Mean of |attribution| over the cases that have one; 0 when none has. */
        public double meanMagnitude() {
            return attributions.stream()
                    .filter(a -> !Double.isNaN(a))
                    .map(Math::abs)
                    .average()
                    .orElse(0);
        }

        /** Mean of the attributions with their signs; 0 when no case has one. */
        public double meanSigned() {
            return attributions.stream().filter(a -> !Double.isNaN(a)).average().orElse(0);
        }

        /** Cases that have one. */
        public int n() {
            return (int) attributions.stream().filter(a -> !Double.isNaN(a)).count();
        }
    }

    /** @param explanations named values by participant, in the order of the cases; each input is matched by its name */
    public static CohortAttributions of(Map<String, Snapshot.Named> explanations) {
        List<String> cases = List.copyOf(explanations.keySet());
        Map<String, double[][]> byName = new LinkedHashMap<>();
        int next = 0;
        for (Snapshot.Named explanation : explanations.values()) {
            int i = next++;
            for (Snapshot.Part part : explanation.parts()) {
                double[][] feature = byName.computeIfAbsent(part.name(), name -> empty(cases.size()));
                feature[0][i] = part.value();
                feature[1][i] = part.attribution();
            }
        }
        List<Feature> features = new ArrayList<>();
        byName.forEach((name, series) -> features.add(new Feature(name, Series.of(series[0]), Series.of(series[1]))));
        return sorted(cases, features);
    }

    private static double[][] empty(int cases) {
        double[][] empty = new double[2][cases];
        java.util.Arrays.fill(empty[0], Double.NaN);
        java.util.Arrays.fill(empty[1], Double.NaN);
        return empty;
    }

    private static CohortAttributions sorted(List<String> cases, List<Feature> features) {
        return new CohortAttributions(
                cases,
                features.stream()
                        .sorted(Comparator.comparingDouble((Feature f) -> -f.meanMagnitude())
                                .thenComparing(Feature::name))
                        .toList());
    }

    /**
     * The same cohort with the features of each group summed up; a feature of no group is left out.
     *
     * @param groups names of features by name of the group
     */
    public CohortAttributions inGroups(Map<String, List<String>> groups) {
        Map<String, Feature> byName = new LinkedHashMap<>();
        features.forEach(feature -> byName.put(feature.name(), feature));
        List<Feature> sums = new ArrayList<>();
        groups.forEach((group, members) -> {
            List<Feature> known = members.stream()
                    .filter(byName::containsKey)
                    .map(byName::get)
                    .toList();
            if (!known.isEmpty()) {
                sums.add(new Feature(group, Series.of(empty(cases.size())[0]), sum(known)));
            }
        });
        return sorted(cases, sums);
    }

    /**
     * The same cohort with one more feature: the sum of the magnitudes of all, how far the whole input moves a prediction.
     *
     * @param name of that feature
     */
    public CohortAttributions withTotal(String name) {
        double[] total = new double[cases.size()];
        for (Feature feature : features) {
            for (int i = 0; i < total.length; i++) {
                total[i] += Math.abs(feature.attributions().get(i));
            }
        }
        List<Feature> all = new ArrayList<>(features);
        all.add(new Feature(name, Series.of(empty(cases.size())[0]), Series.of(total)));
        return new CohortAttributions(cases, all);
    }

    private Series sum(List<Feature> members) {
        double[] sum = new double[cases.size()];
        for (Feature member : members) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += member.attributions().get(i);
            }
        }
        return Series.of(sum);
    }
}
