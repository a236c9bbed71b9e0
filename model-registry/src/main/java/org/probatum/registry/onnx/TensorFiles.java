package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.probatum.registry.NamedTensor;
import org.probatum.registry.Tensor;

/**
 * Files of one ONNX TensorProto ({@code .pb}), as in test vectors and reference explanations.
 *
 * <p>Read are both forms of storage, {@code raw_data} (little endian) and the typed fields; written is {@code raw_data}.
 * Half precision (float16) is read as 32-bit floats, integers of 8 and 16 bits with a sign as 32-bit integers.
 */
public final class TensorFiles {

    private TensorFiles() {}

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it holds no tensor, or one of a type that no model here uses
     * @throws UncheckedIOException if it cannot be read
     */
    public static NamedTensor read(Path file) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** As {@link #read}, from bytes. */
    public static NamedTensor parse(byte[] bytes) {
        try {
            TensorProto proto = TensorProto.parseFrom(bytes);
            return new NamedTensor(proto.getName(), toTensor(proto));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("This is not an ONNX TensorProto: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a file, whose folder must exist.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Path file, NamedTensor tensor) {
        try {
            Files.write(file, toBytes(tensor));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** The bytes of a file with this tensor. */
    public static byte[] toBytes(NamedTensor named) {
        return toProto(named.name(), named.tensor()).toByteArray();
    }

    /** The tensor as an ONNX TensorProto, as initializers of a graph are. */
    public static TensorProto toProto(String name, Tensor tensor) {
        TensorProto.Builder proto = TensorProto.newBuilder().setName(name);
        for (long axis : tensor.shape()) {
            proto.addDims(axis);
        }
        return proto.setDataType(dataType(tensor).getNumber())
                .setRawData(ByteString.copyFrom(rawData(tensor)))
                .build();
    }

    /**
     * The values of an ONNX TensorProto.
     *
     * @throws IllegalArgumentException if the values lie outside the file, their number differs from the shape, or the type is
     *     none of float16, float32, float64, int8, int16, int32, int64, uint8 and bool
     */
    public static Tensor toTensor(TensorProto proto) {
        if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL || proto.getExternalDataCount() > 0) {
            throw new IllegalArgumentException(
                    "Tensor \"" + proto.getName() + "\" is stored outside the file; store its values inside");
        }
        long[] shape = proto.getDimsList().stream().mapToLong(Long::longValue).toArray();
        int size = size(proto.getName(), shape);
        boolean raw = proto.hasRawData();
        return switch (DataType.forNumber(proto.getDataType())) {
            case FLOAT -> new Tensor.Floats(shape, raw ? rawFloats(proto, size) : floats(proto));
            case FLOAT16 -> new Tensor.Floats(shape, halves(proto, size));
            case DOUBLE -> new Tensor.Doubles(shape, raw ? rawDoubles(proto, size) : doubles(proto));
            case INT64 -> new Tensor.Longs(shape, raw ? rawLongs(proto, size) : longs(proto));
            case INT32 -> new Tensor.Ints(shape, raw ? rawInts(proto, size) : ints(proto));
            case INT16 -> new Tensor.Ints(shape, raw ? rawShorts(proto, size) : ints(proto));
            case INT8 -> new Tensor.Ints(shape, raw ? rawSignedBytes(proto, size) : ints(proto));
            case UINT8 -> new Tensor.Bytes(shape, raw ? rawBytes(proto, size) : bytes(proto));
            case BOOL -> new Tensor.Booleans(shape, booleans(raw ? rawBytes(proto, size) : bytes(proto)));
            case null, default ->
                throw new IllegalArgumentException(
                        "Tensor \"" + proto.getName() + "\" has element type " + proto.getDataType()
                                + "; supported are float16, float32, float64, int8, int16, int32, int64, uint8 and bool");
        };
    }

    private static int size(String name, long[] shape) {
        long size = 1;
        try {
            for (long axis : shape) {
                size = Math.multiplyExact(size, axis);
            }
            return Math.toIntExact(size);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "Tensor \"" + name + "\" has the impossible shape " + Arrays.toString(shape), e);
        }
    }

    private static DataType dataType(Tensor tensor) {
        return switch (tensor) {
            case Tensor.Floats t -> DataType.FLOAT;
            case Tensor.Doubles t -> DataType.DOUBLE;
            case Tensor.Longs t -> DataType.INT64;
            case Tensor.Ints t -> DataType.INT32;
            case Tensor.Bytes t -> DataType.UINT8;
            case Tensor.Booleans t -> DataType.BOOL;
        };
    }

    private static byte[] rawData(Tensor tensor) {
        return switch (tensor) {
            case Tensor.Floats t -> {
                ByteBuffer buffer = littleEndian(t.values().length, Float.BYTES);
                buffer.asFloatBuffer().put(t.values());
                yield buffer.array();
            }
            case Tensor.Doubles t -> {
                ByteBuffer buffer = littleEndian(t.values().length, Double.BYTES);
                buffer.asDoubleBuffer().put(t.values());
                yield buffer.array();
            }
            case Tensor.Longs t -> {
                ByteBuffer buffer = littleEndian(t.values().length, Long.BYTES);
                buffer.asLongBuffer().put(t.values());
                yield buffer.array();
            }
            case Tensor.Ints t -> {
                ByteBuffer buffer = littleEndian(t.values().length, Integer.BYTES);
                buffer.asIntBuffer().put(t.values());
                yield buffer.array();
            }
            case Tensor.Bytes t -> t.values();
            case Tensor.Booleans t -> {
                byte[] bytes = new byte[t.values().length];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = t.values()[i] ? (byte) 1 : 0;
                }
                yield bytes;
            }
        };
    }

    private static ByteBuffer littleEndian(int count, int width) {
        return ByteBuffer.allocate(Math.multiplyExact(count, width)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer raw(TensorProto proto, int size, int width) {
        ByteString raw = proto.getRawData();
        if (raw.size() != (long) size * width) {
            throw new IllegalArgumentException("Tensor \"" + proto.getName() + "\" of shape " + proto.getDimsList()
                    + " needs " + (long) size * width + " bytes, holds " + raw.size());
        }
        return raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static float[] rawFloats(TensorProto proto, int size) {
        ByteBuffer raw = raw(proto, size, Float.BYTES);
        float[] values = new float[size];
        raw.asFloatBuffer().get(values);
        return values;
    }

    private static double[] rawDoubles(TensorProto proto, int size) {
        ByteBuffer raw = raw(proto, size, Double.BYTES);
        double[] values = new double[size];
        raw.asDoubleBuffer().get(values);
        return values;
    }

    private static int[] rawShorts(TensorProto proto, int size) {
        ByteBuffer raw = raw(proto, size, Short.BYTES);
        int[] values = new int[size];
        Arrays.setAll(values, i -> raw.getShort(i * Short.BYTES));
        return values;
    }

    private static int[] rawSignedBytes(TensorProto proto, int size) {
        ByteBuffer raw = raw(proto, size, Byte.BYTES);
        int[] values = new int[size];
        Arrays.setAll(values, raw::get);
        return values;
    }

    private static long[] rawLongs(TensorProto proto, int size) {
        ByteBuffer raw = raw(proto, size, Long.BYTES);
        long[] values = new long[size];
        raw.asLongBuffer().get(values);
        return values;
    }

    private static int[] rawInts(TensorProto proto, int size) {
        ByteBuffer raw = raw(proto, size, Integer.BYTES);
        int[] values = new int[size];
        raw.asIntBuffer().get(values);
        return values;
    }

    private static byte[] rawBytes(TensorProto proto, int size) {
        ByteBuffer raw = raw(proto, size, Byte.BYTES);
        byte[] values = new byte[size];
        raw.get(values);
        return values;
    }

    private static float[] halves(TensorProto proto, int size) {
        if (proto.hasRawData()) {
            ByteBuffer raw = raw(proto, size, Short.BYTES);
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = Float.float16ToFloat(raw.getShort());
            }
            return values;
        }
        float[] values = new float[proto.getInt32DataCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat((short) proto.getInt32Data(i));
        }
        return values;
    }

    private static float[] floats(TensorProto proto) {
        float[] values = new float[proto.getFloatDataCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = proto.getFloatData(i);
        }
        return values;
    }

    private static double[] doubles(TensorProto proto) {
        return proto.getDoubleDataList().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static long[] longs(TensorProto proto) {
        return proto.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
    }

    private static int[] ints(TensorProto proto) {
        return proto.getInt32DataList().stream().mapToInt(Integer::intValue).toArray();
    }

    private static byte[] bytes(TensorProto proto) {
        byte[] values = new byte[proto.getInt32DataCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) proto.getInt32Data(i);
        }
        return values;
    }

    private static boolean[] booleans(byte[] bytes) {
        boolean[] values = new boolean[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] != 0;
        }
        return values;
    }
}
