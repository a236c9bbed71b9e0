package org.probatum.evaluation.interpretability;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.probatum.registry.Tensor;

/**
 * How much F falls when one unit of an input is replaced: F(x) − F(x with the unit replaced), one unit at a time.
 *
 * <p>Needs no gradient. Positive: the unit raised the output. What it says depends on the replacement, which therefore belongs
 * to the result.
 *
 * <p>Source: M. D. Zeiler and R. Fergus (2014), Visualizing and understanding convolutional networks, ECCV, section 4.2.
 */
public final class Occlusion {

    private Occlusion() {}

    /**
     * @param model gives F
     * @param inputs the cases
     * @param input which input is cut into units
     * @param units how
     * @param replacement the value that takes the place of each value of a unit
     * @param skipValue values that stay as they are, such as padding of a text
     * @return shape [rows, units], in units of the output
     */
    public static Attribution of(
            PredictionFunction model,
            InputBatch inputs,
            String input,
            OcclusionUnits units,
            double replacement,
            OptionalDouble skipValue) {
        int[] unitOf = units.unitOfEachValue(inputs.get(input), input);
        int count = Arrays.stream(unitOf).max().orElse(-1) + 1;
        // Variant 0 is the case as it is.
        double[][] predictions = Variants.predict(
                model,
                inputs,
                count + 1,
                (variant, part, first) ->
                        part.with(input, replaced(part.get(input), unitOf, variant - 1, replacement, skipValue)));
        double[] falls = new double[inputs.rows() * count];
        for (int row = 0; row < inputs.rows(); row++) {
            for (int unit = 0; unit < count; unit++) {
                falls[row * count + unit] = predictions[0][row] - predictions[unit + 1][row];
            }
        }
        return Attribution.of(
                "occlusion",
                input,
                Attribution.OUTPUT_UNITS,
                new Tensor.Doubles(new long[] {inputs.rows(), count}, falls));
    }

    private static Tensor replaced(
            Tensor tensor, int[] unitOf, int unit, double replacement, OptionalDouble skipValue) {
        double[] values = Tensors.values(tensor).clone();
        for (int i = 0; i < values.length; i++) {
            boolean stays = skipValue.isPresent() && values[i] == skipValue.getAsDouble();
            if (unitOf[i % unitOf.length] == unit && !stays) {
                values[i] = replacement;
            }
        }
        return Tensors.like(tensor, values);
    }
}
