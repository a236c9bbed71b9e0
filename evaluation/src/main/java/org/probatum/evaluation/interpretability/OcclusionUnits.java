package org.probatum.evaluation.interpretability;

import java.util.Arrays;
import org.probatum.registry.Tensor;

/** Into which parts an input is cut for occlusion. */
public sealed interface OcclusionUnits {

    /** Each index of one axis, with all that belongs to it. Axis 0 is the case, so the axis is 1 or more. */
    record AlongAxis(int axis) implements OcclusionUnits {}

    /** A grid of blocks over the last axes, all channels together, in row-major order; the last blocks may be smaller. */
    record Patches(int[] size) implements OcclusionUnits {
        public Patches {
            size = size.clone();
            if (size.length == 0 || Arrays.stream(size).anyMatch(s -> s < 1)) {
                throw new IllegalArgumentException("A patch has positive lengths, was " + Arrays.toString(size));
            }
        }

        @Override
        public int[] size() {
            return size.clone();
        }
    }

    /** The unit of each value of one case, in row-major order. */
    default int[] unitOfEachValue(Tensor input, String name) {
        return switch (this) {
            case AlongAxis a -> alongAxis(input.shape(), a.axis(), name);
            case Patches p -> patches(input.shape(), p.size(), name);
        };
    }

    private static int[] alongAxis(long[] shape, int axis, String name) {
        if (axis < 1 || axis >= shape.length) {
            throw new IllegalArgumentException("Input " + name + " has shape " + Arrays.toString(shape)
                    + ", so occlusion goes along axis 1 to " + (shape.length - 1) + ", not " + axis);
        }
        int inner = (int) Arrays.stream(shape).skip(axis + 1L).reduce(1, Math::multiplyExact);
        int[] units = new int[(int) Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < units.length; i++) {
            units[i] = (int) (i / inner % shape[axis]);
        }
        return units;
    }

    private static int[] patches(long[] shape, int[] size, String name) {
        if (size.length > shape.length - 1) {
            throw new IllegalArgumentException("Input " + name + " has shape " + Arrays.toString(shape)
                    + "; a patch has at most " + (shape.length - 1) + " lengths, was " + Arrays.toString(size));
        }
        int offset = shape.length - size.length;
        int[] units = new int[(int) Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < units.length; i++) {
            int rest = i;
            int unit = 0;
            int step = 1;
            for (int axis = shape.length - 1; axis >= offset; axis--) {
                int index = (int) (rest % shape[axis]);
                rest /= (int) shape[axis];
                unit += index / size[axis - offset] * step;
                step *= (int) ((shape[axis] + size[axis - offset] - 1) / size[axis - offset]);
            }
            units[i] = unit;
        }
        return units;
    }
}
