package org.probatum.evaluation.statistics.continuous;

import org.apache.commons.numbers.gamma.LogGamma;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Two independent samples compared by their means, x minus y.
 *
 * <pre>
 *   Welch    se² = s₁²/n₁ + s₂²/n₂,  df = se⁴ / (s₁⁴/(n₁²(n₁ − 1)) + s₂⁴/(n₂²(n₂ − 1)))
 *   pooled   se² = s²(1/n₁ + 1/n₂),  s² = ((n₁ − 1)s₁² + (n₂ − 1)s₂²)/(n₁ + n₂ − 2)
 *   d        difference / s (Cohen);  g = d Γ(m/2) / (√(m/2) Γ((m − 1)/2)), m = n₁ + n₂ − 2 (Hedges)
 * </pre>
 * <p>Assumes independent, about normal measurements; the pooled test also equal variances. Source: B. L. Welch (1947),
 * Biometrika 34:28; L. V. Hedges (1981). R: {@code t.test}, {@code var.test}.
 */
public record TwoSampleT(
        int n1,
        int n2,
        double mean1,
        double mean2,
        double sd1,
        double sd2,
        double cohenD,
        double hedgesG,
        TTest welch,
        TTest pooled,
        VarianceRatio varianceRatio) {

    public static final String SOURCE = "Student 1908; Welch 1947; Hedges 1981; F ratio of variances";

    /** F = s₁²/s₂² with its exact interval for normal measurements. */
    public record VarianceRatio(double f, double p, Interval ci) {}

    /**
     * @param x at least 2 measurements
     * @param y at least 2 measurements
     */
    public static Outcome<TwoSampleT> of(double[] x, double[] y, double confidenceLevel) {
        Sample first = Sample.of(x, "x");
        Sample second = Sample.of(y, "y");
        if (first.n() < 2 || second.n() < 2) {
            return Outcome.notEstimable(
                    "too-few-values",
                    "Each sample needs at least 2 values, there are " + first.n() + " and " + second.n());
        }
        if (first.variance() + second.variance() <= 0) {
            return Outcome.notEstimable("zero-variance", "All values of each sample are equal");
        }
        return Outcome.of(of(first, second, confidenceLevel));
    }

    private static TwoSampleT of(Sample first, Sample second, double level) {
        double difference = first.mean() - second.mean();
        double v1 = first.variance() / first.n();
        double v2 = second.variance() / second.n();
        double df = (v1 + v2) * (v1 + v2) / (v1 * v1 / (first.n() - 1) + v2 * v2 / (second.n() - 1));
        int m = first.n() + second.n() - 2;
        double s2 = ((first.n() - 1) * first.variance() + (second.n() - 1) * second.variance()) / m;
        double d = difference / Math.sqrt(s2);
        return new TwoSampleT(
                first.n(),
                second.n(),
                first.mean(),
                second.mean(),
                first.standardDeviation(),
                second.standardDeviation(),
                d,
                d * smallSampleFactor(m),
                TTest.of(difference, Math.sqrt(v1 + v2), df, level),
                TTest.of(difference, Math.sqrt(s2 * (1.0 / first.n() + 1.0 / second.n())), m, level),
                varianceRatio(first, second, level));
    }

    private static double smallSampleFactor(int m) {
        return m < 2
                ? Double.NaN
                : Math.exp(LogGamma.value(m / 2.0) - LogGamma.value((m - 1) / 2.0) - Math.log(m / 2.0) / 2);
    }

    private static VarianceRatio varianceRatio(Sample first, Sample second, double level) {
        if (first.variance() == 0 || second.variance() == 0) {
            return new VarianceRatio(Double.NaN, Double.NaN, Interval.UNDEFINED);
        }
        double f = first.variance() / second.variance();
        double df1 = first.n() - 1.0;
        double df2 = second.n() - 1.0;
        double upper = Distributions.fSf(f, df1, df2);
        double lower = Distributions.fSf(1 / f, df2, df1);
        double tail = Distributions.tail(level);
        return new VarianceRatio(
                f,
                Math.min(1, 2 * Math.min(lower, upper)),
                new Interval(f / fUpperQuantile(tail, df1, df2), f * fUpperQuantile(tail, df2, df1)));
    }

    private static double fUpperQuantile(double tail, double df1, double df2) {
        double share = Distributions.betaQuantile(tail, df2 / 2, df1 / 2);
        return df2 * (1 - share) / (df1 * share);
    }
}
