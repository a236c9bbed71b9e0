package org.probatum.evaluation.statistics.multiplicity;

import java.util.Arrays;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.SortedOrder;

/**
 * Adjusted p values: a hypothesis is rejected when its adjusted p is not above α.
 *
 * <p>With p₍₁₎ ≤ … ≤ p₍ₘ₎:
 * <pre>
 *   Bonferroni            m p
 *   Šidák                 1 − (1 − p)^m
 *   Holm                  max over j ≤ i of (m − j + 1) p₍ⱼ₎
 *   Holm–Šidák            max over j ≤ i of 1 − (1 − p₍ⱼ₎)^(m − j + 1)
 *   Hochberg              min over j ≥ i of (m − j + 1) p₍ⱼ₎
 *   Hommel                closed test of the Simes tests, by Wright's algorithm
 *   Benjamini–Hochberg    min over j ≥ i of m p₍ⱼ₎ / j
 *   Benjamini–Yekutieli   the same times 1 + 1/2 + … + 1/m
 * </pre>
 * <p>All but the last two control the family-wise error rate (Hochberg and Hommel under the Simes condition, Šidák for
 * independent tests); the last two control the false discovery rate. Values are cut at 1. Source: S. Holm (1979); Y.
 * Hochberg (1988); G. Hommel (1988); S. P. Wright (1992), Biometrics 48:1005; Y. Benjamini and Y. Hochberg (1995); Y.
 * Benjamini and D. Yekutieli (2001). R: {@code p.adjust}.
 */
public enum Adjustment {
    BONFERRONI {
        @Override
        double[] ofSorted(double[] p) {
            return each(p, i -> p.length * p[i]);
        }
    },
    HOLM {
        @Override
        double[] ofSorted(double[] p) {
            return runningMaximum(each(p, i -> (p.length - i) * p[i]));
        }
    },
    HOCHBERG {
        @Override
        double[] ofSorted(double[] p) {
            return runningMinimum(each(p, i -> (p.length - i) * p[i]));
        }
    },
    HOMMEL {
        @Override
        double[] ofSorted(double[] p) {
            return hommel(p);
        }
    },
    BENJAMINI_HOCHBERG {
        @Override
        double[] ofSorted(double[] p) {
            return runningMinimum(each(p, i -> p.length * p[i] / (i + 1)));
        }
    },
    BENJAMINI_YEKUTIELI {
        @Override
        double[] ofSorted(double[] p) {
            double harmonic = 0;
            for (int i = p.length; i >= 1; i--) {
                harmonic += 1.0 / i;
            }
            double factor = harmonic;
            return runningMinimum(each(p, i -> factor * p.length * p[i] / (i + 1)));
        }
    },
    SIDAK {
        @Override
        double[] ofSorted(double[] p) {
            return each(p, i -> anyOf(p.length, p[i]));
        }
    },
    HOLM_SIDAK {
        @Override
        double[] ofSorted(double[] p) {
            return runningMaximum(each(p, i -> anyOf(p.length - i, p[i])));
        }
    },
    UNADJUSTED {
        @Override
        double[] ofSorted(double[] p) {
            return p.clone();
        }
    };

    public static final String SOURCE = "Bonferroni; Sidak; Holm 1979; Hochberg 1988; Hommel 1988 by Wright 1992;"
            + " Benjamini and Hochberg 1995; Benjamini and Yekutieli 2001";

    @FunctionalInterface
    private interface AtRank {
        double at(int i);
    }

    /**
     * Adjusted p values in the order of the input.
     *
     * @param p at least one, each from 0 to 1
     */
    public Series adjust(double[] p) {
        int[] order = SortedOrder.ascending(PValues.checked(p));
        double[] sorted = new double[p.length];
        Arrays.setAll(sorted, i -> p[order[i]]);
        double[] ofSorted = ofSorted(sorted);
        double[] adjusted = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            adjusted[order[i]] = Math.min(1, ofSorted[i]);
        }
        return Series.of(adjusted);
    }

    abstract double[] ofSorted(double[] p);

    private static double[] each(double[] p, AtRank value) {
        double[] result = new double[p.length];
        Arrays.setAll(result, value::at);
        return result;
    }

    /** 1 − (1 − p)^m without loss of digits for small p. */
    private static double anyOf(int m, double p) {
        return p == 1 ? 1 : -Math.expm1(m * Math.log1p(-p));
    }

    private static double[] runningMaximum(double[] values) {
        for (int i = 1; i < values.length; i++) {
            values[i] = Math.max(values[i], values[i - 1]);
        }
        return values;
    }

    private static double[] runningMinimum(double[] values) {
        for (int i = values.length - 2; i >= 0; i--) {
            values[i] = Math.min(values[i], values[i + 1]);
        }
        return values;
    }

    private static double[] hommel(double[] p) {
        int m = p.length;
        double simes = Double.POSITIVE_INFINITY;
        for (int i = 0; i < m; i++) {
            simes = Math.min(simes, m * p[i] / (i + 1));
        }
        double[] adjusted = new double[m];
        Arrays.fill(adjusted, simes);
        for (int size = m - 1; size >= 2; size--) {
            double smallest = Double.POSITIVE_INFINITY;
            for (int k = 2; k <= size; k++) {
                smallest = Math.min(smallest, size * p[m - size + k - 1] / k);
            }
            for (int i = 0; i < m; i++) {
                double bound = i <= m - size ? Math.min(size * p[i], smallest) : adjusted(p, size, smallest);
                adjusted[i] = Math.max(adjusted[i], bound);
            }
        }
        for (int i = 0; i < m; i++) {
            adjusted[i] = Math.max(adjusted[i], p[i]);
        }
        return adjusted;
    }

    /** Hypotheses above rank m − size share the bound of that rank. */
    private static double adjusted(double[] p, int size, double smallest) {
        return Math.min(size * p[p.length - size], smallest);
    }
}
