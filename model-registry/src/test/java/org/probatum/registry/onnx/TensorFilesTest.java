package org.probatum.registry.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.registry.NamedTensor;
import org.probatum.registry.Tensor;

class TensorFilesTest {

    @Test
    void readsNarrowIntegersAsIntegers() {
        // little endian two's complement: FE FF is −2, 00 08 is 2048; FF is −1
        TensorProto shorts = TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.INT16_VALUE)
                .addDims(2)
                .setRawData(ByteString.copyFrom(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 8}))
                .build();
        assertThat(((Tensor.Ints) TensorFiles.toTensor(shorts)).values()).containsExactly(-2, 2048);
        TensorProto bytes = TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.INT8_VALUE)
                .addDims(2)
                .setRawData(ByteString.copyFrom(new byte[] {(byte) 0xFF, 7}))
                .build();
        assertThat(((Tensor.Ints) TensorFiles.toTensor(bytes)).values()).containsExactly(-1, 7);
    }

    @Test
    void readsBackWhatItWroteForEveryType(@TempDir Path folder) {
        long[] shape = {2, 1};
        List<Tensor> tensors = List.of(
                new Tensor.Floats(shape, new float[] {1.5f, Float.NEGATIVE_INFINITY}),
                new Tensor.Doubles(shape, new double[] {-0.0, 1e300}),
                new Tensor.Longs(shape, new long[] {Long.MIN_VALUE, 7}),
                new Tensor.Ints(shape, new int[] {-1, 7}),
                new Tensor.Bytes(shape, new byte[] {(byte) 255, 7}),
                new Tensor.Booleans(shape, new boolean[] {true, false}));
        for (Tensor tensor : tensors) {
            Path file = folder.resolve("t.pb");
            TensorFiles.write(file, new NamedTensor("t", tensor));
            assertThat(TensorFiles.read(file)).usingRecursiveComparison().isEqualTo(new NamedTensor("t", tensor));
        }
    }

    @Test
    void readsTypedFields() {
        // onnx.proto: float16 is stored bitwise in int32_data; 0x3C00 is 1.0 and 0xC000 is -2.0 (IEEE 754)
        byte[] halves = TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.FLOAT16.getNumber())
                .addDims(2)
                .addInt32Data(0x3C00)
                .addInt32Data(0xC000)
                .build()
                .toByteArray();
        assertThat(((Tensor.Floats) TensorFiles.parse(halves).tensor()).values())
                .containsExactly(1f, -2f);
        byte[] floats = TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addFloatData(3f)
                .build()
                .toByteArray();
        assertThat(TensorFiles.parse(floats).tensor().shape()).isEmpty();
    }

    @Test
    void refusesTextWrongSizesAndExternalData() {
        assertThatThrownBy(() -> TensorFiles.parse("not a tensor".getBytes())).hasMessageContaining("not an ONNX");
        byte[] tooShort = TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(3)
                .addFloatData(1f)
                .build()
                .toByteArray();
        assertThatThrownBy(() -> TensorFiles.parse(tooShort)).hasMessageContaining("holds 3 values, given were 1");
        byte[] outside = TensorProto.newBuilder()
                .setName("w")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .build()
                .toByteArray();
        assertThatThrownBy(() -> TensorFiles.parse(outside)).hasMessageContaining("outside the file");
    }
}
