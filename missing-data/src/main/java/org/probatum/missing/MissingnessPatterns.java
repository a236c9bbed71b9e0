package org.probatum.missing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is missing in a table: by variable, by pattern, and how the gaps of one variable meet the values of the others.
 *
 * <p>With r = 1 for an observed value and 0 for a missing one, and i over rows, k over variables:
 * <pre>
 *   influx_j  = Σ_k Σ_i (1 − r_ij) r_ik / Σ_k Σ_i r_ik          how well j's gaps are surrounded by observed values
 *   outflux_j = Σ_k Σ_i r_ij (1 − r_ik) / Σ_k Σ_i (1 − r_ik)    how useful j is for the gaps of the others
 * </pre>
 * <p>In a table without a gap every outflux is 1 and every influx 0, as in R's {@code mice::flux}.
 * <p>Source: S. van Buuren (2018), Flexible Imputation of Missing Data, 4.1.3.
 *
 * @param n participants
 * @param completeCases participants with no missing value
 * @param missingPerVariable number of missing values by variable
 * @param patterns by falling count, then by the text in rising order
 * @param influx 0 to 1, by variable
 * @param outflux 0 to 1, by variable
 * @param proportionObserved 0 to 1, by variable
 */
public record MissingnessPatterns(
        int n,
        int completeCases,
        Map<String, Integer> missingPerVariable,
        List<MissingnessPattern> patterns,
        Map<String, Double> influx,
        Map<String, Double> outflux,
        Map<String, Double> proportionObserved) {

    public static final String SOURCE =
            "van Buuren 2018, Flexible Imputation of Missing Data, 4.1: patterns, influx," + " outflux";

    /**
     * @throws IllegalArgumentException if the table has no row
     */
    public static MissingnessPatterns of(ObservationTable table) {
        int n = table.rows();
        int p = table.variables().size();
        if (n == 0) {
            throw new IllegalArgumentException("Missingness patterns need a table with at least one row");
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        int complete = 0;
        for (int row = 0; row < n; row++) {
            String pattern = patternOf(table, row);
            counts.merge(pattern, 1, Integer::sum);
            complete += pattern.indexOf('0') < 0 ? 1 : 0;
        }
        List<MissingnessPattern> patterns = new ArrayList<>();
        counts.forEach((observed, count) -> patterns.add(new MissingnessPattern(observed, count)));
        patterns.sort(Comparator.comparingInt(MissingnessPattern::count)
                .reversed()
                .thenComparing(MissingnessPattern::observed));
        Map<String, Integer> missing = new LinkedHashMap<>();
        Map<String, Double> influx = new LinkedHashMap<>();
        Map<String, Double> outflux = new LinkedHashMap<>();
        Map<String, Double> proportion = new LinkedHashMap<>();
        for (int v = 0; v < p; v++) {
            String name = table.variables().get(v).name();
            int gaps = table.missingCount(v);
            missing.put(name, gaps);
            proportion.put(name, (n - gaps) / (double) n);
            putFlux(patterns, v, name, influx, outflux);
        }
        return new MissingnessPatterns(n, complete, missing, List.copyOf(patterns), influx, outflux, proportion);
    }

    /** The pattern of one row. */
    public static String patternOf(ObservationTable table, int row) {
        StringBuilder pattern = new StringBuilder();
        for (int v = 0; v < table.variables().size(); v++) {
            pattern.append(table.isMissing(row, v) ? '0' : '1');
        }
        return pattern.toString();
    }

    private static void putFlux(
            List<MissingnessPattern> patterns,
            int v,
            String name,
            Map<String, Double> influx,
            Map<String, Double> outflux) {
        double observed = 0;
        double missing = 0;
        double into = 0;
        double out = 0;
        for (MissingnessPattern pattern : patterns) {
            double seen = (double) pattern.count() * pattern.observedCount();
            double unseen = (double) pattern.count() * (pattern.observed().length() - pattern.observedCount());
            observed += seen;
            missing += unseen;
            into += pattern.isObserved(v) ? 0 : seen;
            out += pattern.isObserved(v) ? unseen : 0;
        }
        influx.put(name, observed == 0 ? 0 : into / observed);
        outflux.put(name, missing == 0 ? 1 : out / missing);
    }
}
