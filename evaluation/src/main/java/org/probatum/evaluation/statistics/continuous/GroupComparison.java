package org.probatum.evaluation.statistics.continuous;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.distribution.ManyToOne;
import org.probatum.evaluation.statistics.distribution.StudentizedRange;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Several independent groups compared by their means.
 *
 * <pre>
 *   F         between over within mean square
 *   Welch     weights n/s²; Σw(x̄ − x̃)²/(k − 1) / (1 + 2(k − 2)A/(k² − 1)), df₂ = (k² − 1)/(3A),
 *             A = Σ(1 − w/Σw)²/(n − 1)
 *   Tukey     q = |difference| / √(s²/2 (1/nᵢ + 1/nⱼ)), the studentized range (Tukey–Kramer)
 *   Dunnett   |t| against one control, single-step
 *   Bartlett  log ratio of variances, χ² on k − 1;  Brown–Forsythe: F of |x − median|
 * </pre>
 * <p>Source: B. L. Welch (1951), Biometrika 38:330; C. Y. Kramer (1956); C. W. Dunnett (1955); M. S. Bartlett (1937); M.
 * B. Brown and A. B. Forsythe (1974). R: {@code oneway.test}, {@code TukeyHSD}, {@code bartlett.test}.
 */
public final class GroupComparison {

    public static final String SOURCE =
            "Fisher F; Welch 1951; Tukey-Kramer; Dunnett 1955 single-step; Bartlett 1937; Brown and Forsythe 1974";

    /** F on df1 and df2 degrees of freedom. */
    public record FRatio(double f, double df1, double df2, double p) {}

    /** Group {@code second} minus group {@code first}, indices, with simultaneous p and limits. */
    public record Difference(int first, int second, double difference, double p, Interval ci) {}

    /** A group minus the control with its t and its single-step p. */
    public record AgainstControl(int group, double difference, double t, double p) {}

    /** χ² on groups − 1. */
    public record ChiSquare(double statistic, double p) {}

    private final double[][] groups;
    private final Sample[] samples;
    private final int total;
    private final double withinSquares;

    private GroupComparison(double[][] groups) {
        this.groups = groups;
        this.samples = Arrays.stream(groups).map(Sample::of).toArray(Sample[]::new);
        this.total = Arrays.stream(groups).mapToInt(group -> group.length).sum();
        this.withinSquares = Arrays.stream(samples)
                .mapToDouble(sample -> sample.n() < 2 ? 0 : sample.variance() * (sample.n() - 1))
                .sum();
    }

    /** @param groups at least two, each with at least one value */
    public static Outcome<GroupComparison> of(double[][] groups) {
        if (groups.length < 2) {
            throw new IllegalArgumentException("A comparison needs at least two groups, had " + groups.length);
        }
        GroupComparison comparison = new GroupComparison(groups);
        if (comparison.dfWithin() < 1) {
            return Outcome.notEstimable("too-few-values", "No group has more than one value");
        }
        if (!(comparison.withinSquares > 0)) {
            return Outcome.notEstimable("zero-variance", "All values within each group are equal");
        }
        return Outcome.of(comparison);
    }

    private int dfWithin() {
        return total - groups.length;
    }

    private double meanSquare() {
        return withinSquares / dfWithin();
    }

    public FRatio fTest() {
        double grand = 0;
        for (Sample sample : samples) {
            grand += sample.n() * sample.mean() / total;
        }
        double between = 0;
        for (Sample sample : samples) {
            between += sample.n() * (sample.mean() - grand) * (sample.mean() - grand);
        }
        return ratio(between / (groups.length - 1) / meanSquare(), groups.length - 1.0, dfWithin());
    }

    private static FRatio ratio(double f, double df1, double df2) {
        return new FRatio(f, df1, df2, Distributions.fSf(f, df1, df2));
    }

    /** Welch's test; all figures NaN when a group has no variance of its own. */
    public FRatio welch() {
        int k = groups.length;
        if (Arrays.stream(samples).anyMatch(sample -> !(sample.variance() > 0))) {
            return new FRatio(Double.NaN, k - 1.0, Double.NaN, Double.NaN);
        }
        double[] w = Arrays.stream(samples)
                .mapToDouble(sample -> sample.n() / sample.variance())
                .toArray();
        double sum = Arrays.stream(w).sum();
        double mean = 0;
        for (int g = 0; g < k; g++) {
            mean += w[g] * samples[g].mean() / sum;
        }
        double squares = 0;
        double a = 0;
        for (int g = 0; g < k; g++) {
            double rest = 1 - w[g] / sum;
            squares += w[g] * (samples[g].mean() - mean) * (samples[g].mean() - mean);
            a += rest * rest / (samples[g].n() - 1);
        }
        double square = (double) k * k - 1;
        return ratio(squares / (k - 1) / (1 + 2 * (k - 2) * a / square), k - 1.0, square / (3 * a));
    }

    /** All pairs, the later group minus the earlier one. */
    public List<Difference> tukey(double confidenceLevel) {
        StudentizedRange law = new StudentizedRange(groups.length, dfWithin());
        double critical = law.upperQuantile(2 * Distributions.tail(confidenceLevel));
        List<Difference> pairs = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            for (int j = i + 1; j < groups.length; j++) {
                double difference = samples[j].mean() - samples[i].mean();
                double scale = Math.sqrt(meanSquare() / 2 * (1.0 / samples[i].n() + 1.0 / samples[j].n()));
                double p = law.sf(Math.abs(difference) / scale);
                pairs.add(new Difference(i, j, difference, p, Interval.around(difference, critical, scale)));
            }
        }
        return pairs;
    }

    /** Every group but the control against it. */
    public List<AgainstControl> dunnett(int control) {
        ManyToOne law = dunnettLaw(control);
        List<AgainstControl> comparisons = new ArrayList<>();
        for (int g = 0; g < groups.length; g++) {
            if (g != control) {
                double difference = samples[g].mean() - samples[control].mean();
                double t = difference / Math.sqrt(meanSquare() * (1.0 / samples[g].n() + 1.0 / samples[control].n()));
                comparisons.add(new AgainstControl(g, difference, t, law.twoSidedP(t)));
            }
        }
        return comparisons;
    }

    /** The two-sided critical value of all comparisons with the control. */
    public double dunnettCritical(int control, double alpha) {
        return dunnettLaw(control).criticalValue(alpha);
    }

    private ManyToOne dunnettLaw(int control) {
        int[] arms = new int[groups.length - 1];
        for (int g = 0, a = 0; g < groups.length; g++) {
            if (g != control) {
                arms[a++] = groups[g].length;
            }
        }
        return new ManyToOne(arms, groups[control].length, dfWithin());
    }

    /** NaN when a group has no variance of its own. */
    public ChiSquare bartlett() {
        double logs = 0;
        double inverse = 0;
        for (Sample sample : samples) {
            if (!(sample.variance() > 0)) {
                return new ChiSquare(Double.NaN, Double.NaN);
            }
            logs += (sample.n() - 1) * Math.log(sample.variance());
            inverse += 1.0 / (sample.n() - 1);
        }
        int df = groups.length - 1;
        double correction = 1 + (inverse - 1.0 / dfWithin()) / (3 * df);
        double statistic = (dfWithin() * Math.log(meanSquare()) - logs) / correction;
        return new ChiSquare(statistic, Distributions.chiSquareSf(statistic, df));
    }

    /** Levene's test on the distances from the medians. */
    public Outcome<FRatio> brownForsythe() {
        double[][] distances = new double[groups.length][];
        for (int g = 0; g < groups.length; g++) {
            double median = Quantiles.median(groups[g]);
            distances[g] = Arrays.stream(groups[g])
                    .map(value -> Math.abs(value - median))
                    .toArray();
        }
        return of(distances).map(GroupComparison::fTest);
    }
}
