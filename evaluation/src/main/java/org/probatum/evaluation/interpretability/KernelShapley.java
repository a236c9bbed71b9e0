package org.probatum.evaluation.interpretability;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.simple.SimpleMatrix;
import org.probatum.registry.Tensor;

/**
 * Shapley values of many units from sampled coalitions, by least squares under the constraint that they add up.
 *
 * <pre>
 *   minimise Σ over drawn S of (F(S) − F(∅) − Σⱼ∈S φⱼ)²   subject to   Σⱼ φⱼ = F(all) − F(∅)
 * </pre>
 *
 * <p>Coalition sizes s are drawn with probability proportional to (M − 1) / (s (M − s)), each coalition together with its
 * complement. With 12 units or fewer all coalitions enter with their weights, and the values are exact.
 *
 * <p>Source: S. M. Lundberg and S.-I. Lee (2017), A unified approach to interpreting model predictions, NeurIPS, theorem 2; I. Covert
 * and S.-I. Lee (2021), Improving KernelSHAP, AISTATS, section 3 (paired draws).
 */
public final class KernelShapley {

    private static final int EXACT_UNITS = 12;

    private KernelShapley() {}

    /**
     * @param baseline what an absent unit becomes; repeated to the input's shape
     * @param samples coalitions, at least 2 more than units (not used when all coalitions are few)
     * @return shape [rows, units], in units of the output
     */
    public static Attribution of(
            PredictionFunction model,
            InputBatch inputs,
            String input,
            OcclusionUnits units,
            Tensor baseline,
            int samples,
            long seed) {
        int[] unitOf = units.unitOfEachValue(inputs.get(input), input);
        int m = Arrays.stream(unitOf).max().orElse(-1) + 1;
        if (m < 2) {
            throw new IllegalArgumentException("Kernel Shapley needs at least 2 units, input " + input + " has " + m);
        }
        double[] base = Tensors.broadcast(baseline, inputs.get(input).shape(), "The baseline of " + input);
        boolean all = m <= EXACT_UNITS;
        if (!all && samples < m + 2) {
            throw new IllegalArgumentException(
                    "Kernel Shapley of " + m + " units needs at least " + (m + 2) + " samples, was " + samples);
        }
        boolean[][] coalitions = all ? everyCoalition(m) : drawn(m, samples, new SplittableRandom(seed));
        int count = coalitions.length;
        double[][] f = Variants.predict(
                model,
                inputs,
                count + 2,
                (variant, part, first) -> part.with(
                        input,
                        present(
                                part.get(input),
                                base,
                                first,
                                unitOf,
                                variant < count ? coalitions[variant] : null,
                                variant == count)));
        SimpleMatrix solver = solver(coalitions, m, all);
        double[] values = new double[inputs.rows() * m];
        double[] gap = new double[inputs.rows()];
        for (int row = 0; row < inputs.rows(); row++) {
            double none = f[count][row];
            double whole = f[count + 1][row] - none;
            double[] phi = solve(solver, coalitions, f, row, none, whole, m, all);
            System.arraycopy(phi, 0, values, row * m, m);
            gap[row] = Math.abs(Arrays.stream(phi).sum() - whole);
        }
        return new Attribution(
                "kernel_shapley",
                input,
                Attribution.OUTPUT_UNITS,
                new Tensor.Doubles(new long[] {inputs.rows(), m}, values),
                Optional.of(gap));
    }

    private static boolean[][] everyCoalition(int m) {
        boolean[][] coalitions = new boolean[(1 << m) - 2][m];
        for (int s = 1; s < (1 << m) - 1; s++) {
            for (int j = 0; j < m; j++) {
                coalitions[s - 1][j] = (s >> j & 1) == 1;
            }
        }
        return coalitions;
    }

    private static boolean[][] drawn(int m, int samples, SplittableRandom random) {
        double[] cumulative = new double[m];
        for (int s = 1; s < m; s++) {
            cumulative[s] = cumulative[s - 1] + (m - 1.0) / ((double) s * (m - s));
        }
        boolean[][] coalitions = new boolean[samples / 2 * 2][m];
        int[] order = new int[m];
        Arrays.setAll(order, i -> i);
        for (int i = 0; i < coalitions.length; i += 2) {
            double u = random.nextDouble() * cumulative[m - 1];
            int size = 1;
            while (cumulative[size] < u) {
                size++;
            }
            for (int j = 0; j < m; j++) {
                int k = j + random.nextInt(m - j);
                int swap = order[j];
                order[j] = order[k];
                order[k] = swap;
                coalitions[i][order[j]] = j < size;
                coalitions[i + 1][order[j]] = j >= size;
            }
        }
        return coalitions;
    }

    private static Tensor present(
            Tensor tensor,
            double[] base,
            int firstRow,
            int[] unitOf,
            boolean @org.jspecify.annotations.Nullable [] coalition,
            boolean none) {
        double[] values = Tensors.values(tensor).clone();
        for (int i = 0; i < values.length; i++) {
            boolean stays = coalition == null ? !none : coalition[unitOf[i % unitOf.length]];
            if (!stays) {
                values[i] = base[firstRow * unitOf.length + i];
            }
        }
        return Tensors.like(tensor, values);
    }

    private static double weight(boolean[] coalition, int m, boolean all) {
        if (!all) {
            return 1; // the draw already follows the kernel
        }
        int s = 0;
        for (boolean member : coalition) {
            s += member ? 1 : 0;
        }
        double binomial = 1;
        for (int i = 0; i < s; i++) {
            binomial = binomial * (m - i) / (i + 1);
        }
        return (m - 1) / (binomial * s * (m - s));
    }

    /** The inverse of Zᵀ W Z. */
    private static SimpleMatrix solver(boolean[][] coalitions, int m, boolean all) {
        SimpleMatrix normal = new SimpleMatrix(m, m);
        for (boolean[] coalition : coalitions) {
            double w = weight(coalition, m, all);
            for (int i = 0; i < m; i++) {
                for (int j = 0; coalition[i] && j < m; j++) {
                    if (coalition[j]) {
                        normal.set(i, j, normal.get(i, j) + w);
                    }
                }
            }
        }
        SimpleMatrix inverse = normal.invert();
        if (inverse.hasUncountable()) {
            throw new IllegalArgumentException("The drawn coalitions do not tell all units apart; take more samples");
        }
        return inverse;
    }

    private static double[] solve(
            SimpleMatrix inverse,
            boolean[][] coalitions,
            double[][] f,
            int row,
            double none,
            double whole,
            int m,
            boolean all) {
        SimpleMatrix right = new SimpleMatrix(m, 1);
        for (int s = 0; s < coalitions.length; s++) {
            double change = weight(coalitions[s], m, all) * (f[s][row] - none);
            for (int i = 0; i < m; i++) {
                if (coalitions[s][i]) {
                    right.set(i, 0, right.get(i, 0) + change);
                }
            }
        }
        SimpleMatrix free = inverse.mult(right);
        SimpleMatrix ones = SimpleMatrix.filled(m, 1, 1);
        SimpleMatrix along = inverse.mult(ones);
        double excess = (free.elementSum() - whole) / along.elementSum();
        return free.minus(along.scale(excess)).getDDRM().getData();
    }
}
