package org.probatum.alignment.registration.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * L-BFGS with a backtracking line search; every accepted step lowers the function.
 *
 * <p>A step is tried at full length and shortened by the minimum of the parabola through the known values until the decrease
 * is at least 1e-4 of what the slope promises (Armijo). No parameter moves by more than {@code longestStep} at once.
 *
 * <p>Source: J. Nocedal and S. Wright (2006), Numerical Optimization, 2nd ed., algorithms 3.1, 7.4 and 7.5.
 */
public final class LimitedMemoryBfgs {

    private static final int MEMORY = 8;
    private static final int MOST_TRIALS = 12;
    private static final double ARMIJO = 1e-4;

    /** Why the search ended. */
    public enum Stop {
        /** The last step was shorter than the tolerance, or the decrease was. */
        CONVERGED,
        /** No step along the slope lowered the function: the precision of the metric is used up. */
        NO_DECREASE,
        /** The greatest number of iterations was reached while the function still fell. */
        ITERATION_LIMIT,
        /** The function is not defined at the start: too little overlap. */
        UNDEFINED
    }

    /**
     * @param iterations accepted steps
     * @param evaluations calls of the function
     * @param stop why it ended
     * @param first value at the start
     * @param last value at the end
     */
    public record Result(int iterations, int evaluations, Stop stop, double first, double last) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Pair(double[] step, double[] change, double perProduct) {}

    private final int mostIterations;
    private final double firstStep;
    private final double longestStep;
    private final double stepTolerance;
    private final double relativeTolerance;

    /**
     * @param firstStep largest change of any parameter in the first trial step
     * @param longestStep largest change of any parameter in one step
     * @param stepTolerance a step below this in every parameter means convergence
     * @param relativeTolerance two decreases in a row below this share of the value mean convergence
     */
    public LimitedMemoryBfgs(
            int mostIterations, double firstStep, double longestStep, double stepTolerance, double relativeTolerance) {
        this.mostIterations = mostIterations;
        this.firstStep = firstStep;
        this.longestStep = longestStep;
        this.stepTolerance = stepTolerance;
        this.relativeTolerance = relativeTolerance;
    }

    /** @param p the start; holds the best parameters found at the end */
    public Result minimize(Objective objective, double[] p) {
        int n = objective.size();
        double[] gradient = new double[n];
        double value = objective.value(p, gradient);
        double first = value;
        int evaluations = 1;
        if (!Double.isFinite(value)) {
            return new Result(0, 1, Stop.UNDEFINED, first, value);
        }
        Deque<Pair> memory = new ArrayDeque<>();
        double[] trial = new double[n];
        double[] trialGradient = new double[n];
        int smallDecreases = 0;
        int iterations = 0;
        while (iterations < mostIterations) {
            double[] direction = direction(memory, gradient);
            double slope = dot(direction, gradient);
            if (!(slope < 0)) {
                if (memory.isEmpty()) {
                    return new Result(iterations, evaluations, Stop.CONVERGED, first, value);
                }
                memory.clear();
                continue;
            }
            double largest = largest(direction);
            double cap = memory.isEmpty() ? firstStep : longestStep;
            double length = memory.isEmpty() ? firstStep / largest : Math.min(1, cap / largest);
            double found = Double.NaN;
            for (int trials = 0; trials < MOST_TRIALS && length * largest > 0.1 * stepTolerance; trials++) {
                for (int k = 0; k < n; k++) {
                    trial[k] = p[k] + length * direction[k];
                }
                double next = objective.value(trial, trialGradient);
                evaluations++;
                if (next <= value + ARMIJO * length * slope) {
                    found = next;
                    break;
                }
                double parabola = -slope * length * length / (2 * (next - value - slope * length));
                length = Double.isFinite(next) ? Math.clamp(parabola, 0.1 * length, 0.5 * length) : 0.3 * length;
            }
            if (Double.isNaN(found)) {
                if (!memory.isEmpty()) {
                    memory.clear();
                    continue;
                }
                return new Result(iterations, evaluations, Stop.NO_DECREASE, first, value);
            }
            remember(memory, p, trial, gradient, trialGradient);
            double decrease = value - found;
            value = found;
            System.arraycopy(trial, 0, p, 0, n);
            System.arraycopy(trialGradient, 0, gradient, 0, n);
            iterations++;
            smallDecreases = decrease < relativeTolerance * Math.abs(value) ? smallDecreases + 1 : 0;
            if (length * largest < stepTolerance || smallDecreases >= 2) {
                return new Result(iterations, evaluations, Stop.CONVERGED, first, value);
            }
        }
        return new Result(iterations, evaluations, Stop.ITERATION_LIMIT, first, value);
    }

    /** The two-loop recursion: −H g. */
    private static double[] direction(Deque<Pair> memory, double[] gradient) {
        double[] q = gradient.clone();
        double[] alpha = new double[memory.size()];
        int m = memory.size();
        for (Iterator<Pair> newest = memory.descendingIterator(); newest.hasNext(); ) {
            Pair pair = newest.next();
            alpha[--m] = pair.perProduct * dot(pair.step, q);
            add(q, -alpha[m], pair.change);
        }
        Pair last = memory.peekLast();
        if (last != null) {
            scale(q, 1 / (last.perProduct * dot(last.change, last.change)));
        }
        for (Pair pair : memory) {
            double beta = pair.perProduct * dot(pair.change, q);
            add(q, alpha[m++] - beta, pair.step);
        }
        scale(q, -1);
        return q;
    }

    private static void remember(Deque<Pair> memory, double[] p, double[] next, double[] g, double[] nextG) {
        double[] step = new double[p.length];
        double[] change = new double[p.length];
        for (int k = 0; k < p.length; k++) {
            step[k] = next[k] - p[k];
            change[k] = nextG[k] - g[k];
        }
        double product = dot(step, change);
        if (product > 1e-10 * Math.sqrt(dot(step, step) * dot(change, change))) {
            if (memory.size() == MEMORY) {
                memory.removeFirst();
            }
            memory.addLast(new Pair(step, change, 1 / product));
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int k = 0; k < to.length; k++) {
            to[k] += factor * what[k];
        }
    }

    private static void scale(double[] v, double factor) {
        for (int k = 0; k < v.length; k++) {
            v[k] *= factor;
        }
    }

    private static double largest(double[] v) {
        double largest = 0;
        for (double value : v) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
