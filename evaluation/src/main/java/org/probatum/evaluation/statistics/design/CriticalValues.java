package org.probatum.evaluation.statistics.design;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * How the critical values of a group-sequential test follow from its error probability.
 *
 * <p>Classical shapes have one constant c that is solved for: O'Brien–Fleming c t^(−½), Pocock c, Wang–Tsiatis c
 * t^(Δ − ½), Haybittle–Peto with fixed early values and a last one that is solved for. Spending functions give the share
 * of every look. Source: P. C. O'Brien and T. R. Fleming (1979); S. J. Pocock (1977); S. K. Wang and A. A. Tsiatis
 * (1987); J. L. Haybittle (1971).
 */
public sealed interface CriticalValues {

    /** Where a look rejects all paths that are left. */
    double LOWEST = -8;

    /** The largest Wang–Tsiatis exponent, in size. */
    double LARGEST_DELTA = 2;

    /** z values at the looks for a one-sided α, given lower ends of the continuation region. */
    double[] solve(double[] rates, double alpha, Lower lower);

    /** The lower ends of the continuation regions, which may depend on the critical values. */
    @FunctionalInterface
    interface Lower {
        /** No stop below. */
        Lower NONE = (look, critical) -> Double.NEGATIVE_INFINITY;

        /** Two-sided symmetric tests. */
        Lower MIRRORED = (look, critical) -> -critical;

        double at(int look, double critical);
    }

    /** @param delta Wang–Tsiatis exponent: 0 is O'Brien–Fleming, 0.5 is Pocock */
    record WangTsiatis(double delta) implements CriticalValues {
        public WangTsiatis {
            if (!(Math.abs(delta) <= LARGEST_DELTA)) {
                throw new IllegalArgumentException(
                        "deltaWT must lie between -" + LARGEST_DELTA + " and " + LARGEST_DELTA + ", was " + delta);
            }
        }

        @Override
        public double[] solve(double[] rates, double alpha, Lower lower) {
            return CriticalValues.root(
                    c -> Arrays.stream(rates)
                            .map(t -> c * Math.pow(t, delta - 0.5))
                            .toArray(),
                    rates,
                    alpha,
                    lower);
        }
    }

    /** @param bound at every look but the last */
    record HaybittlePeto(double bound) implements CriticalValues {
        @Override
        public double[] solve(double[] rates, double alpha, Lower lower) {
            double[] fixed = new double[rates.length];
            Arrays.fill(fixed, bound);
            if (rates.length > 1 && crossing(Arrays.copyOf(fixed, rates.length - 1), rates, lower) >= alpha) {
                throw new IllegalArgumentException(
                        "The early bound " + bound + " already spends more than alpha " + alpha);
            }
            return CriticalValues.root(
                    c -> {
                        double[] values = fixed.clone();
                        values[values.length - 1] = c;
                        return values;
                    },
                    rates,
                    alpha,
                    lower);
        }
    }

    /** @param function of the information fraction */
    record Spending(SpendingFunction function) implements CriticalValues {
        @Override
        public double[] solve(double[] rates, double alpha, Lower lower) {
            double[] cumulative =
                    Arrays.stream(rates).map(t -> function.spent(t, alpha)).toArray();
            return spend(cumulative, rates, lower);
        }
    }

    /** α spent up to each look, as numbers; an α other than the last of them scales all. */
    record UserSpending(org.probatum.evaluation.statistics.Series cumulative) implements CriticalValues {
        public UserSpending {
            if (cumulative.size() == 0 || !(cumulative.last() > 0 && cumulative.last() < 1)) {
                throw new IllegalArgumentException(
                        "userAlphaSpending must end with an alpha between 0 and 1, was " + cumulative);
            }
        }

        @Override
        public double[] solve(double[] rates, double alpha, Lower lower) {
            double scale = alpha / cumulative.last();
            return spend(cumulative.map(spent -> spent * scale).toArray(), rates, lower);
        }
    }

    /** Look by look the value that spends the share of that look. */
    private static double[] spend(double[] cumulative, double[] rates, Lower lower) {
        if (cumulative.length != rates.length) {
            throw new IllegalArgumentException(
                    "Spending needs a value for each of " + rates.length + " looks, had " + cumulative.length);
        }
        double[] critical = new double[rates.length];
        SequentialLaw law = SequentialLaw.START;
        double before = 0;
        for (int k = 0; k < rates.length; k++) {
            double share = cumulative[k] - before;
            if (!(share >= 0)) {
                throw new IllegalArgumentException("Spent alpha must not fall from look " + k + " to the next");
            }
            critical[k] = upperBound(law, rates[k], share, 0);
            before = cumulative[k];
            law = law.goOn(lower.at(k, critical[k]), critical[k], rates[k], after(rates, k));
        }
        return critical;
    }

    /** The z above which the next look has the given probability. */
    static double upperBound(SequentialLaw law, double time, double probability, double drift) {
        if (probability <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (law == SequentialLaw.START) {
            return -Distributions.normalQuantile(probability) + drift * Math.sqrt(time);
        }
        if (law.above(LOWEST, time, drift) <= probability) {
            return LOWEST;
        }
        double target = Math.log(probability);
        return Roots.find(z -> Math.log(law.above(z, time, drift)) - target, LOWEST, 38);
    }

    static double after(double[] rates, int look) {
        return look + 1 < rates.length ? rates[look + 1] : rates[look];
    }

    private static double[] root(DoubleFunction<double[]> shape, double[] rates, double alpha, Lower lower) {
        double low = 0.01;
        double high = Math.max(3, -Distributions.normalQuantile(alpha / rates.length)) + 1;
        double c = Roots.find(value -> crossing(shape.apply(value), rates, lower) - alpha, low, high);
        return shape.apply(c);
    }

    /** P(z reaches a critical value from below at any look) without drift. */
    static double crossing(double[] critical, double[] rates, Lower lower) {
        SequentialLaw law = SequentialLaw.START;
        double sum = 0;
        for (int k = 0; k < critical.length; k++) {
            sum += law.above(critical[k], rates[k], 0);
            if (k + 1 < critical.length) {
                law = law.goOn(lower.at(k, critical[k]), critical[k], rates[k], after(rates, k));
            }
        }
        return sum;
    }
}
