package org.probatum.missing.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;

/**
 * How closely the distributions of synthetic variables, and their pairs, follow the real ones.
 *
 * <pre>
 *   shape of a numeric or ordinal variable   1 − sup |F_real − F_synthetic|     (Kolmogorov–Smirnov)
 *   shape of a binary or nominal variable    1 − ½ Σ |share_real − share_synthetic|   (total variation)
 *   pair of variables with an order          1 − ½ |r_real − r_synthetic|       (Pearson's correlation)
 *   score = ½ (mean shape + mean pair); the mean shape alone when there is no pair
 * </pre>
 * <p>Missing values are left out and counted. A variable without a value on one side has no shape and is named.
 * <p>Source: N. Patki, R. Wedge, K. Veeramachaneni (2016), The Synthetic Data Vault; SDMetrics column shapes and
 * column pair trends.
 *
 * @param score 0 to 1; empty when no variable could be compared
 * @param shapes 0 to 1 by variable
 * @param pairs 0 to 1 by pair, named {@code first × second}
 * @param realValues values of the real table that were used
 * @param syntheticValues values of the synthetic table that were used
 * @param leftOut missing values of both tables
 * @param notCompared variables without a value on one side
 */
public record FidelityScore(
        OptionalDouble score,
        Map<String, Double> shapes,
        Map<String, Double> pairs,
        int realValues,
        int syntheticValues,
        int leftOut,
        List<String> notCompared) {

    /**
     * @throws IllegalArgumentException if the tables do not have the same variables
     */
    public static FidelityScore of(ObservationTable real, ObservationTable synthetic) {
        TableDistance.requireSameVariables(real, synthetic);
        Map<String, Double> shapes = new LinkedHashMap<>();
        Map<String, Double> pairs = new LinkedHashMap<>();
        List<String> notCompared = new ArrayList<>();
        int realValues = 0;
        int syntheticValues = 0;
        int p = real.variables().size();
        for (int v = 0; v < p; v++) {
            double[] a = seen(real.column(v));
            double[] b = seen(synthetic.column(v));
            realValues += a.length;
            syntheticValues += b.length;
            if (a.length == 0 || b.length == 0) {
                notCompared.add(real.variables().get(v).name());
            } else {
                shapes.put(
                        real.variables().get(v).name(),
                        1 - distance(real.variables().get(v), a, b));
            }
            for (int w = 0; w < v; w++) {
                if (isOrdered(real.variables().get(v))
                        && isOrdered(real.variables().get(w))) {
                    double r = correlation(real.column(w), real.column(v));
                    double s = correlation(synthetic.column(w), synthetic.column(v));
                    if (!Double.isNaN(r) && !Double.isNaN(s)) {
                        String name = real.variables().get(w).name() + " × "
                                + real.variables().get(v).name();
                        pairs.put(name, 1 - Math.abs(r - s) / 2);
                    }
                }
            }
        }
        int leftOut = p * (real.rows() + synthetic.rows()) - realValues - syntheticValues;
        return new FidelityScore(
                score(shapes, pairs), shapes, pairs, realValues, syntheticValues, leftOut, notCompared);
    }

    private static OptionalDouble score(Map<String, Double> shapes, Map<String, Double> pairs) {
        OptionalDouble shape =
                shapes.values().stream().mapToDouble(Double::doubleValue).average();
        OptionalDouble pair =
                pairs.values().stream().mapToDouble(Double::doubleValue).average();
        return shape.isPresent() && pair.isPresent()
                ? OptionalDouble.of((shape.getAsDouble() + pair.getAsDouble()) / 2)
                : shape;
    }

    private static double[] seen(double[] column) {
        return Arrays.stream(column).filter(x -> !Double.isNaN(x)).sorted().toArray();
    }

    private static boolean isOrdered(Variable variable) {
        return variable.scale() != Variable.Scale.NOMINAL;
    }

    private static double distance(Variable variable, double[] a, double[] b) {
        return switch (variable.scale()) {
            case NUMERIC, ORDINAL -> kolmogorovSmirnov(a, b);
            case BINARY, NOMINAL -> totalVariation(a, b);
        };
    }

    /** Largest difference of the distribution functions of two sorted samples. */
    static double kolmogorovSmirnov(double[] a, double[] b) {
        int i = 0;
        int j = 0;
        double largest = 0;
        while (i < a.length && j < b.length) {
            double here = Math.min(a[i], b[j]);
            while (i < a.length && a[i] == here) {
                i++;
            }
            while (j < b.length && b[j] == here) {
                j++;
            }
            largest = Math.max(largest, Math.abs(i / (double) a.length - j / (double) b.length));
        }
        return largest;
    }

    private static double totalVariation(double[] a, double[] b) {
        double sum = 0;
        for (double value :
                Arrays.stream(concatenated(a, b)).sorted().distinct().toArray()) {
            sum += Math.abs(share(a, value) - share(b, value));
        }
        return sum / 2;
    }

    private static double[] concatenated(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static double share(double[] values, double value) {
        return Arrays.stream(values).filter(x -> x == value).count() / (double) values.length;
    }

    /** Pearson's correlation over rows that have both; NaN when one does not vary there. */
    private static double correlation(double[] x, double[] y) {
        double n = 0;
        double mx = 0;
        double my = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                n++;
                double dx = x[i] - mx;
                double dy = y[i] - my;
                mx += dx / n;
                my += dy / n;
                sxx += dx * (x[i] - mx);
                syy += dy * (y[i] - my);
                sxy += dx * (y[i] - my);
            }
        }
        return sxx > 0 && syy > 0 ? sxy / Math.sqrt(sxx * syy) : Double.NaN;
    }
}
