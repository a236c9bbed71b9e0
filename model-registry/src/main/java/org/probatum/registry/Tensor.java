package org.probatum.registry;

import java.util.Arrays;

/**
 * A dense array of numbers in row-major order: what goes into a model and comes out of it.
 *
 * <p>Arrays are not copied: a tensor is handed on, not shared with a writer.
 */
public sealed interface Tensor {

    /** The length of each axis; empty for a scalar. */
    long[] shape();

    /** The number of values, the product of the shape. */
    default int size() {
        return Math.toIntExact(Arrays.stream(shape()).reduce(1, Math::multiplyExact));
    }

    /** 32-bit floating point values. */
    record Floats(long[] shape, float[] values) implements Tensor {
        public Floats {
            requireSize(shape, values.length);
        }
    }

    /** 64-bit floating point values. */
    record Doubles(long[] shape, double[] values) implements Tensor {
        public Doubles {
            requireSize(shape, values.length);
        }
    }

    /** 64-bit integers, such as word indices. */
    record Longs(long[] shape, long[] values) implements Tensor {
        public Longs {
            requireSize(shape, values.length);
        }
    }

    /** 32-bit integers. */
    record Ints(long[] shape, int[] values) implements Tensor {
        public Ints {
            requireSize(shape, values.length);
        }
    }

    /** 8-bit unsigned integers, such as pixels. */
    record Bytes(long[] shape, byte[] values) implements Tensor {
        public Bytes {
            requireSize(shape, values.length);
        }
    }

    /** Truth values. */
    record Booleans(long[] shape, boolean[] values) implements Tensor {
        public Booleans {
            requireSize(shape, values.length);
        }
    }

    private static void requireSize(long[] shape, int length) {
        long size = 1;
        for (long axis : shape) {
            if (axis < 0) {
                throw new IllegalArgumentException("A tensor has no negative axis, was " + Arrays.toString(shape));
            }
            size = Math.multiplyExact(size, axis);
        }
        if (size != length) {
            throw new IllegalArgumentException(
                    "Shape " + Arrays.toString(shape) + " holds " + size + " values, given were " + length);
        }
    }
}
