package org.probatum.evaluation.association;

import java.util.Arrays;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.continuous.Quantiles;
import org.probatum.evaluation.statistics.continuous.Sample;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * The shape of a sample: moments, quantiles, Shapiro–Wilk; and Kolmogorov–Smirnov against a second sample.
 *
 * <p>Skewness and excess kurtosis have divisor n; madScaled is 1.4826 × the median absolute deviation. W is the squared
 * correlation of the order statistics with Royston's weights, its p from his normal approximation, for 3 to 5,000 values.
 * The exact p of D takes ties between the samples into account. Source: J. P. Royston (1995), Applied Statistics 44:547
 * (AS R94); N. V. Smirnov (1939); G. Schröer and D. Trenkler (1995). R: {@code shapiro.test}, {@code ks.test}.
 */
public record SampleShape(
        int n,
        double mean,
        double sd,
        double skewness,
        double excessKurtosis,
        double median,
        double madScaled,
        double iqr,
        ShapiroWilk shapiroWilk) {

    public static final String SOURCE = "Hyndman and Fan 1996; Royston 1995 (AS R94); Smirnov 1939";

    private static final double MAD_SCALE = 1.4826;
    private static final double[] FIRST = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};
    private static final double[] SECOND = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
    private static final double[] SMALL_GAMMA = {-2.273, 0.459};
    private static final double[] SMALL_MEAN = {0.544, -0.39978, 0.025054, -6.714e-4};
    private static final double[] SMALL_SD = {1.3822, -0.77857, 0.062767, -0.0020322};
    private static final double[] LARGE_MEAN = {-1.5861, -0.31082, -0.083751, 0.0038915};
    private static final double[] LARGE_SD = {-0.4803, -0.082676, 0.0030302};

    /** NaN outside 3 to 5,000 values. */
    public record ShapiroWilk(double w, double p) {}

    public record KolmogorovSmirnov(double d, double pAsymptotic, double pExact) {}

    /** @param x at least 2 finite values, not all equal */
    public static Outcome<SampleShape> of(double[] x) {
        Sample sample = Sample.of(x, "x");
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        if (x.length < 2 || sorted[0] == sorted[x.length - 1]) {
            return Outcome.notEstimable("zero-variance", "The values do not differ");
        }
        double m2 = moment(x, sample.mean(), 2);
        double median = Quantiles.median(x);
        double mad = Quantiles.median(
                Arrays.stream(x).map(value -> Math.abs(value - median)).toArray());
        return Outcome.of(new SampleShape(
                x.length,
                sample.mean(),
                sample.standardDeviation(),
                moment(x, sample.mean(), 3) / Math.pow(m2, 1.5),
                moment(x, sample.mean(), 4) / (m2 * m2) - 3,
                median,
                MAD_SCALE * mad,
                Quantiles.ofSorted(sorted, 0.75, 7) - Quantiles.ofSorted(sorted, 0.25, 7),
                shapiroWilk(sorted)));
    }

    private static double moment(double[] x, double mean, int power) {
        double sum = 0;
        for (double value : x) {
            sum += Math.pow(value - mean, power);
        }
        return sum / x.length;
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        return value;
    }

    private static ShapiroWilk shapiroWilk(double[] sorted) {
        int n = sorted.length;
        if (n < 3 || n > 5000) {
            return new ShapiroWilk(Double.NaN, Double.NaN);
        }
        double[] a = weights(n);
        double mean = Sample.of(sorted).mean();
        double ax = 0;
        double aa = 0;
        double xx = 0;
        for (int i = 0; i < n; i++) {
            double away = sorted[i] - mean;
            ax += a[i] * away;
            aa += a[i] * a[i];
            xx += away * away;
        }
        double w = ax * ax / (aa * xx);
        return new ShapiroWilk(w, shapiroP(w, n));
    }

    /** Antisymmetric weights of the order statistics. */
    private static double[] weights(int n) {
        double[] a = new double[n];
        int half = n / 2;
        if (n == 3) {
            a[0] = -Math.sqrt(0.5);
            a[2] = Math.sqrt(0.5);
            return a;
        }
        double[] m = new double[half];
        double squares = 0;
        for (int i = 0; i < half; i++) {
            m[i] = Distributions.normalQuantile((i + 1 - 0.375) / (n + 0.25));
            squares += 2 * m[i] * m[i];
        }
        double root = Math.sqrt(squares);
        double shrink = 1 / Math.sqrt(n);
        double first = polynomial(FIRST, shrink) - m[0] / root;
        double second = half > 1 ? polynomial(SECOND, shrink) - m[1] / root : 0;
        int fixed = n > 5 ? 2 : 1;
        double top = squares - 2 * m[0] * m[0] - (fixed == 2 ? 2 * m[1] * m[1] : 0);
        double below = 1 - 2 * first * first - (fixed == 2 ? 2 * second * second : 0);
        double scale = Math.sqrt(top / below);
        for (int i = 0; i < half; i++) {
            double weight = i == 0 ? first : i == 1 && fixed == 2 ? second : -m[i] / scale;
            a[i] = -weight;
            a[n - 1 - i] = weight;
        }
        return a;
    }

    private static double shapiroP(double w, int n) {
        if (n == 3) {
            return Math.max(0, 6 / Math.PI * (Math.asin(Math.sqrt(w)) - Math.asin(Math.sqrt(0.75))));
        }
        double y = Math.log1p(-w);
        if (n <= 11) {
            double gamma = polynomial(SMALL_GAMMA, n);
            if (y >= gamma) {
                return 1e-99;
            }
            double z = (-Math.log(gamma - y) - polynomial(SMALL_MEAN, n)) / Math.exp(polynomial(SMALL_SD, n));
            return Distributions.normalSf(z);
        }
        double log = Math.log(n);
        double z = (y - polynomial(LARGE_MEAN, log)) / Math.exp(polynomial(LARGE_SD, log));
        return Distributions.normalSf(z);
    }

    /** The largest distance of two empirical distribution functions. */
    public static KolmogorovSmirnov kolmogorovSmirnov(double[] x, double[] y) {
        Sample.requireFinite(x, "x");
        Sample.requireFinite(y, "y");
        double[] first = x.clone();
        double[] second = y.clone();
        Arrays.sort(first);
        Arrays.sort(second);
        int total = first.length + second.length;
        boolean[] lastOfTie = new boolean[total + 1];
        double d = 0;
        int i = 0;
        int j = 0;
        while (i < first.length || j < second.length) {
            double value = Math.min(
                    i < first.length ? first[i] : Double.POSITIVE_INFINITY,
                    j < second.length ? second[j] : Double.POSITIVE_INFINITY);
            while (i < first.length && first[i] == value) {
                i++;
            }
            while (j < second.length && second[j] == value) {
                j++;
            }
            lastOfTie[i + j] = true;
            d = Math.max(d, Math.abs((double) i / first.length - (double) j / second.length));
        }
        double scaled = d * Math.sqrt((double) first.length * second.length / total);
        boolean small = (long) first.length * second.length <= 100_000_000L;
        return new KolmogorovSmirnov(
                d, kolmogorovTail(scaled), small ? exact(d, first.length, second.length, lastOfTie) : Double.NaN);
    }

    private static double kolmogorovTail(double x) {
        if (x < 0.2) {
            return 1;
        }
        double sum = 0;
        for (int k = 1; k < 100; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * x * x);
        }
        return Math.clamp(sum, 0, 1);
    }

    /** The share of the lattice paths that are as far from the diagonal as d where a group of ties ends. */
    private static double exact(double d, int m, int n, boolean[] lastOfTie) {
        double limit = (0.5 + Math.floor(d * m * n - 1e-7)) / ((double) m * n);
        double[] share = new double[n + 1];
        for (int i = 0; i <= m; i++) {
            for (int j = 0; j <= n; j++) {
                boolean far = Math.abs((double) i / m - (double) j / n) >= limit && lastOfTie[i + j];
                if (far) {
                    share[j] = 1;
                } else if (i + j > 0) {
                    double fromX = i == 0 ? 0 : share[j];
                    double fromY = j == 0 ? 0 : share[j - 1];
                    share[j] = ((double) i * fromX + (double) j * fromY) / (i + j);
                } else {
                    share[j] = 0;
                }
            }
        }
        return share[n];
    }
}
