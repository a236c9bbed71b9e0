package org.probatum.registry.onnx.gradient;

import java.util.Arrays;
import org.probatum.registry.Tensor;

/** The values of a tensor in another width. */
final class TensorValues {

    private TensorValues() {}

    static double[] toDoubles(Tensor tensor) {
        return switch (tensor) {
            case Tensor.Doubles t -> t.values();
            case Tensor.Floats t -> {
                double[] wide = new double[t.values().length];
                for (int i = 0; i < wide.length; i++) {
                    wide[i] = t.values()[i];
                }
                yield wide;
            }
            case Tensor.Longs t -> {
                double[] wide = new double[t.values().length];
                for (int i = 0; i < wide.length; i++) {
                    wide[i] = t.values()[i];
                }
                yield wide;
            }
            case Tensor.Ints t -> {
                double[] wide = new double[t.values().length];
                for (int i = 0; i < wide.length; i++) {
                    wide[i] = t.values()[i];
                }
                yield wide;
            }
            case Tensor.Bytes t -> {
                double[] wide = new double[t.values().length];
                for (int i = 0; i < wide.length; i++) {
                    wide[i] = t.values()[i] & 0xFF;
                }
                yield wide;
            }
            case Tensor.Booleans t -> {
                double[] wide = new double[t.values().length];
                for (int i = 0; i < wide.length; i++) {
                    wide[i] = t.values()[i] ? 1 : 0;
                }
                yield wide;
            }
        };
    }

    static float[] toFloats(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    /** As many rows as wanted, the given ones over and over; axis 0 is the row. */
    static Tensor repeatRows(Tensor tensor, int rows) {
        long[] shape = tensor.shape().clone();
        int length = tensor.size() / (int) Math.max(1, shape[0]);
        int given = tensor.size();
        int wanted = rows * length;
        shape[0] = rows;
        return switch (tensor) {
            case Tensor.Doubles t -> {
                double[] values = Arrays.copyOf(t.values(), wanted);
                for (int i = given; i < wanted; i++) {
                    values[i] = values[i - given];
                }
                yield new Tensor.Doubles(shape, values);
            }
            case Tensor.Floats t -> {
                float[] values = Arrays.copyOf(t.values(), wanted);
                for (int i = given; i < wanted; i++) {
                    values[i] = values[i - given];
                }
                yield new Tensor.Floats(shape, values);
            }
            case Tensor.Longs t -> {
                long[] values = Arrays.copyOf(t.values(), wanted);
                for (int i = given; i < wanted; i++) {
                    values[i] = values[i - given];
                }
                yield new Tensor.Longs(shape, values);
            }
            case Tensor.Ints t -> {
                int[] values = Arrays.copyOf(t.values(), wanted);
                for (int i = given; i < wanted; i++) {
                    values[i] = values[i - given];
                }
                yield new Tensor.Ints(shape, values);
            }
            case Tensor.Bytes t -> {
                byte[] values = Arrays.copyOf(t.values(), wanted);
                for (int i = given; i < wanted; i++) {
                    values[i] = values[i - given];
                }
                yield new Tensor.Bytes(shape, values);
            }
            case Tensor.Booleans t -> {
                boolean[] values = Arrays.copyOf(t.values(), wanted);
                for (int i = given; i < wanted; i++) {
                    values[i] = values[i - given];
                }
                yield new Tensor.Booleans(shape, values);
            }
        };
    }
}
