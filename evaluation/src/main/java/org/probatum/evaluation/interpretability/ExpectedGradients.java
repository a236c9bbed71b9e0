package org.probatum.evaluation.interpretability;

import java.util.SplittableRandom;
import org.probatum.registry.Tensor;

/**
 * Integrated gradients averaged over baselines drawn from a cohort.
 *
 * <pre>
 *   EGᵢ = mean over draws of (xᵢ − x′ᵢ) ∂F/∂xᵢ (x′ + α (x − x′)),   x′ a case of the cohort, α uniform on 0 … 1 (one draw per stratum)
 * </pre>
 *
 * <p>Source: G. Erion et al. (2021), Improving performance of deep learning models with axiomatic attribution priors and expected
 * gradients, Nat. Mach. Intell. 3, 620–631, eq. 2.
 */
public final class ExpectedGradients {

    private ExpectedGradients() {}

    /**
     * @param cohort the cases that baselines are drawn from; shape [cases, …] as the input
     * @param draws at least 1
     * @return in units of the output
     */
    public static Attribution of(
            GradientFunction model, InputBatch inputs, String input, Tensor cohort, int draws, long seed) {
        Tensor tensor = inputs.get(input);
        if (draws < 1 || !Tensors.isFloating(tensor) || Tensors.rowLength(cohort) != Tensors.rowLength(tensor)) {
            throw new IllegalArgumentException(
                    "Expected gradients need at least 1 draw, a floating input, and a cohort of"
                            + " the same values per case as input " + input);
        }
        double[] x = Tensors.values(tensor);
        double[] base = Tensors.values(cohort);
        int length = Tensors.rowLength(tensor);
        int rows = inputs.rows();
        int[] chosen = new int[draws * rows];
        double[] alpha = new double[draws * rows];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = random.nextInt((int) cohort.shape()[0]);
            alpha[i] = (i / rows + random.nextDouble()) / draws;
        }
        double[] sum = new double[x.length];
        Variants.run(
                inputs,
                draws,
                (draw, part, first) -> {
                    double[] point = new double[part.get(input).size()];
                    for (int i = 0; i < point.length; i++) {
                        int row = first + i / length;
                        double b = base[chosen[draw * rows + row] * length + i % length];
                        point[i] = b + alpha[draw * rows + row] * (x[row * length + i % length] - b);
                    }
                    return part.with(input, new Tensor.Doubles(part.get(input).shape(), point));
                },
                model::at,
                (draw, first, count, result, offset) -> {
                    Outputs.requireNumbers(result.target(), offset, count, first);
                    double[] g = result.of(input).values();
                    for (int i = 0; i < count * length; i++) {
                        int row = first + i / length;
                        double b = base[chosen[draw * rows + row] * length + i % length];
                        sum[row * length + i % length] +=
                                (x[row * length + i % length] - b) * g[offset * length + i] / draws;
                    }
                });
        return Attribution.of(
                "expected_gradients",
                input,
                Attribution.OUTPUT_UNITS,
                Gradient.requireFinite(new Tensor.Doubles(tensor.shape(), sum), input));
    }
}
