package org.probatum.evaluation.statistics.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * Integration by the Gauss–Legendre rule, which is exact for polynomials of degree 2n − 1.
 *
 * <p>Nodes are the roots of the Legendre polynomial, found by Newton steps. Source: M. Abramowitz and I. A. Stegun
 * (1964), Handbook of Mathematical Functions, 25.4.29 and 22.16.6.
 */
public final class GaussLegendre {

    private static final GaussLegendre TWENTY = new GaussLegendre(20);

    private final double[] nodes;
    private final double[] weights;

    private GaussLegendre(int n) {
        nodes = new double[n];
        weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int step = 0; step < 100; step++) {
                double[] value = legendre(n, x);
                slope = value[1];
                double move = value[0] / slope;
                x -= move;
                if (Math.abs(move) < 1e-16) {
                    break;
                }
            }
            nodes[i] = x;
            weights[i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    /** The Legendre polynomial of degree n and its derivative. */
    private static double[] legendre(int n, double x) {
        double before = 1;
        double value = x;
        for (int k = 2; k <= n; k++) {
            double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
            before = value;
            value = next;
        }
        return new double[] {value, n * (x * value - before) / (x * x - 1)};
    }

    /** The rule with 20 nodes. */
    public static GaussLegendre twenty() {
        return TWENTY;
    }

    /** @param n number of nodes, at least 2 */
    public static GaussLegendre of(int n) {
        if (n < 2) {
            throw new IllegalArgumentException("A Gauss–Legendre rule needs at least 2 nodes, was " + n);
        }
        return new GaussLegendre(n);
    }

    /** Number of nodes. */
    public int size() {
        return nodes.length;
    }

    /** Node {@code i} of the interval from {@code low} to {@code high}. */
    public double node(int i, double low, double high) {
        return (low + high) / 2 + (high - low) / 2 * nodes[i];
    }

    /** The weight of node {@code i} for that interval. */
    public double weight(int i, double low, double high) {
        return (high - low) / 2 * weights[i];
    }

    /** The integral over one interval. */
    public double integrate(DoubleUnaryOperator function, double low, double high) {
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum += weight(i, low, high) * function.applyAsDouble(node(i, low, high));
        }
        return sum;
    }

    /** The integral over an interval that is cut into equal panels. */
    public double integrate(DoubleUnaryOperator function, double low, double high, int panels) {
        double width = (high - low) / panels;
        double sum = 0;
        for (int p = 0; p < panels; p++) {
            sum += integrate(function, low + p * width, low + (p + 1) * width);
        }
        return sum;
    }
}
