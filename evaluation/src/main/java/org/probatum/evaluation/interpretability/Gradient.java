package org.probatum.evaluation.interpretability;

import java.util.ArrayList;
import java.util.List;
import org.probatum.registry.Tensor;

/**
 * The gradient of F, and its product with the input.
 *
 * <pre>
 *   gradient            ∂F/∂x
 *   gradient × input    x ∂F/∂x
 * </pre>
 *
 * <p>Source: K. Simonyan, A. Vedaldi, A. Zisserman (2014), Deep inside convolutional networks, ICLR workshop; A. Shrikumar,
 * P. Greenside, A. Kundaje (2017), Learning important features through propagating activation differences, ICML, section 2.
 */
public final class Gradient {

    private Gradient() {}

    /** ∂F/∂x of one input, in units of the output per unit of the input. */
    public static Attribution of(GradientFunction model, InputBatch inputs, String input) {
        return Attribution.of("gradient", input, "units of the output per unit of the input", at(model, inputs, input));
    }

    /** x ∂F/∂x of one input, in units of the output. */
    public static Attribution timesInput(GradientFunction model, InputBatch inputs, String input) {
        Tensor.Doubles gradient = at(model, inputs, input);
        double[] x = Tensors.values(inputs.get(input));
        double[] product = new double[x.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = x[i] * gradient.values()[i];
        }
        return Attribution.of(
                "gradient_x_input", input, Attribution.OUTPUT_UNITS, new Tensor.Doubles(gradient.shape(), product));
    }

    private static Tensor.Doubles at(GradientFunction model, InputBatch inputs, String input) {
        List<Tensor> parts = new ArrayList<>();
        Variants.run(inputs, 1, (variant, part, first) -> part, model::at, (variant, first, rows, result, offset) -> {
            Outputs.requireNumbers(result.target(), offset, rows, first);
            parts.add(result.of(input));
        });
        return requireFinite((Tensor.Doubles) Tensors.join(parts), input);
    }

    static Tensor.Doubles requireFinite(Tensor.Doubles gradient, String source) {
        for (int i = 0; i < gradient.values().length; i++) {
            if (!Double.isFinite(gradient.values()[i])) {
                int row = i / Tensors.rowLength(gradient);
                throw new UnexplainableException(
                        "The gradient with respect to " + source + " is not a number in row " + row
                                + "; the model is not smooth there or its output is not a number: check the input of that row,"
                                + " or explain by occlusion or Shapley values");
            }
        }
        return gradient;
    }
}
