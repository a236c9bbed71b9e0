package org.probatum.evaluation.interpretability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.registry.Tensor;

/**
 * Integrated gradients along the straight path from a baseline x′ to the case x, by the midpoint rule.
 *
 * <pre>
 *   IGᵢ = (xᵢ − x′ᵢ) · 1/m Σⱼ ∂F/∂xᵢ (x′ + (j − ½)/m · (x − x′)),   j = 1 … m
 *   completeness gap = |Σᵢ IGᵢ − (F(x) − F(x′))|
 * </pre>
 *
 * <p>Several inputs may move together; the others stay at the case's values, also at the baseline. The gap shrinks with m where
 * F is smooth along the path; across kinks it need not shrink steadily.
 *
 * <p>Source: M. Sundararajan, A. Taly, Q. Yan (2017), Axiomatic attribution for deep networks, ICML, eq. 1 and proposition 1.
 */
public final class IntegratedGradients {

    private IntegratedGradients() {}

    /**
     * @param model gives the gradient with respect to every moved input
     * @param inputs the cases
     * @param baselines the moved inputs and where their path begins; repeated to the input's shape, axes aligned at the right
     * @param steps m, at least 1
     * @return the attribution of each moved input, in units of the output, with the completeness gap of all together
     * @throws UnexplainableException if a gradient on the path is not a number
     */
    public static Map<String, Attribution> of(
            GradientFunction model, InputBatch inputs, Map<String, Tensor> baselines, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("Integrated gradients take at least 1 step, was " + steps);
        }
        if (baselines.isEmpty()) {
            throw new IllegalArgumentException("Integrated gradients need at least one input that moves");
        }
        Map<String, double[]> from = new LinkedHashMap<>();
        Map<String, double[]> sums = new LinkedHashMap<>();
        baselines.forEach((name, baseline) -> {
            Tensor input = requireMovable(inputs, name);
            from.put(name, Tensors.broadcast(baseline, input.shape(), "The baseline of " + name));
            sums.put(name, new double[input.size()]);
        });
        double[] start = new double[inputs.rows()];
        double[] end = new double[inputs.rows()];
        // Variants 0 … m − 1 are the midpoints; m and m + 1 the baseline and the case, for the completeness gap.
        Variants.run(
                inputs,
                steps + 2,
                (variant, part, firstRow) -> moved(part, firstRow, from, fraction(variant, steps)),
                model::at,
                (variant, firstRow, rows, result, offset) -> {
                    Outputs.requireNumbers(result.target(), offset, rows, firstRow);
                    if (variant == steps) {
                        System.arraycopy(result.target(), offset, start, firstRow, rows);
                    } else if (variant == steps + 1) {
                        System.arraycopy(result.target(), offset, end, firstRow, rows);
                    } else {
                        sums.forEach((name, sum) -> accumulate(sum, result.of(name), firstRow, rows, offset));
                    }
                });
        return finish(inputs, from, sums, steps, start, end);
    }

    private static double fraction(int variant, int steps) {
        if (variant >= steps) {
            return variant - (double) steps;
        }
        return (variant + 0.5) / steps;
    }

    private static Tensor requireMovable(InputBatch inputs, String name) {
        Tensor input = inputs.get(name);
        if (!Tensors.isFloating(input)) {
            throw new UnexplainableException(
                    "Input " + name + " holds whole numbers, between which there is no path; choose"
                            + " an inner tensor behind it, or occlusion");
        }
        return input;
    }

    private static InputBatch moved(InputBatch part, int firstRow, Map<String, double[]> from, double fraction) {
        InputBatch moved = part;
        for (Map.Entry<String, double[]> entry : from.entrySet()) {
            Tensor input = part.get(entry.getKey());
            double[] x = Tensors.values(input);
            int first = firstRow * Tensors.rowLength(input);
            double[] point = new double[x.length];
            for (int i = 0; i < point.length; i++) {
                double base = entry.getValue()[first + i];
                point[i] = base + fraction * (x[i] - base);
            }
            moved = moved.with(entry.getKey(), new Tensor.Doubles(input.shape(), point));
        }
        return moved;
    }

    private static void accumulate(double[] sum, Tensor.Doubles gradient, int firstRow, int rows, int offset) {
        int length = Tensors.rowLength(gradient);
        for (int i = 0; i < rows * length; i++) {
            sum[firstRow * length + i] += gradient.values()[offset * length + i];
        }
    }

    private static Map<String, Attribution> finish(
            InputBatch inputs,
            Map<String, double[]> from,
            Map<String, double[]> sums,
            int steps,
            double[] start,
            double[] end) {
        double[] total = new double[inputs.rows()];
        Map<String, Tensor.Doubles> values = new LinkedHashMap<>();
        sums.forEach((name, sum) -> {
            Tensor input = inputs.get(name);
            double[] attribution = new double[sum.length];
            double[] x = Tensors.values(input);
            double[] base = java.util.Objects.requireNonNull(from.get(name));
            int length = Tensors.rowLength(input);
            for (int i = 0; i < sum.length; i++) {
                attribution[i] = (x[i] - base[i]) * sum[i] / steps;
                total[i / length] += attribution[i];
            }
            values.put(name, Gradient.requireFinite(new Tensor.Doubles(input.shape(), attribution), name));
        });
        double[] gap = new double[total.length];
        for (int row = 0; row < gap.length; row++) {
            gap[row] = Math.abs(total[row] - (end[row] - start[row]));
        }
        Map<String, Attribution> attributions = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(values.keySet());
        for (String name : names) {
            Tensor.Doubles value = java.util.Objects.requireNonNull(values.get(name));
            attributions.put(
                    name,
                    new Attribution(
                            "integrated_gradients", name, Attribution.OUTPUT_UNITS, value, Optional.of(gap.clone())));
        }
        return attributions;
    }
}
