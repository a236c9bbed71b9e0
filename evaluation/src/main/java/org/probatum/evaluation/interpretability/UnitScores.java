package org.probatum.evaluation.interpretability;

import java.util.Arrays;
import org.probatum.registry.Tensor;

/** An attribution summed over the units into which an input is cut, so that units can be ranked. */
public final class UnitScores {

    private UnitScores() {}

    /**
     * @param attribution of the input itself, of its units, or a map over its positions (coarser grids are brought to the
     *     input's linearly)
     * @return shape [rows, units]
     */
    public static Tensor.Doubles of(Attribution attribution, InputBatch inputs, String input, OcclusionUnits units) {
        Tensor tensor = inputs.get(input);
        int[] unitOf = units.unitOfEachValue(tensor, input);
        int count = Arrays.stream(unitOf).max().orElse(-1) + 1;
        int rows = inputs.rows();
        long[] shape = {rows, count};
        Tensor.Doubles values = attribution.values();
        if (Arrays.equals(values.shape(), tensor.shape())) {
            return new Tensor.Doubles(shape, sums(values.values(), unitOf, rows, count, unitOf.length));
        }
        if (Arrays.equals(values.shape(), shape)) {
            return values;
        }
        Tensor.Doubles wide = Upsampling.linear(values, Upsampling.positions(tensor, input));
        int places = wide.size() / Math.max(1, rows);
        return new Tensor.Doubles(shape, sums(wide.values(), unitOf, rows, count, places));
    }

    /** The units of one channel are those of every other: a map counts once. */
    private static double[] sums(double[] values, int[] unitOf, int rows, int count, int perRow) {
        double[] sums = new double[rows * count];
        for (int i = 0; i < values.length; i++) {
            sums[i / perRow * count + unitOf[i % perRow]] += values[i];
        }
        return sums;
    }
}
