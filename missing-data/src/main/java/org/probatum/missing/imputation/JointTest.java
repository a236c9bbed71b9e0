package org.probatum.missing.imputation;

import org.apache.commons.statistics.distribution.FDistribution;
import org.probatum.missing.regression.Cholesky;

/**
 * Tests k coefficients of a model at once from m completed tables.
 *
 * <p>With q̄ the mean of the estimates, Ū of their covariances, B their covariance between tables, d_i the statistic of
 * table i:
 * <pre>
 *   D1 = q̄' Ū⁻¹ q̄ / (k (1 + r)),      r = (1 + 1/m) tr(B Ū⁻¹) / k
 *   D2 = (d̄/k − r (m + 1)/(m − 1)) / (1 + r),   r = (1 + 1/m) var(√d),   df2 = k^(−3/m) (m − 1) (1 + 1/r)²
 *   D3 = d̃ / (k (1 + r)),              r = (m + 1) (d̄ − d̃) / (k (m − 1))
 * </pre>
 * <p>d̃ is the mean likelihood ratio at the pooled estimates. For D1 and D3, with t = k (m − 1) the second degrees of
 * freedom are 4 + (t − 4) (1 + (1 − 2/t)/r)² when t &gt; 4 and t (1 + 1/k) (1 + 1/r)²/2 otherwise; D1 takes Reiter's when
 * the complete data leave finitely many.
 * <p>Source: K.-H. Li, T. E. Raghunathan, D. B. Rubin (1991); K.-H. Li et al. (1991); X.-L. Meng and D. B. Rubin (1992);
 * J. P. Reiter (2007), Biometrika 94, 502–508. R: {@code mitml::testModels}, {@code mice::D3}.
 *
 * @param f statistic, referred to F(df1, df2)
 * @param df1 k
 * @param df2 second degrees of freedom; infinite when r = 0
 * @param p upper tail; 0 to 1
 * @param riv r, relative increase in variance due to what is missing
 */
public record JointTest(double f, int df1, double df2, double p, double riv) {

    /**
     * Wald test from estimates and covariances.
     *
     * @param estimates shape [m][k], m ≥ 2
     * @param covariances shape [m][k][k]
     * @param completeDegreesOfFreedom of the analysis had nothing been missing; positive, may be infinite
     */
    public static JointTest d1(double[][] estimates, double[][][] covariances, double completeDegreesOfFreedom) {
        requireShape(estimates, covariances.length);
        int m = estimates.length;
        int k = estimates[0].length;
        double[] mean = new double[k];
        double[][] within = new double[k][k];
        for (int i = 0; i < m; i++) {
            for (int a = 0; a < k; a++) {
                mean[a] += estimates[i][a] / m;
                for (int b = 0; b < k; b++) {
                    within[a][b] += covariances[i][a][b] / m;
                }
            }
        }
        Cholesky factor = Cholesky.of(within);
        double trace = 0;
        for (double[] estimate : estimates) {
            double[] d = new double[k];
            for (int a = 0; a < k; a++) {
                d[a] = estimate[a] - mean[a];
            }
            trace += factor.inverseQuadraticForm(d) / (m - 1);
        }
        double r = (1 + 1.0 / m) * trace / k;
        double f = factor.inverseQuadraticForm(mean) / (k * (1 + r));
        double t = (double) k * (m - 1);
        boolean finite = !Double.isInfinite(completeDegreesOfFreedom);
        return of(f, k, finite ? reiter(t, r, completeDegreesOfFreedom) : largeSample(t, k, r), r);
    }

    /** Combined Wald statistics; parameters as {@link #d1}. */
    public static JointTest d2(double[][] estimates, double[][][] covariances) {
        requireShape(estimates, covariances.length);
        double[] wald = new double[estimates.length];
        for (int i = 0; i < wald.length; i++) {
            wald[i] = Cholesky.of(covariances[i]).inverseQuadraticForm(estimates[i]);
        }
        return d2(wald, estimates[0].length);
    }

    /**
     * Combined χ² statistics.
     *
     * @param statistics d_i, each χ²(k) under the null hypothesis in its table; shape [m], m ≥ 2
     */
    public static JointTest d2(double[] statistics, int k) {
        int m = statistics.length;
        double mean = 0;
        double meanRoot = 0;
        for (double d : statistics) {
            mean += d / m;
            meanRoot += Math.sqrt(d) / m;
        }
        double spread = 0;
        for (double d : statistics) {
            spread += (Math.sqrt(d) - meanRoot) * (Math.sqrt(d) - meanRoot) / (m - 1);
        }
        double r = (1 + 1.0 / m) * spread;
        double f = (mean / k - (m + 1.0) / (m - 1) * r) / (1 + r);
        double df2 = r == 0 ? Double.POSITIVE_INFINITY : Math.pow(k, -3.0 / m) * (m - 1) * (1 + 1 / r) * (1 + 1 / r);
        return of(Math.max(f, 0), k, df2, r);
    }

    /**
     * Likelihood ratio test.
     *
     * @param atOwnEstimates likelihood ratio statistic of each table at its own estimates; shape [m], m ≥ 2
     * @param atPooledEstimates the same at the pooled estimates of both models; shape [m]
     */
    public static JointTest d3(double[] atOwnEstimates, double[] atPooledEstimates, int k) {
        int m = atOwnEstimates.length;
        if (m < 2 || atPooledEstimates.length != m) {
            throw new IllegalArgumentException("A joint test takes m ≥ 2 likelihood ratios of both kinds, was given "
                    + m + " and " + atPooledEstimates.length);
        }
        double own = 0;
        double pooled = 0;
        for (int i = 0; i < m; i++) {
            own += atOwnEstimates[i] / m;
            pooled += atPooledEstimates[i] / m;
        }
        double r = (m + 1.0) / (k * (m - 1.0)) * (own - pooled);
        return of(pooled / (k * (1 + r)), k, largeSample((double) k * (m - 1), k, r), r);
    }

    private static JointTest of(double f, int k, double df2, double r) {
        // F(k, df2) with df2 → ∞ is χ²(k) / k; 1e10 agrees with it to more than nine digits
        double p = FDistribution.of(k, Math.min(df2, 1e10)).survivalProbability(f);
        return new JointTest(f, k, df2, p, r);
    }

    private static double largeSample(double t, int k, double r) {
        if (r == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return t > 4 ? 4 + (t - 4) * Math.pow(1 + (1 - 2 / t) / r, 2) : t * (1 + 1.0 / k) * Math.pow(1 + 1 / r, 2) / 2;
    }

    /** Reiter (2007), eq. 8, as in {@code mitml}. Where it is not defined (t ≤ 4) the large-sample value. */
    private static double reiter(double t, double r, double complete) {
        if (t <= 4) {
            return largeSample(t, 1, r);
        }
        double a = r * t / (t - 2);
        double v = (complete + 1) / (complete + 3) * complete;
        double c0 = 1 / (t - 4);
        double c1 = v - 2 * (1 + a);
        double c2 = v - 4 * (1 + a);
        double a2 = a * a;
        double z = 1 / c2
                + c0 * (a2 * c1 / ((1 + a) * (1 + a) * c2))
                + c0 * (8 * a2 * c1 / ((1 + a) * c2 * c2) + 4 * a2 / ((1 + a) * c2))
                + c0 * (4 * a2 / (c2 * c1) + 16 * a2 * c1 / (c2 * c2 * c2))
                + c0 * (8 * a2 / (c2 * c2));
        return 4 + 1 / z;
    }

    private static void requireShape(double[][] estimates, int covariances) {
        if (estimates.length < 2 || covariances != estimates.length || estimates[0].length == 0) {
            throw new IllegalArgumentException("A joint test takes m ≥ 2 estimates of k ≥ 1 coefficients and as many"
                    + " covariances, was given " + estimates.length + " and " + covariances);
        }
    }
}
