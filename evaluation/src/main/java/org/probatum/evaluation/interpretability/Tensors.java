package org.probatum.evaluation.interpretability;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import org.probatum.registry.Tensor;

/** Rows and values of tensors, whatever their element type. */
public final class Tensors {

    private Tensors() {}

    /** The values in 64 bits; the array itself when they are. */
    public static double[] values(Tensor tensor) {
        if (tensor instanceof Tensor.Doubles doubles) {
            return doubles.values();
        }
        double[] wide = new double[tensor.size()];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = at(tensor, i);
        }
        return wide;
    }

    /** The tensor in 64 bits. */
    public static Tensor.Doubles doubles(Tensor tensor) {
        return tensor instanceof Tensor.Doubles doubles ? doubles : new Tensor.Doubles(tensor.shape(), values(tensor));
    }

    /** The tensor in 32 bits, as results are stored. */
    public static Tensor.Floats floats(Tensor.Doubles tensor) {
        float[] narrow = new float[tensor.values().length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) tensor.values()[i];
        }
        return new Tensor.Floats(tensor.shape(), narrow);
    }

    static boolean isFloating(Tensor tensor) {
        return tensor instanceof Tensor.Floats || tensor instanceof Tensor.Doubles;
    }

    /** One value, by its row-major position. */
    static double at(Tensor tensor, int position) {
        return switch (tensor) {
            case Tensor.Floats t -> t.values()[position];
            case Tensor.Doubles t -> t.values()[position];
            case Tensor.Longs t -> t.values()[position];
            case Tensor.Ints t -> t.values()[position];
            case Tensor.Bytes t -> t.values()[position] & 0xFF;
            case Tensor.Booleans t -> t.values()[position] ? 1 : 0;
        };
    }

    /** A tensor of the same element type (64 bits where it is floating) with other values, which must fit that type. */
    static Tensor like(Tensor tensor, double[] values) {
        return switch (tensor) {
            case Tensor.Floats t -> new Tensor.Doubles(t.shape(), values);
            case Tensor.Doubles t -> new Tensor.Doubles(t.shape(), values);
            case Tensor.Longs t ->
                new Tensor.Longs(
                        t.shape(),
                        Arrays.stream(values).mapToLong(v -> (long) v).toArray());
            case Tensor.Ints t ->
                new Tensor.Ints(
                        t.shape(), Arrays.stream(values).mapToInt(v -> (int) v).toArray());
            case Tensor.Bytes t -> {
                byte[] bytes = new byte[values.length];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (int) values[i];
                }
                yield new Tensor.Bytes(t.shape(), bytes);
            }
            case Tensor.Booleans t -> {
                boolean[] booleans = new boolean[values.length];
                for (int i = 0; i < booleans.length; i++) {
                    booleans[i] = values[i] != 0;
                }
                yield new Tensor.Booleans(t.shape(), booleans);
            }
        };
    }

    /** The number of values in one row. */
    static int rowLength(Tensor tensor) {
        return tensor.shape()[0] == 0 ? 0 : tensor.size() / (int) tensor.shape()[0];
    }

    public static Tensor rows(Tensor tensor, int[] chosen) {
        int length = rowLength(tensor);
        Object source = array(tensor);
        Object target = Array.newInstance(source.getClass().getComponentType(), chosen.length * length);
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(source, chosen[i] * length, target, i * length, length);
        }
        long[] shape = tensor.shape().clone();
        shape[0] = chosen.length;
        return of(shape, target);
    }

    public static Tensor join(List<Tensor> parts) {
        long rows = parts.stream().mapToLong(p -> p.shape()[0]).sum();
        int size = parts.stream().mapToInt(Tensor::size).sum();
        Object target = Array.newInstance(array(parts.get(0)).getClass().getComponentType(), size);
        int offset = 0;
        for (Tensor part : parts) {
            System.arraycopy(array(part), 0, target, offset, part.size());
            offset += part.size();
        }
        long[] shape = parts.get(0).shape().clone();
        shape[0] = rows;
        return of(shape, target);
    }

    private static Object array(Tensor tensor) {
        return switch (tensor) {
            case Tensor.Floats t -> t.values();
            case Tensor.Doubles t -> t.values();
            case Tensor.Longs t -> t.values();
            case Tensor.Ints t -> t.values();
            case Tensor.Bytes t -> t.values();
            case Tensor.Booleans t -> t.values();
        };
    }

    private static Tensor of(long[] shape, Object array) {
        return switch (array) {
            case float[] values -> new Tensor.Floats(shape, values);
            case double[] values -> new Tensor.Doubles(shape, values);
            case long[] values -> new Tensor.Longs(shape, values);
            case int[] values -> new Tensor.Ints(shape, values);
            case byte[] values -> new Tensor.Bytes(shape, values);
            case boolean[] values -> new Tensor.Booleans(shape, values);
            default -> throw new IllegalArgumentException("No tensor holds " + array.getClass());
        };
    }

    /** A tensor repeated to a wider shape; axes are aligned at the right, and those of length 1 repeat. */
    static double[] broadcast(Tensor tensor, long[] shape, String what) {
        double[] source = values(tensor);
        long[] narrow = tensor.shape();
        int offset = shape.length - narrow.length;
        int size = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
        boolean fits = offset >= 0;
        for (int i = 0; fits && i < narrow.length; i++) {
            fits = narrow[i] == 1 || narrow[i] == shape[i + offset];
        }
        if (!fits) {
            throw new IllegalArgumentException(what + " has shape " + Arrays.toString(narrow)
                    + ", which cannot be repeated to that of the input, " + Arrays.toString(shape));
        }
        double[] wide = new double[size];
        for (int flat = 0; flat < size; flat++) {
            int rest = flat;
            int position = 0;
            int step = 1;
            for (int axis = shape.length - 1; axis >= offset; axis--) {
                int index = (int) (rest % shape[axis]);
                rest /= (int) shape[axis];
                long length = narrow[axis - offset];
                position += length == 1 ? 0 : index * step;
                step *= (int) length;
            }
            wide[flat] = source[position];
        }
        return wide;
    }
}
