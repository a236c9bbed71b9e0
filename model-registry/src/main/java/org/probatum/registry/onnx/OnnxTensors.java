package org.probatum.registry.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;

/**
 * Tensors of the house and tensors of ONNX Runtime, one into the other.
 *
 * <p>Element types are the same on both sides, except that half precision (float16) is held as 32-bit floats here, and integers of
 * 8 and 16 bits with a sign as 32-bit integers.
 */
public final class OnnxTensors {

    private OnnxTensors() {}

    /** A tensor of ONNX Runtime with these values; the caller closes it. */
    public static OnnxTensor toOnnx(OrtEnvironment environment, Tensor tensor) throws OrtException {
        return switch (tensor) {
            case Tensor.Floats t -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(t.values()), t.shape());
            case Tensor.Doubles t -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(t.values()), t.shape());
            case Tensor.Longs t -> OnnxTensor.createTensor(environment, LongBuffer.wrap(t.values()), t.shape());
            case Tensor.Ints t -> OnnxTensor.createTensor(environment, IntBuffer.wrap(t.values()), t.shape());
            case Tensor.Bytes t ->
                OnnxTensor.createTensor(environment, direct(t.values()), t.shape(), OnnxJavaType.UINT8);
            case Tensor.Booleans t ->
                OnnxTensor.createTensor(environment, direct(bytes(t.values())), t.shape(), OnnxJavaType.BOOL);
        };
    }

    /**
     * As {@link #toOnnx}, but in the narrower type that the model wants: half precision rounds to nearest even, integers must fit.
     *
     * @throws ModelRunException if an integer does not fit
     */
    static OnnxTensor toOnnx(OrtEnvironment environment, Tensor tensor, OnnxJavaType wanted) throws OrtException {
        if (wanted == OnnxJavaType.FLOAT16 && tensor instanceof Tensor.Floats floats) {
            ShortBuffer halves = ByteBuffer.allocateDirect(floats.values().length * Short.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asShortBuffer();
            for (float value : floats.values()) {
                halves.put(Float.floatToFloat16(value));
            }
            return OnnxTensor.createTensor(environment, halves.rewind(), floats.shape(), OnnxJavaType.FLOAT16);
        }
        if (isNarrow(wanted) && tensor instanceof Tensor.Ints integers) {
            return narrow(environment, integers, wanted);
        }
        return toOnnx(environment, tensor);
    }

    /** Whether values of this type are held as 32-bit integers here. */
    static boolean isNarrow(OnnxJavaType type) {
        return type == OnnxJavaType.INT16 || type == OnnxJavaType.INT8;
    }

    private static OnnxTensor narrow(OrtEnvironment environment, Tensor.Ints integers, OnnxJavaType type)
            throws OrtException {
        ByteBuffer buffer =
                ByteBuffer.allocateDirect(integers.values().length * type.size).order(ByteOrder.nativeOrder());
        boolean isShort = type == OnnxJavaType.INT16;
        for (int value : integers.values()) {
            if (value != (isShort ? (short) value : (byte) value)) {
                throw new ModelRunException("The model takes " + dtype(type) + ", which does not hold " + value);
            }
            if (isShort) {
                buffer.putShort((short) value);
            } else {
                buffer.put((byte) value);
            }
        }
        return OnnxTensor.createTensor(environment, buffer.rewind(), integers.shape(), type);
    }

    /**
     * The values of a tensor of ONNX Runtime, copied.
     *
     * @throws ModelRunException if it is no tensor (a sequence or map) or has an element type that no model here uses
     */
    public static Tensor fromOnnx(String name, OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new ModelRunException("Output " + name + " is a " + value.getType() + "; only tensors are supported");
        }
        long[] shape = tensor.getInfo().getShape();
        OnnxJavaType type = tensor.getInfo().type;
        return switch (type) {
            case FLOAT, FLOAT16, BFLOAT16 -> new Tensor.Floats(shape, floats(tensor));
            case DOUBLE -> new Tensor.Doubles(shape, doubles(tensor));
            case INT64 -> new Tensor.Longs(shape, longs(tensor));
            case INT32 -> new Tensor.Ints(shape, ints(tensor));
            case UINT8 -> new Tensor.Bytes(shape, bytes(tensor));
            case BOOL -> new Tensor.Booleans(shape, booleans(bytes(tensor)));
            default ->
                throw new ModelRunException("Output " + name + " has element type " + type
                        + "; supported are float16, float32, float64, int32, int64, uint8 and bool");
        };
    }

    /** The name of an element type as cards write it, such as {@code float32}. */
    static String dtype(OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> "float32";
            case DOUBLE -> "float64";
            case FLOAT16 -> "float16";
            case BFLOAT16 -> "bfloat16";
            case INT64 -> "int64";
            case INT32 -> "int32";
            case INT16 -> "int16";
            case INT8 -> "int8";
            case UINT8 -> "uint8";
            case BOOL -> "bool";
            case STRING -> "string";
            default -> "unknown";
        };
    }

    /** The name of a tensor's element type as cards write it. */
    public static String dtype(Tensor tensor) {
        return switch (tensor) {
            case Tensor.Floats t -> "float32";
            case Tensor.Doubles t -> "float64";
            case Tensor.Longs t -> "int64";
            case Tensor.Ints t -> "int32";
            case Tensor.Bytes t -> "uint8";
            case Tensor.Booleans t -> "bool";
        };
    }

    private static ByteBuffer direct(byte[] values) {
        return ByteBuffer.allocateDirect(values.length)
                .order(ByteOrder.nativeOrder())
                .put(values)
                .rewind();
    }

    private static byte[] bytes(boolean[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = values[i] ? (byte) 1 : 0;
        }
        return bytes;
    }

    private static boolean[] booleans(byte[] bytes) {
        boolean[] values = new boolean[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] != 0;
        }
        return values;
    }

    private static float[] floats(OnnxTensor tensor) {
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static double[] doubles(OnnxTensor tensor) {
        DoubleBuffer buffer = tensor.getDoubleBuffer();
        double[] values = new double[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static long[] longs(OnnxTensor tensor) {
        LongBuffer buffer = tensor.getLongBuffer();
        long[] values = new long[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static int[] ints(OnnxTensor tensor) {
        IntBuffer buffer = tensor.getIntBuffer();
        int[] values = new int[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static byte[] bytes(OnnxTensor tensor) {
        ByteBuffer buffer = tensor.getByteBuffer();
        byte[] values = new byte[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}
