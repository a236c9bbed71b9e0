package org.probatum.missing.imputation;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A binary tree that splits cases on one predictor at a time.
 *
 * <p>Source: L. Breiman, J. Friedman, R. Olshen, C. Stone (1984), Classification and Regression Trees.
 */
final class RegressionTree {

    private static final int SMALLEST_LEAF = 5;

    private sealed interface Node {
        record Leaf(int[] members) implements Node {}

        record Split(int predictor, double threshold, Node low, Node high) implements Node {}
    }

    private record Cut(int predictor, double threshold, double gain) {}

    private final Node root;

    private RegressionTree(Node root) {
        this.root = root;
    }

    /**
     * @param rows predictor values; column 0 is a constant and is not split; shape [n][q]
     * @param sample the cases that the tree is grown on, indices into rows
     */
    static RegressionTree grow(
            double[][] rows, double[] target, boolean nominal, int[] sample, UniformRandomProvider random) {
        int categories = nominal ? 1 + (int) Arrays.stream(target).max().orElse(0) : 0;
        return new RegressionTree(new Grower(rows, target, categories, random).node(sample));
    }

    /** The members of the leaf that a case falls into. */
    int[] leaf(double[] row) {
        Node node = root;
        while (node instanceof Node.Split split) {
            node = row[split.predictor()] <= split.threshold() ? split.low() : split.high();
        }
        return ((Node.Leaf) node).members();
    }

    private record Grower(double[][] rows, double[] target, int categories, UniformRandomProvider random) {

        Node node(int[] members) {
            if (members.length < 2 * SMALLEST_LEAF) {
                return new Node.Leaf(members);
            }
            Cut best = new Cut(-1, 0, 1e-12);
            for (int predictor : chosen()) {
                best = better(best, predictor, members);
            }
            if (best.predictor() < 0) {
                return new Node.Leaf(members);
            }
            int predictor = best.predictor();
            double threshold = best.threshold();
            int[] low = Arrays.stream(members)
                    .filter(i -> rows[i][predictor] <= threshold)
                    .toArray();
            int[] high = Arrays.stream(members)
                    .filter(i -> rows[i][predictor] > threshold)
                    .toArray();
            return new Node.Split(predictor, threshold, node(low), node(high));
        }

        /** A third of the predictors, at least one, drawn without replacement. */
        private int[] chosen() {
            int predictors = rows[0].length - 1;
            int[] all = new int[predictors];
            for (int p = 0; p < predictors; p++) {
                int j = random.nextInt(p + 1);
                all[p] = all[j];
                all[j] = p + 1;
            }
            return Arrays.copyOf(all, Math.min(predictors, Math.max(1, predictors / 3)));
        }

        private Cut better(Cut best, int predictor, int[] members) {
            int n = members.length;
            double[] keys = new double[n];
            int[] order = new int[n];
            for (int i = 0; i < n; i++) {
                keys[i] = rows[members[i]][predictor];
                order[i] = i;
            }
            KeyOrder.sort(order, keys);
            Purity purity = new Purity(categories, target, members);
            double whole = purity.squared();
            Cut found = best;
            for (int i = 0; i < n - 1; i++) {
                purity.moveLow(target[members[order[i]]]);
                double here = keys[order[i]];
                double next = keys[order[i + 1]];
                if (i + 1 >= SMALLEST_LEAF && n - i - 1 >= SMALLEST_LEAF && here < next) {
                    double gain = purity.split() - whole;
                    if (gain > found.gain()) {
                        found = new Cut(predictor, here + (next - here) / 2, gain);
                    }
                }
            }
            return found;
        }
    }

    /** Sums by side whose square over the side's size grows with its purity: of centred values, or of category counts. */
    private static final class Purity {

        private final boolean nominal;
        private final double[] low;
        private final double[] high;
        private final double centre;
        private int lowCount;
        private int highCount;

        Purity(int categories, double[] target, int[] members) {
            nominal = categories > 0;
            low = new double[Math.max(categories, 1)];
            high = new double[low.length];
            double sum = 0;
            for (int i : members) {
                sum += target[i];
            }
            centre = sum / members.length;
            for (int i : members) {
                high[slot(target[i])] += amount(target[i]);
            }
            highCount = members.length;
        }

        private int slot(double value) {
            return nominal ? (int) value : 0;
        }

        private double amount(double value) {
            return nominal ? 1 : value - centre;
        }

        void moveLow(double value) {
            low[slot(value)] += amount(value);
            high[slot(value)] -= amount(value);
            lowCount++;
            highCount--;
        }

        double squared() {
            return squares(high) / highCount;
        }

        double split() {
            return squares(low) / lowCount + squares(high) / highCount;
        }

        private static double squares(double[] sums) {
            double total = 0;
            for (double sum : sums) {
                total += sum * sum;
            }
            return total;
        }
    }
}
