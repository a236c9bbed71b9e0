package org.probatum.evaluation.statistics.design;

import java.util.function.DoubleUnaryOperator;

/**
 * Brent's root search that stops at a given tolerance of the argument, so that a size agrees with R's {@code uniroot} to
 * the digit where R stops.
 *
 * <p>Source: R. P. Brent (1973), Algorithms for Minimization without Derivatives, section 4.6, with the acceptance rules
 * of the Netlib routine {@code zeroin} that R uses.
 */
final class ToleranceRoot {

    private static final int MOST_STEPS = 1000;

    private double before;
    private double beforeValue;
    private double best;
    private double bestValue;
    private double other;
    private double otherValue;

    private ToleranceRoot(double low, double lowValue, double high, double highValue) {
        before = low;
        beforeValue = lowValue;
        best = high;
        bestValue = highValue;
        other = low;
        otherValue = lowValue;
    }

    /** @param function of different signs at the ends */
    static double find(DoubleUnaryOperator function, double low, double high, double tolerance) {
        double lowValue = function.applyAsDouble(low);
        double highValue = function.applyAsDouble(high);
        if (lowValue == 0) {
            return low;
        }
        if (lowValue * highValue > 0) {
            throw new IllegalArgumentException("No size between " + low + " and " + high + " reaches the power");
        }
        ToleranceRoot search = new ToleranceRoot(low, lowValue, high, highValue);
        for (int i = 0; i < MOST_STEPS; i++) {
            if (search.step(function, tolerance)) {
                break;
            }
        }
        return search.best;
    }

    /** One step; true when the root is found. */
    private boolean step(DoubleUnaryOperator function, double tolerance) {
        double last = best - before;
        if (Math.abs(otherValue) < Math.abs(bestValue)) {
            before = best;
            best = other;
            other = before;
            beforeValue = bestValue;
            bestValue = otherValue;
            otherValue = beforeValue;
        }
        double near = 2 * Math.ulp(1.0) * Math.abs(best) + tolerance / 2;
        double half = (other - best) / 2;
        if (Math.abs(half) <= near || bestValue == 0) {
            return true;
        }
        double move = half;
        if (Math.abs(last) >= near && Math.abs(beforeValue) > Math.abs(bestValue)) {
            move = interpolated(last, near, half);
        }
        if (Math.abs(move) < near) {
            move = move > 0 ? near : -near;
        }
        before = best;
        beforeValue = bestValue;
        best += move;
        bestValue = function.applyAsDouble(best);
        if (bestValue > 0 == otherValue > 0 && bestValue != 0) {
            other = before;
            otherValue = beforeValue;
        }
        return false;
    }

    /** The secant or inverse quadratic step where it is acceptable, else the half. */
    private double interpolated(double last, double near, double half) {
        double span = other - best;
        double p;
        double q;
        if (before == other) {
            double ratio = bestValue / beforeValue;
            p = span * ratio;
            q = 1 - ratio;
        } else {
            double r = beforeValue / otherValue;
            double s = bestValue / otherValue;
            double t = bestValue / beforeValue;
            p = t * (span * r * (r - s) - (best - before) * (s - 1));
            q = (r - 1) * (s - 1) * (t - 1);
        }
        if (p > 0) {
            q = -q;
        } else {
            p = -p;
        }
        boolean acceptable = p < 0.75 * span * q - Math.abs(near * q) / 2 && p < Math.abs(last * q / 2);
        return acceptable ? p / q : half;
    }
}
