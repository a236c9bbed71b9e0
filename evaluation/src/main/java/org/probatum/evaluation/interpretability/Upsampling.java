package org.probatum.evaluation.interpretability;

import java.util.Arrays;
import org.probatum.registry.Tensor;

/** Brings a map from the grid of a layer to that of an input, linearly between the centres of its cells, in any number of axes. */
public final class Upsampling {

    private Upsampling() {}

    /**
     * @param map shape [rows, places…]
     * @param size the wanted length of each axis after the first
     * @return shape [rows, size…], in the unit of the map
     */
    public static Tensor.Doubles linear(Tensor.Doubles map, long[] size) {
        if (size.length != map.shape().length - 1) {
            throw new IllegalArgumentException("A map of shape " + Arrays.toString(map.shape())
                    + " cannot be brought to the size " + Arrays.toString(size));
        }
        Tensor.Doubles current = map;
        for (int axis = 0; axis < size.length; axis++) {
            current = alongAxis(current, axis + 1, (int) size[axis]);
        }
        return current;
    }

    private static Tensor.Doubles alongAxis(Tensor.Doubles map, int axis, int out) {
        long[] shape = map.shape().clone();
        int in = (int) shape[axis];
        int inner = (int) Arrays.stream(shape).skip(axis + 1L).reduce(1, Math::multiplyExact);
        int outer = map.size() / Math.max(1, in * inner);
        double[] values = new double[outer * out * inner];
        for (int o = 0; o < out; o++) {
            double position = Math.min(Math.max((o + 0.5) * in / out - 0.5, 0), in - 1.0);
            int left = (int) position;
            int right = Math.min(left + 1, in - 1);
            double share = position - left;
            for (int a = 0; a < outer; a++) {
                for (int i = 0; i < inner; i++) {
                    values[(a * out + o) * inner + i] = (1 - share) * map.values()[(a * in + left) * inner + i]
                            + share * map.values()[(a * in + right) * inner + i];
                }
            }
        }
        shape[axis] = out;
        return new Tensor.Doubles(shape, values);
    }

    /** The spatial lengths of an image [rows, channels, positions…]. */
    static long[] positions(Tensor image, String name) {
        if (image.shape().length < 3) {
            throw new UnexplainableException("Input " + name + " has shape " + Arrays.toString(image.shape())
                    + "; this method needs an image or volume [rows, channels, positions…]");
        }
        return Arrays.copyOfRange(image.shape(), 2, image.shape().length);
    }
}
