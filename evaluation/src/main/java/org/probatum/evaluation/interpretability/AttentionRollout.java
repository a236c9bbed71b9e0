package org.probatum.evaluation.interpretability;

import java.util.Arrays;
import org.probatum.registry.Tensor;

/**
 * How attention flows through all layers of a transformer, from each token back to each token of the input.
 *
 * <pre>
 *   Âₗ = rows of (mean over heads of Aₗ + I) / 2, each divided by its sum
 *   R  = Â_L · … · Â₂ · Â₁
 * </pre>
 *
 * <p>Source: S. Abnar and W. Zuidema (2020), Quantifying attention flow in transformers, ACL, section 3.
 */
public final class AttentionRollout {

    private AttentionRollout() {}

    /**
     * @param attention shape [rows, layers, heads, tokens, tokens] or, with one head, [rows, layers, tokens, tokens]
     * @return shape [rows, tokens, tokens]; each row of each matrix sums to 1
     */
    public static Attribution of(Tensor attention, String layer) {
        long[] shape = attention.shape();
        int rank = shape.length;
        if (rank < 4 || rank > 5 || shape[rank - 1] != shape[rank - 2]) {
            throw new UnexplainableException(
                    "Attention rollout needs attention of shape [rows, layers, heads, tokens, tokens]; " + layer
                            + " has " + Arrays.toString(shape));
        }
        int rows = (int) shape[0];
        int layers = (int) shape[1];
        int heads = rank == 5 ? (int) shape[2] : 1;
        int tokens = (int) shape[rank - 1];
        double[] a = Tensors.values(attention);
        requireShares(a, tokens, layer);
        double[] flow = new double[rows * tokens * tokens];
        for (int row = 0; row < rows; row++) {
            double[] product = identity(tokens);
            for (int l = 0; l < layers; l++) {
                product = multiply(mixed(a, (row * layers + l) * heads, heads, tokens), product, tokens);
            }
            System.arraycopy(product, 0, flow, row * tokens * tokens, product.length);
        }
        return Attribution.of(
                "attention_rollout",
                layer,
                "share of attention, 0 to 1",
                new Tensor.Doubles(new long[] {rows, tokens, tokens}, flow));
    }

    private static void requireShares(double[] a, int tokens, String layer) {
        for (int from = 0; from < a.length; from += tokens) {
            double total = Arrays.stream(a, from, from + tokens).sum();
            if (!(Math.abs(total - 1) < 1e-3)) {
                throw new UnexplainableException("Attention rollout needs attention, whose rows add up to 1; in "
                        + layer + " a row adds up to " + total);
            }
        }
    }

    private static double[] mixed(double[] a, int firstHead, int heads, int n) {
        double[] mixed = identity(n);
        for (int i = 0; i < n * n; i++) {
            double sum = 0;
            for (int h = 0; h < heads; h++) {
                sum += a[(firstHead + h) * n * n + i];
            }
            mixed[i] = (sum / heads + mixed[i]) / 2;
        }
        for (int i = 0; i < n; i++) {
            double total = Arrays.stream(mixed, i * n, (i + 1) * n).sum();
            for (int j = 0; j < n; j++) {
                mixed[i * n + j] /= total;
            }
        }
        return mixed;
    }

    private static double[] identity(int n) {
        double[] identity = new double[n * n];
        for (int i = 0; i < n; i++) {
            identity[i * n + i] = 1;
        }
        return identity;
    }

    private static double[] multiply(double[] a, double[] b, int n) {
        double[] product = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double value = a[i * n + k];
                for (int j = 0; j < n; j++) {
                    product[i * n + j] += value * b[k * n + j];
                }
            }
        }
        return product;
    }
}
