package org.probatum.missing.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.probatum.missing.imputation.PooledEstimate;

/**
 * How far the filled values must be shifted before the conclusion changes.
 *
 * <p>The analysis is repeated over the given shifts δ. The conclusion holds while the pooled two-sided p is below α and the
 * estimate has the sign that it has at the first δ. Between the last δ at which it holds and the first at which it does
 * not, the root of p(δ) = α is found by bisection.
 * <p>Source: R. Yan, Y. Lee, L. S. Li (2009), J. Biopharm. Stat. 19, 1085–1098; National Research Council (2010), The
 * Prevention and Treatment of Missing Data in Clinical Trials, chapter 5.
 *
 * @param analyses one per δ, in the order given
 * @param firstNonSignificant the first δ at which the conclusion does not hold; empty when it always does
 * @param tipping δ at which p equals α, when the conclusion holds at a δ before it; empty otherwise
 */
public record TippingPoint(List<Shifted> analyses, OptionalDouble firstNonSignificant, OptionalDouble tipping) {

    public static final String SOURCE =
            "delta adjustment, Rubin's rules with Barnard-Rubin df; tipping point where pooled p equals alpha";

    /**
     * The pooled analysis at one shift.
     *
     * @param delta δ, in the endpoint's unit
     */
    public record Shifted(double delta, PooledEstimate estimate) {}

    public TippingPoint {
        analyses = List.copyOf(analyses);
    }

    /**
     * @param deltas in the direction of less and less favourable; at least one
     * @param alpha two-sided level; 0 to 1
     * @param analysis the pooled analysis after a shift of all filled values concerned by δ
     * @throws IllegalArgumentException if there is no delta or alpha is out of range
     */
    public static TippingPoint search(double[] deltas, double alpha, DoubleFunction<PooledEstimate> analysis) {
        if (deltas.length == 0 || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("A tipping point needs at least one delta and 0 < alpha < 1, was given "
                    + deltas.length + " and " + alpha);
        }
        List<Shifted> analyses = new ArrayList<>();
        OptionalDouble first = OptionalDouble.empty();
        OptionalDouble tipping = OptionalDouble.empty();
        for (int i = 0; i < deltas.length; i++) {
            analyses.add(new Shifted(deltas[i], analysis.apply(deltas[i])));
            if (first.isEmpty() && !holds(analyses.get(i).estimate(), alpha, sign(analyses.getFirst()))) {
                first = OptionalDouble.of(deltas[i]);
                if (i > 0) {
                    tipping = OptionalDouble.of(
                            root(deltas[i - 1], deltas[i], alpha, sign(analyses.getFirst()), analysis));
                }
            }
        }
        return new TippingPoint(analyses, first, tipping);
    }

    private static double sign(Shifted first) {
        return Math.signum(first.estimate().estimate());
    }

    private static boolean holds(PooledEstimate estimate, double alpha, double sign) {
        return estimate.p() < alpha && Math.signum(estimate.estimate()) == sign;
    }

    private static double root(
            double significant, double not, double alpha, double sign, DoubleFunction<PooledEstimate> analysis) {
        double a = significant;
        double b = not;
        for (int step = 0; step < 200 && Math.abs(b - a) > 1e-13 * Math.max(1, Math.abs(a)); step++) {
            double middle = (a + b) / 2;
            if (holds(analysis.apply(middle), alpha, sign)) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return (a + b) / 2;
    }

    /**
     * The pooled p-value over a grid of shifts of both arms: the map whose border is where the conclusion changes.
     *
     * @param analysis pooled analysis after shifting (control, active) by (δ_c, δ_a)
     * @return p; shape [control deltas][active deltas]
     */
    public static double[][] map(double[] controlDeltas, double[] activeDeltas, TwoArmAnalysis analysis) {
        double[][] p = new double[controlDeltas.length][activeDeltas.length];
        for (int c = 0; c < controlDeltas.length; c++) {
            for (int a = 0; a < activeDeltas.length; a++) {
                p[c][a] = analysis.shifted(controlDeltas[c], activeDeltas[a]).p();
            }
        }
        return p;
    }

    /** The pooled analysis after a shift of each arm's filled values. */
    @FunctionalInterface
    public interface TwoArmAnalysis {
        PooledEstimate shifted(double controlDelta, double activeDelta);
    }
}
