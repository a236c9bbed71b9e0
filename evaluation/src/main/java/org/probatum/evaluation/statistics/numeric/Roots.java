package org.probatum.evaluation.statistics.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * Root of a continuous function of one variable.
 *
 * <p>Source: R. P. Brent (1973), Algorithms for Minimization without Derivatives, chapter 4. Bisection, secant and
 * inverse quadratic steps down to the last digit of the argument.
 */
public final class Roots {

    private static final int MOST_STEPS = 1000;

    private Roots() {}

    /**
     * @param function continuous between the ends
     * @param low one end
     * @param high the other end
     * @return an argument where the sign changes; an end where the function is 0
     * @throws IllegalArgumentException if the function has the same sign at both ends
     */
    public static double find(DoubleUnaryOperator function, double low, double high) {
        double a = low;
        double b = high;
        double fa = function.applyAsDouble(a);
        double fb = function.applyAsDouble(b);
        if (fa == 0) {
            return a;
        }
        if (!(fa * fb <= 0) && Math.signum(fa) == Math.signum(fb)) {
            throw new IllegalArgumentException(
                    "No sign change between " + low + " (" + fa + ") and " + high + " (" + fb + ")");
        }
        double c = a;
        double fc = fa;
        double step = b - a;
        double before = step;
        for (int i = 0; i < MOST_STEPS && fb != 0; i++) {
            if (Math.signum(fb) == Math.signum(fc)) {
                c = a;
                fc = fa;
                step = b - a;
                before = step;
            }
            if (Math.abs(fc) < Math.abs(fb)) {
                a = b;
                b = c;
                c = a;
                fa = fb;
                fb = fc;
                fc = fa;
            }
            double tolerance = 2 * Math.ulp(b) + Double.MIN_NORMAL;
            double half = (c - b) / 2;
            if (Math.abs(half) <= tolerance) {
                return b;
            }
            if (Math.abs(before) < tolerance || Math.abs(fa) <= Math.abs(fb)) {
                step = half;
                before = half;
            } else {
                double trial = interpolate(a, b, c, fa, fb, fc);
                boolean inside =
                        Math.abs(trial) < Math.min(1.5 * Math.abs(half) - Math.abs(tolerance) / 2, Math.abs(before) / 2)
                                && trial * half > 0;
                before = inside ? step : half;
                step = inside ? trial : half;
            }
            a = b;
            fa = fb;
            b += Math.abs(step) > tolerance ? step : Math.copySign(tolerance, half);
            fb = function.applyAsDouble(b);
        }
        return b;
    }

    /** The secant step (two points) or inverse quadratic step (three points) from b. */
    private static double interpolate(double a, double b, double c, double fa, double fb, double fc) {
        double s = fb / fa;
        double p;
        double q;
        if (a == c) {
            p = (c - b) * s;
            q = 1 - s;
        } else {
            double t = fa / fc;
            double r = fb / fc;
            p = s * ((c - b) * t * (t - r) - (b - a) * (r - 1));
            q = (t - 1) * (r - 1) * (s - 1);
        }
        return p > 0 ? p / -q : -p / q;
    }
}
