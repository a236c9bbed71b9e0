package org.probatum.registry.onnx;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is known about a tensor without running the model.
 *
 * @param shape its shape, where known
 * @param values its values, where they are few, whole and known
 */
record Extent(Optional<long[]> shape, Optional<long[]> values) {

    static final Extent UNKNOWN = new Extent(Optional.empty(), Optional.empty());

    static Extent of(long... shape) {
        return new Extent(Optional.of(shape), Optional.empty());
    }

    static Extent known(long[] shape, long[] values) {
        return new Extent(Optional.of(shape), Optional.of(values));
    }

    static Extent vector(long... values) {
        return known(new long[] {values.length}, values);
    }

    int rank() {
        return shape.orElseThrow().length;
    }

    /** The number of values; {@code Long.MAX_VALUE} where that cannot be held. */
    long size() {
        long size = 1;
        for (long axis : shape.orElseThrow()) {
            size = axis < 0 || (axis != 0 && size > Long.MAX_VALUE / axis) ? Long.MAX_VALUE : size * axis;
        }
        return size;
    }

    @Override
    public String toString() {
        return shape.map(Arrays::toString).orElse("?");
    }
}
