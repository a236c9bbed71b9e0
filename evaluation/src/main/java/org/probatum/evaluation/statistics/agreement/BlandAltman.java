package org.probatum.evaluation.statistics.agreement;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.continuous.OneSampleT;
import org.probatum.evaluation.statistics.continuous.Sample;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Two measurements of the same things: bias, limits of agreement and Lin's concordance correlation.
 *
 * <p>Limits are bias ± 1.96 s of the differences x − y, with standard error s √(1/n + 1.96²/(2(n − 1))) and t intervals.
 * The concordance correlation takes variances with divisor n; its interval uses the arctanh transformation. Source: J. M.
 * Bland and D. G. Altman (1999), Statistical Methods in Medical Research 8:135; L. I.-K. Lin (1989), Biometrics 45:255,
 * with the corrected variance of 2000. R: {@code epiR::epi.ccc}.
 */
public record BlandAltman(
        int n,
        double bias,
        double sd,
        double seBias,
        Interval biasCi,
        double lowerLimit,
        double upperLimit,
        double seLimit,
        Interval lowerLimitCi,
        Interval upperLimitCi,
        double concordanceCorrelation,
        Interval concordanceCi) {

    public static final String SOURCE = "Bland and Altman 1999; Lin 1989 and 2000";

    private static final double COVERAGE = 1.96;

    /**
     * @param x first measurements
     * @param y second measurements of the same things
     */
    public static Outcome<BlandAltman> of(double[] x, double[] y, double confidenceLevel) {
        Sample differences = Sample.of(OneSampleT.differences(x, y));
        int n = differences.n();
        if (n < 3) {
            return Outcome.notEstimable("too-few-values", "Limits of agreement need at least 3 pairs, there are " + n);
        }
        double s = differences.standardDeviation();
        double bias = differences.mean();
        double seBias = s / Math.sqrt(n);
        double seLimit = s * Math.sqrt(1.0 / n + COVERAGE * COVERAGE / (2 * (n - 1.0)));
        double t = Distributions.studentQuantileOfLevel(confidenceLevel, n - 1.0);
        double lower = bias - COVERAGE * s;
        double upper = bias + COVERAGE * s;
        Concordance concordance = concordance(x, y, confidenceLevel);
        return Outcome.of(new BlandAltman(
                n,
                bias,
                s,
                seBias,
                Interval.around(bias, t, seBias),
                lower,
                upper,
                seLimit,
                Interval.around(lower, t, seLimit),
                Interval.around(upper, t, seLimit),
                concordance.estimate(),
                concordance.ci()));
    }

    private record Concordance(double estimate, Interval ci) {}

    private static Concordance concordance(double[] x, double[] y, double level) {
        int n = x.length;
        Sample first = Sample.of(x);
        Sample second = Sample.of(y);
        double xx = first.variance() * (n - 1) / n;
        double yy = second.variance() * (n - 1) / n;
        if (!(xx > 0 && yy > 0)) {
            return new Concordance(Double.NaN, Interval.UNDEFINED);
        }
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xy += (x[i] - first.mean()) * (y[i] - second.mean()) / n;
        }
        double shift = first.mean() - second.mean();
        double r = xy / Math.sqrt(xx * yy);
        double c = 2 * xy / (xx + yy + shift * shift);
        if (r == 0 || Math.abs(c) >= 1) {
            return new Concordance(c, Interval.UNDEFINED);
        }
        double u2 = shift * shift / Math.sqrt(xx * yy);
        double variance = ((1 - r * r) * c * c * (1 - c * c) / (r * r)
                        + 2 * c * c * c * (1 - c) * u2 / r
                        - 0.5 * c * c * c * c * u2 * u2 / (r * r))
                / (n - 2);
        double z = Math.log((1 + c) / (1 - c)) / 2;
        double half = Distributions.normalQuantileOfLevel(level) * Math.sqrt(variance) / (1 - c * c);
        return new Concordance(c, new Interval(Math.tanh(z - half), Math.tanh(z + half)));
    }
}
