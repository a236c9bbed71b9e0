package org.probatum.evaluation.interpretability;

import java.util.SplittableRandom;
import org.probatum.registry.Tensor;

/**
 * Cases with Gaussian noise on one input, scaled by how much each value varies over the cases (over the case itself, when there is
 * one only).
 */
final class InputNoise {

    private InputNoise() {}

    static InputBatch on(InputBatch inputs, String input, double amount, long seed) {
        Tensor tensor = inputs.get(input);
        double[] x = Tensors.values(tensor);
        int rows = inputs.rows();
        int length = x.length / Math.max(1, rows);
        SplittableRandom random = new SplittableRandom(seed);
        double[] noisy = new double[x.length];
        double whole = deviation(x, 0, 1, x.length);
        for (int i = 0; i < length; i++) {
            double deviation = rows > 1 ? deviation(x, i, length, rows) : whole;
            for (int row = 0; row < rows; row++) {
                int at = row * length + i;
                noisy[at] = x[at] + amount * deviation * random.nextGaussian();
            }
        }
        return inputs.with(input, Tensors.like(tensor, noisy));
    }

    private static double deviation(double[] x, int from, int step, int count) {
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += x[from + i * step] / count;
        }
        double variance = 0;
        for (int i = 0; i < count; i++) {
            double d = x[from + i * step] - mean;
            variance += d * d / count;
        }
        return Math.sqrt(variance);
    }
}
