package org.probatum.evaluation.statistics.distribution;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.gamma.LogGamma;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.GaussLegendre;

/**
 * The law of an estimated standard deviation in units of the true one: s = √(χ²/ν).
 *
 * <p>Its density is 2 (ν/2)^(ν/2) / Γ(ν/2) s^(ν−1) exp(−ν s²/2). Expectations over it turn a normal probability into a
 * Student one. Integrals run over log s, where the density is smooth for every ν.
 */
final class ScaledChi {

    private static final double SHORTEST_TAIL = 1e-18;
    private static final int FEWEST_PANELS = 6;
    private static final double WIDEST_PANEL = 1.5;

    private final double df;
    private final double logConstant;
    private final double low;
    private final double high;

    /** @param df ν, above 0; infinite puts all mass on 1 */
    ScaledChi(double df) {
        if (!(df > 0)) {
            throw new IllegalArgumentException("Degrees of freedom must be above 0, were " + df);
        }
        this.df = df;
        boolean exact = Double.isInfinite(df);
        logConstant = exact ? 0 : Math.log(2) + df / 2 * Math.log(df / 2) - LogGamma.value(df / 2);
        low = exact ? 1 : Math.sqrt(Distributions.chiSquareQuantile(SHORTEST_TAIL, df) / df);
        high = exact ? 1 : upperEnd(df);
    }

    private static double upperEnd(double df) {
        double high = 1 + 1 / Math.sqrt(df);
        while (Distributions.chiSquareSf(df * high * high, df) > SHORTEST_TAIL) {
            high += 0.5 / Math.sqrt(df);
        }
        return high;
    }

    double density(double s) {
        return Math.exp(logConstant + (df - 1) * Math.log(s) - df * s * s / 2);
    }

    /**
     * The mean of a function of s.
     *
     * @param breaks where the function turns quickly; ends of panels are put there
     */
    double mean(DoubleUnaryOperator function, double... breaks) {
        if (low == high) {
            return function.applyAsDouble(1);
        }
        double from = Math.log(low);
        double to = Math.log(high);
        int panels = (int) Math.max(FEWEST_PANELS, Math.ceil((to - from) / WIDEST_PANEL));
        double[] equal = new double[panels + 1];
        Arrays.setAll(equal, p -> from + p * (to - from) / panels);
        double[] ends = DoubleStream.concat(
                        Arrays.stream(breaks).filter(b -> b > low && b < high).map(Math::log), Arrays.stream(equal))
                .sorted()
                .toArray();
        double sum = 0;
        for (int p = 0; p + 1 < ends.length; p++) {
            sum += GaussLegendre.twenty()
                    .integrate(
                            x -> {
                                double s = Math.exp(x);
                                return s * density(s) * function.applyAsDouble(s);
                            },
                            ends[p],
                            ends[p + 1]);
        }
        return sum;
    }
}
