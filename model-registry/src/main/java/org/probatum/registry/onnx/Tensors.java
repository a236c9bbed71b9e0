package org.probatum.registry.onnx;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.probatum.registry.Tensor;

/** Rows, copies and numbers of tensors, for the checks that run a model. */
final class Tensors {

    private Tensors() {}

    /** The values as doubles; truth values as 0 and 1, pixels as 0 to 255. */
    static double[] numbers(Tensor tensor) {
        double[] numbers = new double[tensor.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (tensor) {
                case Tensor.Floats t -> t.values()[i];
                case Tensor.Doubles t -> t.values()[i];
                case Tensor.Longs t -> t.values()[i];
                case Tensor.Ints t -> t.values()[i];
                case Tensor.Bytes t -> t.values()[i] & 0xFF;
                case Tensor.Booleans t -> t.values()[i] ? 1 : 0;
            };
        }
        return numbers;
    }

    static boolean hasNaN(Tensor tensor) {
        return switch (tensor) {
            case Tensor.Floats t -> {
                boolean found = false;
                for (float value : t.values()) {
                    found |= Float.isNaN(value);
                }
                yield found;
            }
            case Tensor.Doubles t -> Arrays.stream(t.values()).anyMatch(Double::isNaN);
            case Tensor.Longs t -> false;
            case Tensor.Ints t -> false;
            case Tensor.Bytes t -> false;
            case Tensor.Booleans t -> false;
        };
    }

    static boolean bitEqual(Tensor a, Tensor b) {
        return Arrays.equals(a.shape(), b.shape())
                && a.getClass() == b.getClass()
                && Arrays.equals(
                        TensorFiles.toProto("", a).getRawData().toByteArray(),
                        TensorFiles.toProto("", b).getRawData().toByteArray());
    }

    /** Rows along the first axis, in the given order; a row may come twice. */
    static Tensor rows(Tensor tensor, int... rows) {
        long[] shape = tensor.shape().clone();
        int width = shape[0] == 0 ? 0 : (int) (tensor.size() / shape[0]);
        shape[0] = rows.length;
        return switch (tensor) {
            case Tensor.Floats t -> {
                float[] values = new float[rows.length * width];
                copy(t.values(), values, width, rows);
                yield new Tensor.Floats(shape, values);
            }
            case Tensor.Doubles t -> {
                double[] values = new double[rows.length * width];
                copy(t.values(), values, width, rows);
                yield new Tensor.Doubles(shape, values);
            }
            case Tensor.Longs t -> {
                long[] values = new long[rows.length * width];
                copy(t.values(), values, width, rows);
                yield new Tensor.Longs(shape, values);
            }
            case Tensor.Ints t -> {
                int[] values = new int[rows.length * width];
                copy(t.values(), values, width, rows);
                yield new Tensor.Ints(shape, values);
            }
            case Tensor.Bytes t -> {
                byte[] values = new byte[rows.length * width];
                copy(t.values(), values, width, rows);
                yield new Tensor.Bytes(shape, values);
            }
            case Tensor.Booleans t -> {
                boolean[] values = new boolean[rows.length * width];
                copy(t.values(), values, width, rows);
                yield new Tensor.Booleans(shape, values);
            }
        };
    }

    static Map<String, Tensor> rows(Map<String, Tensor> tensors, int... rows) {
        Map<String, Tensor> chosen = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> chosen.put(name, rows(tensor, rows)));
        return chosen;
    }

    @SuppressWarnings("SuspiciousSystemArraycopy")
    private static void copy(Object from, Object to, int width, int[] rows) {
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(from, rows[i] * width, to, i * width, width);
        }
    }
}
