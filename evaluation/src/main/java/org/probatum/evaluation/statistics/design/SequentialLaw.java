package org.probatum.evaluation.statistics.design;

import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.GaussLegendre;

/**
 * The joint law of the z statistics Z₁, Z₂, … of successive looks that have gone on so far.
 *
 * <p>With information fractions t and drift δ (the mean of z at information 1) the statistics are normal with mean δ√t
 * and Cov(Zⱼ, Zₖ) = √(tⱼ/tₖ), j ≤ k. The density h of Zₖ on the paths that stayed inside is
 * <pre>
 *   hₖ(z) = ∫ hₖ₋₁(y) φ((z √tₖ − y √tₖ₋₁)/√Δ) √(tₖ/Δ) dy,   Δ = tₖ − tₖ₋₁
 * </pre>
 * <p>It is kept at Gauss–Legendre nodes for δ = 0. For another δ it is hₖ(z) exp(δ z √tₖ − δ² tₖ/2), so that one pass
 * serves all drifts. Source: P. Armitage, C. K. McPherson and B. C. Rowe (1969); C. Jennison and B. W. Turnbull (2000),
 * chapter 19. Absolute error below 1e-11.
 */
final class SequentialLaw {

    /** Paths further out than this under no drift do not count. */
    private static final double REACH = 8.6;

    /** The largest drift that is served. */
    private static final double LARGEST_DRIFT = 7;

    private static final int MOST_NODES = 6000;
    private static final double NODES_PER_WIDTH = 3.2;
    private static final int SPARE_NODES = 24;

    /** The paths before the first look. */
    static final SequentialLaw START = new SequentialLaw(0, new double[] {0}, new double[] {1});

    private final double time;
    private final double[] nodes;
    private final double[] masses;

    private SequentialLaw(double time, double[] nodes, double[] masses) {
        this.time = time;
        this.nodes = nodes;
        this.masses = masses;
    }

    /** The share of paths that are still inside. */
    double mass(double drift) {
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum += weighted(i, drift);
        }
        return sum;
    }

    private double weighted(int i, double drift) {
        return drift == 0 || masses[i] == 0
                ? masses[i]
                : masses[i] * Math.exp(drift * nodes[i] * Math.sqrt(time) - drift * drift * time / 2);
    }

    /** P(inside so far, and z at the next look at or above a bound). */
    double above(double bound, double nextTime, double drift) {
        return beyond(bound, nextTime, drift, -1);
    }

    /** P(inside so far, and z at the next look at or below a bound). */
    double below(double bound, double nextTime, double drift) {
        return beyond(bound, nextTime, drift, 1);
    }

    private double beyond(double bound, double nextTime, double drift, int side) {
        if (Double.isInfinite(bound)) {
            return bound * side > 0 ? mass(drift) : 0;
        }
        double step = nextTime - time;
        double root = Math.sqrt(step);
        double target = bound * Math.sqrt(nextTime) - drift * step;
        double from = Math.sqrt(time);
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            double weight = weighted(i, drift);
            if (weight != 0) {
                sum += weight * Distributions.normalCdf(side * (target - nodes[i] * from) / root);
            }
        }
        return sum;
    }

    /**
     * The paths that go on at the next look.
     *
     * @param low lower end of the continuation region; may be infinite
     * @param high upper end
     * @param nextTime information fraction of the look, above the last
     * @param timeAfter that of the look after it, which decides how fine the nodes are; the same for the last look
     */
    SequentialLaw goOn(double low, double high, double nextTime, double timeAfter) {
        double from = Math.max(low, -REACH);
        double to = Math.min(high, REACH + LARGEST_DRIFT * Math.sqrt(nextTime));
        if (!(from < to)) {
            return new SequentialLaw(nextTime, new double[0], new double[0]);
        }
        double width = timeAfter > nextTime ? Math.sqrt((timeAfter - nextTime) / nextTime) : 1;
        double ownWidth = Math.sqrt((nextTime - time) / nextTime);
        int count = (int) Math.min(
                MOST_NODES, SPARE_NODES + NODES_PER_WIDTH * (to - from) / Math.min(1, Math.min(width, ownWidth)));
        GaussLegendre rule = Rules.of(count);
        double[] nextNodes = new double[rule.size()];
        double[] nextMasses = new double[rule.size()];
        double step = nextTime - time;
        double scale = Math.sqrt(nextTime / step / (2 * Math.PI));
        double root = Math.sqrt(nextTime / (2 * step));
        double pull = Math.sqrt(time / (2 * step));
        for (int j = 0; j < nextNodes.length; j++) {
            double z = rule.node(j, from, to);
            double sum = 0;
            double target = z * root;
            for (int i = 0; i < nodes.length; i++) {
                double distance = target - nodes[i] * pull;
                double square = distance * distance;
                if (square < 700) {
                    sum += masses[i] * Math.exp(-square);
                }
            }
            nextNodes[j] = z;
            nextMasses[j] = rule.weight(j, from, to) * scale * sum;
        }
        return new SequentialLaw(nextTime, nextNodes, nextMasses);
    }

    /** Rules by size, rounded up so that few are ever computed. */
    private static final class Rules {

        private static final java.util.concurrent.ConcurrentMap<Integer, GaussLegendre> KNOWN =
                new java.util.concurrent.ConcurrentHashMap<>();

        static GaussLegendre of(int count) {
            int step = count < 200 ? 16 : 128;
            int rounded = (count + step - 1) / step * step;
            return KNOWN.computeIfAbsent(rounded, GaussLegendre::of);
        }
    }
}
