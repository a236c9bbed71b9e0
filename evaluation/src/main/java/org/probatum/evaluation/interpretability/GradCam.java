package org.probatum.evaluation.interpretability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probatum.registry.Tensor;

/**
 * Class activation maps on the grid of a feature map A with channels k and gradient g = ∂F/∂A. Two and three dimensions alike.
 *
 * <pre>
 *   CAM          Σₖ wₖ Aₖ                  wₖ: weight of channel k in the linear head behind the global average
 *   Grad-CAM     relu(Σₖ wₖ Aₖ)            wₖ = mean over positions of gₖ
 *   Grad-CAM++   relu(Σₖ wₖ Aₖ)            wₖ = Σ α relu(gₖ),  α = gₖ² / (2 gₖ² + (Σ Aₖ) gₖ³)
 * </pre>
 *
 * <p>Grad-CAM++ is in its closed form for exp(F), whose constant factor exp(F) is left out; where the denominator is 0, α is 0.
 * Maps are not rescaled. They say where, not why, and nothing about the direction in which a change would move the output.
 *
 * <p>Source: B. Zhou et al. (2016), Learning deep features for discriminative localization, CVPR; R. R. Selvaraju et al. (2017),
 * Grad-CAM, ICCV, eq. 1 and 2; A. Chattopadhay et al. (2018), Grad-CAM++, WACV, eq. 10 and 19.
 */
public final class GradCam {

    /** How far the weights of a linear head may differ between positions, relative to the largest. */
    private static final double SAME = 1e-6;

    private GradCam() {}

    /** Grad-CAM; shape [rows, positions…], not negative. */
    public static Attribution gradCam(GradientFunction model, InputBatch inputs, String layer) {
        return map("grad_cam", model, inputs, layer, GradCam::means, true);
    }

    /** Grad-CAM++; shape [rows, positions…], not negative. */
    public static Attribution gradCamPlusPlus(GradientFunction model, InputBatch inputs, String layer) {
        return map("grad_cam_plus_plus", model, inputs, layer, GradCam::plusPlus, true);
    }

    /**
     * The class activation map; shape [rows, positions…], signed.
     *
     * @throws UnexplainableException if behind the layer there is more than a global average and a linear head
     */
    public static Attribution cam(GradientFunction model, InputBatch inputs, String layer) {
        return map("cam", model, inputs, layer, (a, g) -> linearWeights(a, g, layer), false);
    }

    /** The weight of each channel for Grad-CAM: the mean gradient; shape [rows, channels]. */
    public static Tensor.Doubles weights(GradientFunction model, InputBatch inputs, String layer) {
        List<Tensor> parts = new ArrayList<>();
        eachPart(model, inputs, result -> parts.add(means(result.valueOf(layer), result.of(layer))));
        return Gradient.requireFinite((Tensor.Doubles) Tensors.join(parts), layer);
    }

    @FunctionalInterface
    private interface Weights {
        /** One weight per row and channel, from the feature map and its gradient. */
        Tensor.Doubles of(Tensor.Doubles map, Tensor.Doubles gradient);
    }

    private static void eachPart(
            GradientFunction model,
            InputBatch inputs,
            java.util.function.Consumer<GradientFunction.Gradients> receiver) {
        Variants.run(inputs, 1, (variant, part, first) -> part, model::at, (variant, first, rows, result, offset) -> {
            Outputs.requireNumbers(result.target(), offset, rows, first);
            receiver.accept(result);
        });
    }

    private static Attribution map(
            String method, GradientFunction model, InputBatch inputs, String layer, Weights weights, boolean rectify) {
        List<Tensor> parts = new ArrayList<>();
        eachPart(model, inputs, result -> {
            Tensor.Doubles a = requireMap(result.valueOf(layer), layer);
            Tensor.Doubles g = Gradient.requireFinite(result.of(layer), layer);
            parts.add(combined(a, weights.of(a, g), rectify));
        });
        String unit = rectify ? "weighted activation, not negative" : "weighted activation, signed";
        return Attribution.of(method, layer, unit, (Tensor.Doubles) Tensors.join(parts));
    }

    private static Tensor.Doubles requireMap(Tensor.Doubles map, String layer) {
        if (map.shape().length < 3) {
            throw new UnexplainableException("Layer " + layer + " has shape " + Arrays.toString(map.shape())
                    + "; a class activation map needs a feature map [rows, channels, positions…]");
        }
        return map;
    }

    private static Tensor.Doubles combined(Tensor.Doubles map, Tensor.Doubles weights, boolean rectify) {
        int rows = (int) map.shape()[0];
        int channels = (int) map.shape()[1];
        int positions = map.size() / Math.max(1, rows * channels);
        double[] sum = new double[rows * positions];
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < channels; k++) {
                double weight = weights.values()[r * channels + k];
                int from = (r * channels + k) * positions;
                for (int p = 0; p < positions; p++) {
                    sum[r * positions + p] += weight * map.values()[from + p];
                }
            }
        }
        if (rectify) {
            Arrays.setAll(sum, i -> Math.max(0, sum[i]));
        }
        long[] shape = new long[map.shape().length - 1];
        shape[0] = rows;
        System.arraycopy(map.shape(), 2, shape, 1, shape.length - 1);
        return new Tensor.Doubles(shape, sum);
    }

    private static Tensor.Doubles means(Tensor.Doubles map, Tensor.Doubles gradient) {
        return perChannel(gradient, (from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += gradient.values()[i];
            }
            return sum / (to - from);
        });
    }

    private static Tensor.Doubles plusPlus(Tensor.Doubles map, Tensor.Doubles gradient) {
        return perChannel(gradient, (from, to) -> {
            double activation = 0;
            for (int i = from; i < to; i++) {
                activation += map.values()[i];
            }
            double weight = 0;
            for (int i = from; i < to; i++) {
                double g = gradient.values()[i];
                double denominator = 2 * g * g + activation * g * g * g;
                double alpha = denominator == 0 ? 0 : g * g / denominator;
                weight += alpha * Math.max(0, g);
            }
            return weight;
        });
    }

    /** Behind a global average and a linear head, the gradient is the same at each position: weight / positions. */
    private static Tensor.Doubles linearWeights(Tensor.Doubles map, Tensor.Doubles gradient, String layer) {
        int channels = (int) gradient.shape()[1];
        int positions = gradient.size() / Math.max(1, (int) gradient.shape()[0] * channels);
        double largest = Arrays.stream(gradient.values()).map(Math::abs).max().orElse(0);
        for (int i = 0; i < gradient.values().length; i++) {
            double first = gradient.values()[i / positions % channels * positions];
            if (Math.abs(gradient.values()[i] - first) > SAME * largest) {
                throw new UnexplainableException(
                        "Behind layer " + layer + " there is more than a global average and a linear"
                                + " head, so it has no class activation map; use grad_cam");
            }
        }
        return perChannel(gradient, (from, to) -> gradient.values()[from] * positions);
    }

    @FunctionalInterface
    private interface OverPositions {
        double of(int from, int to);
    }

    private static Tensor.Doubles perChannel(Tensor.Doubles map, OverPositions statistic) {
        int cells = (int) (map.shape()[0] * map.shape()[1]);
        int positions = map.size() / Math.max(1, cells);
        double[] values = new double[cells];
        for (int i = 0; i < cells; i++) {
            values[i] = statistic.of(i * positions, (i + 1) * positions);
        }
        return new Tensor.Doubles(new long[] {map.shape()[0], map.shape()[1]}, values);
    }
}
