package org.probatum.registry.onnx.gradient;

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
}
