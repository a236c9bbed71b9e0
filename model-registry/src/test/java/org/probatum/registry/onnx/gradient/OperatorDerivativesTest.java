package org.probatum.registry.onnx.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.registry.onnx.TensorFiles;

/**
 * Every operator's derivative against central differences of the same operator in 64-bit arithmetic.
 *
 * <p>F is a weighted sum of the squared results, so that every result has a gradient of its own. Step 1e-5: the difference is
 * off by a term of the order of 1e-10.
 */
class OperatorDerivativesTest {

    private static final double STEP = 1e-5;

    /** One operator on random data: its inputs' shapes, the first of which is differentiated, and its constants. */
    record Operator(
            String name, String type, long opset, long[] shape, List<Tensor> constants, AttributeProto... attributes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Operator> operators() {
        List<Operator> all = new ArrayList<>();
        for (String unary : List.of(
                "Relu",
                "Sigmoid",
                "Tanh",
                "Exp",
                "Sin",
                "Cos",
                "Abs",
                "Neg",
                "Erf",
                "Selu",
                "Elu",
                "Celu",
                "LeakyRelu",
                "Softplus",
                "Softsign",
                "HardSigmoid",
                "HardSwish",
                "ThresholdedRelu",
                "Identity",
                "Softmax",
                "LogSoftmax",
                "Flatten",
                "Transpose")) {
            all.add(new Operator(unary, unary, 17, new long[] {2, 3, 4}, List.of()));
        }
        all.add(new Operator("Mish", "Mish", 18, new long[] {2, 5}, List.of()));
        all.add(new Operator("Gelu", "Gelu", 20, new long[] {2, 5}, List.of()));
        all.add(new Operator(
                "Gelu tanh", "Gelu", 20, new long[] {2, 5}, List.of(), Attributes.of("approximate", "tanh")));
        all.add(new Operator(
                "Softmax axis 1", "Softmax", 17, new long[] {2, 3, 4}, List.of(), Attributes.of("axis", 1)));
        all.add(new Operator(
                "Softmax opset 11", "Softmax", 11, new long[] {2, 3, 4}, List.of(), Attributes.of("axis", 1)));
        all.add(new Operator("PRelu", "PRelu", 17, new long[] {2, 3, 4}, List.of(reals(1, 3, 1))));
        elementwise(all);
        products(all);
        convolutions(all);
        pooling(all);
        normalizations(all);
        reductions(all);
        shapes(all);
        recurrent(all);
        return all.stream();
    }

    private static void elementwise(List<Operator> all) {
        for (String binary : List.of("Add", "Sub", "Mul", "Div", "Max", "Min")) {
            all.add(new Operator(binary + " same", binary, 17, new long[] {2, 3}, List.of(reals(2, 3))));
            all.add(new Operator(
                    binary + " repeats the constant", binary, 17, new long[] {2, 3, 4}, List.of(reals(4))));
            all.add(new Operator(
                    binary + " repeats the input", binary, 17, new long[] {2, 1, 4}, List.of(reals(5, 2, 3, 4))));
        }
        all.add(new Operator(
                "Pow", "Pow", 17, new long[] {2, 3}, List.of(new Tensor.Floats(new long[0], new float[] {3}))));
        all.add(new Operator(
                "Clip",
                "Clip",
                17,
                new long[] {2, 6},
                List.of(
                        new Tensor.Floats(new long[0], new float[] {-0.4f}),
                        new Tensor.Floats(new long[0], new float[] {0.5f}))));
        all.add(new Operator(
                "Clip opset 9",
                "Clip",
                9,
                new long[] {2, 6},
                List.of(),
                Attributes.of("min", -0.4),
                Attributes.of("max", 0.5)));
        for (String unary : List.of("Tan", "Sinh", "Cosh", "Asinh", "Atan", "Shrink")) {
            all.add(new Operator(unary, unary, 17, new long[] {2, 5}, List.of()));
        }
        all.add(new Operator("Asin", "Asin", 17, new long[] {1}, List.of()));
        Tensor divisor = new Tensor.Floats(new long[0], new float[] {0.7f});
        all.add(new Operator("Mod", "Mod", 17, new long[] {2, 5}, List.of(divisor), Attributes.of("fmod", 1)));
        all.add(new Operator("CastLike", "CastLike", 17, new long[] {2, 5}, List.of(divisor)));
    }

    private static void products(List<Operator> all) {
        all.add(new Operator("MatMul matrix", "MatMul", 17, new long[] {2, 3}, List.of(reals(3, 4))));
        all.add(new Operator("MatMul batch by matrix", "MatMul", 17, new long[] {2, 3, 4}, List.of(reals(4, 5))));
        all.add(new Operator("MatMul matrix by batch", "MatMul", 17, new long[] {3, 4}, List.of(reals(2, 4, 5))));
        all.add(new Operator(
                "MatMul repeats a batch axis", "MatMul", 17, new long[] {2, 1, 3, 4}, List.of(reals(2, 5, 4, 2))));
        all.add(new Operator("MatMul by vector", "MatMul", 17, new long[] {2, 3, 4}, List.of(reals(4))));
        all.add(new Operator(
                "Gemm",
                "Gemm",
                17,
                new long[] {2, 3},
                List.of(reals(5, 3), reals(5)),
                Attributes.of("transB", 1),
                Attributes.of("alpha", 0.5)));
        all.add(new Operator(
                "Gemm transposed", "Gemm", 17, new long[] {3, 2}, List.of(reals(3, 5)), Attributes.of("transA", 1)));
        all.add(new Operator(
                "Einsum",
                "Einsum",
                17,
                new long[] {2, 3, 4},
                List.of(reals(2, 4, 5)),
                Attributes.of("equation", "bij,bjk->bik")));
        all.add(new Operator(
                "Einsum sums a lone label",
                "Einsum",
                17,
                new long[] {2, 3, 4},
                List.of(reals(3)),
                Attributes.of("equation", "bij,i->b")));
        all.add(new Operator(
                "Einsum ellipsis",
                "Einsum",
                17,
                new long[] {2, 3, 4},
                List.of(reals(4, 5)),
                Attributes.of("equation", "...j,jk->...k")));
        all.add(new Operator(
                "Einsum of diagonals",
                "Einsum",
                17,
                new long[] {2, 4, 4, 4},
                List.of(reals(4, 5)),
                Attributes.of("equation", "biii,ik->bk")));
    }

    private static void convolutions(List<Operator> all) {
        all.add(new Operator(
                "Conv 1-D", "Conv", 17, new long[] {2, 3, 8}, List.of(reals(4, 3, 3), reals(4)), pads(1, 1)));
        all.add(new Operator(
                "Conv 2-D stride",
                "Conv",
                17,
                new long[] {2, 3, 8, 7},
                List.of(reals(4, 3, 3, 3)),
                pads(1, 0, 1, 2),
                strides(2, 3)));
        all.add(new Operator(
                "Conv 2-D dilated in groups",
                "Conv",
                17,
                new long[] {2, 4, 8, 7},
                List.of(reals(6, 2, 3, 2), reals(6)),
                Attributes.of("dilations", new long[] {2, 3}),
                Attributes.of("group", 2),
                pads(2, 1, 2, 1)));
        all.add(new Operator(
                "Conv depthwise",
                "Conv",
                17,
                new long[] {1, 3, 5, 5},
                List.of(reals(3, 1, 3, 3)),
                Attributes.of("group", 3)));
        all.add(new Operator(
                "Conv 3-D",
                "Conv",
                17,
                new long[] {1, 2, 4, 5, 6},
                List.of(reals(3, 2, 3, 3, 3)),
                pads(1, 1, 1, 1, 1, 1),
                strides(2, 2, 2)));
        all.add(new Operator(
                "Conv patches", "Conv", 17, new long[] {2, 3, 6, 7}, List.of(reals(4, 3, 3, 2)), strides(3, 2)));
        all.add(new Operator(
                "ConvTranspose patches",
                "ConvTranspose",
                17,
                new long[] {2, 3, 2, 4},
                List.of(reals(3, 2, 2, 3), reals(2)),
                strides(2, 3)));
        all.add(new Operator(
                "Conv step above kernel",
                "Conv",
                17,
                new long[] {2, 3, 7, 8},
                List.of(reals(4, 3, 1, 2)),
                strides(2, 3)));
        all.add(new Operator(
                "Conv larger step in groups",
                "Conv",
                17,
                new long[] {2, 4, 9, 10},
                List.of(reals(6, 2, 5, 3)),
                Attributes.of("group", 2),
                strides(3, 2),
                pads(2, 0, 1, 1)));
        all.add(new Operator(
                "Conv step and spacing",
                "Conv",
                17,
                new long[] {1, 2, 9, 9},
                List.of(reals(3, 2, 3, 3)),
                Attributes.of("dilations", new long[] {2, 2}),
                strides(2, 2),
                pads(1, 1, 2, 2)));
        all.add(new Operator(
                "Conv same",
                "Conv",
                17,
                new long[] {1, 2, 7, 6},
                List.of(reals(3, 2, 3, 2)),
                Attributes.of("auto_pad", "SAME_UPPER"),
                strides(2, 2)));
        all.add(new Operator(
                "ConvTranspose",
                "ConvTranspose",
                17,
                new long[] {2, 3, 4, 5},
                List.of(reals(3, 2, 3, 3), reals(2)),
                pads(1, 1, 1, 1),
                strides(2, 2),
                Attributes.of("output_padding", new long[] {1, 0})));
        all.add(new Operator(
                "ConvTranspose 3-D in groups",
                "ConvTranspose",
                17,
                new long[] {1, 4, 3, 3, 2},
                List.of(reals(4, 3, 2, 2, 2)),
                strides(2, 2, 2),
                Attributes.of("group", 2)));
    }

    private static void pooling(List<Operator> all) {
        all.add(new Operator(
                "MaxPool", "MaxPool", 17, new long[] {2, 2, 6, 6}, List.of(), kernel(2, 2), strides(2, 2)));
        all.add(new Operator(
                "MaxPool overlapping",
                "MaxPool",
                17,
                new long[] {2, 2, 6, 7},
                List.of(),
                kernel(3, 3),
                strides(2, 1),
                pads(1, 1, 1, 1)));
        all.add(new Operator("MaxPool 3-D", "MaxPool", 17, new long[] {1, 2, 4, 5, 6}, List.of(), kernel(2, 3, 2)));
        all.add(new Operator(
                "AveragePool", "AveragePool", 17, new long[] {2, 2, 6, 6}, List.of(), kernel(3, 2), strides(2, 1)));
        all.add(new Operator(
                "AveragePool with margin",
                "AveragePool",
                17,
                new long[] {2, 2, 5, 5},
                List.of(),
                kernel(3, 3),
                pads(1, 1, 1, 1)));
        all.add(new Operator(
                "AveragePool counts margin",
                "AveragePool",
                17,
                new long[] {2, 2, 5, 5},
                List.of(),
                kernel(3, 3),
                pads(1, 1, 1, 1),
                Attributes.of("count_include_pad", 1)));
        for (long counted : new long[] {0, 1}) {
            all.add(new Operator(
                    "AveragePool ceil_mode, count_include_pad " + counted,
                    "AveragePool",
                    17,
                    new long[] {2, 2, 6, 8},
                    List.of(),
                    kernel(3, 3),
                    strides(2, 2),
                    pads(1, 0, 0, 1),
                    Attributes.of("ceil_mode", 1),
                    Attributes.of("count_include_pad", counted)));
        }
        for (long exclude : new long[] {0, 1}) {
            all.add(new Operator(
                    "Resize cubic, exclude_outside " + exclude,
                    "Resize",
                    17,
                    new long[] {2, 2, 4, 5},
                    List.of(
                            new Tensor.Floats(new long[] {0}, new float[0]),
                            new Tensor.Floats(new long[] {4}, new float[] {1, 1, 2, 0.8f})),
                    Attributes.of("mode", "cubic"),
                    Attributes.of("cubic_coeff_a", -0.5),
                    Attributes.of("exclude_outside", exclude)));
        }
        all.add(new Operator(
                "LpPool",
                "LpPool",
                17,
                new long[] {2, 2, 6, 5},
                List.of(),
                kernel(3, 2),
                strides(2, 1),
                pads(1, 0, 1, 1),
                Attributes.of("p", 3)));
        all.add(new Operator("GlobalLpPool", "GlobalLpPool", 17, new long[] {2, 3, 4, 5}, List.of()));
        all.add(new Operator("GlobalAveragePool", "GlobalAveragePool", 17, new long[] {2, 3, 4, 5}, List.of()));
        all.add(new Operator("GlobalMaxPool", "GlobalMaxPool", 17, new long[] {2, 3, 4, 5}, List.of()));
        for (String coordinates : List.of("half_pixel", "align_corners", "asymmetric", "pytorch_half_pixel")) {
            all.add(new Operator(
                    "Resize linear " + coordinates,
                    "Resize",
                    17,
                    new long[] {2, 2, 3, 4},
                    List.of(
                            new Tensor.Floats(new long[] {0}, new float[0]),
                            new Tensor.Floats(new long[] {4}, new float[] {1, 1, 2, 1.5f})),
                    Attributes.of("mode", "linear"),
                    Attributes.of("coordinate_transformation_mode", coordinates)));
        }
        all.add(new Operator(
                "Resize nearest",
                "Resize",
                17,
                new long[] {2, 2, 3, 4},
                List.of(
                        new Tensor.Floats(new long[] {0}, new float[0]),
                        new Tensor.Floats(new long[] {4}, new float[] {1, 1, 2, 2})),
                Attributes.of("coordinate_transformation_mode", "asymmetric"),
                Attributes.of("nearest_mode", "floor")));
    }

    private static void recurrent(List<Operator> all) {
        // steps 4, rows 2, inputs 3, hidden 2
        Tensor lengths = new Tensor.Ints(new long[] {2}, new int[] {4, 2});
        for (String direction : List.of("forward", "reverse", "bidirectional")) {
            int d = direction.equals("bidirectional") ? 2 : 1;
            all.add(new Operator(
                    "LSTM " + direction,
                    "LSTM",
                    17,
                    new long[] {4, 2, 3},
                    List.of(
                            reals(d, 8, 3),
                            reals(d, 8, 2),
                            reals(d, 16),
                            lengths,
                            reals(d, 2, 2),
                            reals(d, 2, 2),
                            reals(d, 6)),
                    Attributes.of("hidden_size", 2),
                    Attributes.of("direction", direction)));
            for (long linear : new long[] {0, 1}) {
                all.add(new Operator(
                        "GRU " + direction + ", linear_before_reset " + linear,
                        "GRU",
                        17,
                        new long[] {4, 2, 3},
                        List.of(reals(d, 6, 3), reals(d, 6, 2), reals(d, 12), lengths, reals(d, 2, 2)),
                        Attributes.of("hidden_size", 2),
                        Attributes.of("linear_before_reset", linear),
                        Attributes.of("direction", direction)));
            }
            all.add(new Operator(
                    "RNN " + direction,
                    "RNN",
                    17,
                    new long[] {4, 2, 3},
                    List.of(reals(d, 2, 3), reals(d, 2, 2), reals(d, 4), lengths),
                    Attributes.of("hidden_size", 2),
                    Attributes.of("direction", direction)));
        }
    }

    private static void normalizations(List<Operator> all) {
        all.add(new Operator(
                "LayerNormalization", "LayerNormalization", 17, new long[] {2, 3, 4}, List.of(reals(4), reals(4))));
        all.add(new Operator(
                "LayerNormalization over two axes",
                "LayerNormalization",
                17,
                new long[] {2, 3, 4},
                List.of(reals(3, 4), reals(3, 4)),
                Attributes.of("axis", 1)));
        all.add(new Operator(
                "InstanceNormalization",
                "InstanceNormalization",
                17,
                new long[] {2, 3, 4, 2},
                List.of(reals(3), reals(3))));
        all.add(new Operator(
                "BatchNormalization",
                "BatchNormalization",
                17,
                new long[] {2, 3, 4},
                List.of(reals(3), reals(3), reals(3), positive(3))));
        all.add(new Operator(
                "GroupNormalization",
                "GroupNormalization",
                21,
                new long[] {2, 4, 3},
                List.of(reals(4), reals(4)),
                Attributes.of("num_groups", 2)));
        all.add(new Operator(
                "LRN",
                "LRN",
                17,
                new long[] {2, 6, 3, 2},
                List.of(),
                Attributes.of("size", 5),
                Attributes.of("alpha", 0.5),
                Attributes.of("beta", 0.6),
                Attributes.of("bias", 1.5)));
        all.add(new Operator(
                "MeanVarianceNormalization",
                "MeanVarianceNormalization",
                17,
                new long[] {2, 3, 2, 4},
                List.of(),
                Attributes.of("axes", new long[] {1, 3})));
        all.add(new Operator("LpNormalization", "LpNormalization", 17, new long[] {2, 4}, List.of()));
    }

    private static void reductions(List<Operator> all) {
        for (String reduction : List.of(
                "ReduceMean",
                "ReduceMax",
                "ReduceMin",
                "ReduceSumSquare",
                "ReduceL1",
                "ReduceL2",
                "ReduceProd",
                "ReduceLogSumExp")) {
            all.add(new Operator(
                    reduction,
                    reduction,
                    17,
                    new long[] {2, 3, 4},
                    List.of(),
                    Attributes.of("axes", new long[] {-1}),
                    Attributes.of("keepdims", 0)));
            all.add(new Operator(reduction + " over all", reduction, 17, new long[] {2, 3}, List.of()));
        }
        all.add(new Operator("ReduceMean opset 18", "ReduceMean", 18, new long[] {2, 3, 4}, List.of(integers(1))));
        all.add(new Operator(
                "ReduceSum",
                "ReduceSum",
                17,
                new long[] {2, 3, 4},
                List.of(integers(0, 2)),
                Attributes.of("keepdims", 0)));
        all.add(new Operator(
                "ReduceSum opset 11",
                "ReduceSum",
                11,
                new long[] {2, 3, 4},
                List.of(),
                Attributes.of("axes", new long[] {1})));
        all.add(new Operator(
                "CumSum", "CumSum", 17, new long[] {2, 5}, List.of(new Tensor.Longs(new long[0], new long[] {1}))));
    }

    private static void shapes(List<Operator> all) {
        all.add(new Operator("Reshape", "Reshape", 17, new long[] {2, 3, 4}, List.of(integers(0, -1))));
        all.add(new Operator("Unsqueeze", "Unsqueeze", 17, new long[] {2, 3}, List.of(integers(1))));
        all.add(new Operator("Squeeze", "Squeeze", 17, new long[] {2, 1, 3}, List.of(integers(1))));
        all.add(new Operator(
                "Squeeze opset 11", "Squeeze", 11, new long[] {2, 1, 3}, List.of(), Attributes.of("axes", new long[] {1
                })));
        all.add(new Operator("Expand", "Expand", 17, new long[] {2, 1, 3}, List.of(integers(2, 2, 4, 3))));
        all.add(new Operator("Tile", "Tile", 17, new long[] {2, 3}, List.of(integers(2, 3))));
        all.add(new Operator(
                "Gather", "Gather", 17, new long[] {2, 5, 3}, List.of(integers(4, 0, 4)), Attributes.of("axis", 1)));
        all.add(new Operator(
                "Gather one",
                "Gather",
                17,
                new long[] {2, 5, 3},
                List.of(new Tensor.Longs(new long[0], new long[] {-1})),
                Attributes.of("axis", 1)));
        all.add(new Operator(
                "GatherElements",
                "GatherElements",
                17,
                new long[] {2, 3},
                List.of(new Tensor.Longs(new long[] {2, 2}, new long[] {0, 0, 2, 1})),
                Attributes.of("axis", 1)));
        all.add(new Operator(
                "GatherND", "GatherND", 17, new long[] {2, 3}, List.of(new Tensor.Longs(new long[] {2, 2}, new long[] {
                    0, 1, 1, 2
                }))));
        all.add(new Operator(
                "ScatterElements adds",
                "ScatterElements",
                17,
                new long[] {2, 3},
                List.of(new Tensor.Longs(new long[] {2, 2}, new long[] {0, 0, 2, 1}), reals(2, 2)),
                Attributes.of("axis", 1),
                Attributes.of("reduction", "add")));
        all.add(new Operator(
                "Slice from the start",
                "Slice",
                17,
                new long[] {2, 6},
                List.of(integers(0), integers(4), integers(1))));
        all.add(new Operator(
                "Slice with a step",
                "Slice",
                17,
                new long[] {2, 6},
                List.of(integers(5), integers(0), integers(1), integers(-2))));
        all.add(new Operator(
                "Concat", "Concat", 17, new long[] {2, 3}, List.of(reals(2, 4)), Attributes.of("axis", 1)));
        all.add(new Operator("Pad", "Pad", 17, new long[] {2, 3}, List.of(integers(0, 1, 1, 2))));
        all.add(new Operator(
                "Pad reflect",
                "Pad",
                17,
                new long[] {2, 4},
                List.of(integers(0, 2, 0, 1)),
                Attributes.of("mode", "reflect")));
        all.add(new Operator(
                "Transpose permuted",
                "Transpose",
                17,
                new long[] {2, 3, 4},
                List.of(),
                Attributes.of("perm", new long[] {1, 2, 0})));
        all.add(new Operator("Trilu", "Trilu", 17, new long[] {3, 3}, List.of()));
        all.add(new Operator("TopK", "TopK", 17, new long[] {2, 6}, List.of(integers(3))));
        all.add(new Operator(
                "Pad chosen axes",
                "Pad",
                18,
                new long[] {2, 3, 4},
                List.of(integers(1, 0, -1, 2), new Tensor.Floats(new long[0], new float[] {0.5f}), integers(2, 1))));
        all.add(new Operator(
                "DepthToSpace CRD",
                "DepthToSpace",
                17,
                new long[] {2, 8, 2, 3},
                List.of(),
                Attributes.of("blocksize", 2),
                Attributes.of("mode", "CRD")));
        all.add(new Operator(
                "DepthToSpace", "DepthToSpace", 17, new long[] {1, 4, 2, 2}, List.of(), Attributes.of("blocksize", 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operators")
    void agreesWithCentralDifferences(Operator operator) {
        ModelProto model = model(operator);
        double[] at = random(operator.shape(), operator.name().hashCode());
        try (GradientModel gradients = GradientModel.of(
                model.toByteArray(), GradientRequest.of("y", 0, List.of("x")), SessionSettings.defaults())) {
            double[] exact = values(gradients
                    .run(Map.of("x", tensor(operator.shape(), at)))
                    .gradients()
                    .get("x"));
            assertThat(gradients.roundedOperators()).isEmpty();
            for (int i = 0; i < at.length; i++) {
                double difference =
                        (target(gradients, operator, at, i, STEP) - target(gradients, operator, at, i, -STEP))
                                / (2 * STEP);
                assertThat(exact[i])
                        .as("gradient at %d", i)
                        .isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
            }
        }
    }

    /** In 32 bits the same derivative, through the runtime's own convolution and error-function kernels. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("operators")
    void singlePrecisionAgreesWithDouble(Operator operator) {
        byte[] model = model(operator).toByteArray();
        GradientRequest request = GradientRequest.of("y", 0, List.of("x"));
        Tensor at = tensor(
                operator.shape(), random(operator.shape(), operator.name().hashCode()));
        try (GradientModel wide = GradientModel.of(model, request, SessionSettings.defaults());
                GradientModel narrow =
                        GradientModel.of(model, request.with(Precision.SINGLE), SessionSettings.defaults())) {
            double[] exact = values(wide.run(Map.of("x", at)).gradients().get("x"));
            double[] single = values(narrow.run(Map.of("x", at)).gradients().get("x"));
            double largest = java.util.Arrays.stream(exact).map(Math::abs).max().orElse(0);
            for (int i = 0; i < exact.length; i++) {
                assertThat(single[i]).isCloseTo(exact[i], within(2e-5 * (1 + largest)));
            }
        }
    }

    /** The test's own weights need an operator that opset 9 has not. */
    static Stream<Operator> operatorsOfLoadableModels() {
        return operators().filter(o -> o.opset() >= 11);
    }

    /** Operators that are written out give what the runtime's own kernel gives, in its 32 bits. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("operatorsOfLoadableModels")
    void theTargetIsWhatTheRuntimeComputes(Operator operator) {
        byte[] model = model(operator).toByteArray();
        double[] at = random(operator.shape(), operator.name().hashCode());
        try (GradientModel derived =
                        GradientModel.of(model, GradientRequest.of("y", 0, List.of()), SessionSettings.defaults());
                OnnxModelSession plain = OnnxModelSession.open(model, SessionSettings.defaults())) {
            Tensor narrow = new Tensor.Floats(operator.shape(), TensorValues.toFloats(at));
            double expected = values(plain.run(Map.of("x", narrow), Set.of("y")).get("y"))[0];
            assertThat(derived.run(Map.of("x", narrow)).target()[0])
                    .isCloseTo(expected, within(2e-5 * (1 + Math.abs(expected))));
        }
    }

    private static double target(GradientModel model, Operator operator, double[] at, int i, double step) {
        double[] moved = at.clone();
        moved[i] += step;
        return model.run(Map.of("x", tensor(operator.shape(), moved))).target()[0];
    }

    /** x → operator → r; F = Σ w r², with w = 1 + 0.1 · position; y = F as [1, 1]. */
    private static ModelProto model(Operator operator) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
        graph.addInput(value("x", operator.shape()));
        NodeProto.Builder node =
                NodeProto.newBuilder().setOpType(operator.type()).addInput("x").addOutput("r");
        for (int i = 0; i < operator.constants().size(); i++) {
            graph.addInitializer(
                    TensorFiles.toProto("c" + i, operator.constants().get(i)));
            node.addInput("c" + i);
        }
        if (operator.type().equals("TopK")) {
            node.addOutput("indices");
        }
        for (AttributeProto attribute : operator.attributes()) {
            node.addAttribute(attribute);
        }
        graph.addNode(node);
        graph.addInitializer(TensorFiles.toProto("flat", integers(-1)));
        graph.addInitializer(TensorFiles.toProto("zero", new Tensor.Longs(new long[0], new long[] {0})));
        graph.addInitializer(TensorFiles.toProto("one", new Tensor.Longs(new long[0], new long[] {1})));
        graph.addInitializer(TensorFiles.toProto("tenth", new Tensor.Floats(new long[0], new float[] {0.1f})));
        graph.addInitializer(TensorFiles.toProto("unit", new Tensor.Floats(new long[0], new float[] {1})));
        graph.addInitializer(TensorFiles.toProto("single", integers(1, 1)));
        node(graph, "Reshape", "f", List.of("r", "flat"));
        node(graph, "Size", "n", List.of("r"));
        node(graph, "Range", "p", List.of("zero", "n", "one"));
        node(graph, "Cast", "q", List.of("p"), Attributes.of("to", DataType.FLOAT_VALUE));
        node(graph, "Mul", "s", List.of("q", "tenth"));
        node(graph, "Add", "w", List.of("s", "unit"));
        node(graph, "Mul", "f2", List.of("f", "f"));
        node(graph, "MatMul", "F", List.of("f2", "w"));
        node(graph, "Reshape", "y", List.of("F", "single"));
        graph.addOutput(ValueInfoProto.newBuilder(value("y", new long[] {1, 1})));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(operator.opset()))
                .setGraph(graph)
                .build();
    }

    private static void node(
            GraphProto.Builder graph,
            String type,
            String result,
            List<String> arguments,
            AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(type)
                .addAllInput(arguments)
                .addOutput(result)
                .addAllAttribute(List.of(attributes)));
    }

    private static ValueInfoProto value(String name, long[] shape) {
        TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
        for (long length : shape) {
            axes.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(length));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(DataType.FLOAT_VALUE)
                                .setShape(axes)))
                .build();
    }

    private static AttributeProto pads(long... values) {
        return Attributes.of("pads", values);
    }

    private static AttributeProto strides(long... values) {
        return Attributes.of("strides", values);
    }

    private static AttributeProto kernel(long... values) {
        return Attributes.of("kernel_shape", values);
    }

    private static Tensor integers(long... values) {
        return new Tensor.Longs(new long[] {values.length}, values);
    }

    private static Tensor reals(long... shape) {
        return new Tensor.Floats(shape, TensorValues.toFloats(random(shape, 7)));
    }

    private static Tensor positive(long... shape) {
        double[] values = random(shape, 9);
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.5 + Math.abs(values[i]);
        }
        return new Tensor.Floats(shape, TensorValues.toFloats(values));
    }

    private static Tensor tensor(long[] shape, double[] values) {
        return new Tensor.Doubles(shape, values);
    }

    private static double[] values(Tensor tensor) {
        return TensorValues.toDoubles(tensor);
    }

    /** Values between −1.5 and 1.5, away from 0 and from each other, so that no kink lies within a step. */
    private static double[] random(long[] shape, long seed) {
        int size = 1;
        for (long axis : shape) {
            size *= (int) axis;
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = (random.nextBoolean() ? 1 : -1) * (0.05 + (i + random.nextDouble(0.5)) * 1.4 / size);
        }
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
        return values;
    }
}
