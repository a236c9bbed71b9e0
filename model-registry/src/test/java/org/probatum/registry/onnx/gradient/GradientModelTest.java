package org.probatum.registry.onnx.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.registry.onnx.TensorFiles;

class GradientModelTest {

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");

    @Test
    void eachRowHasItsOwnGradient() {
        // y = relu(x W) v with W = I, v = (2, −3): ∂y/∂x = (2 [x₀ > 0], −3 [x₁ > 0])
        input("x", 2);
        matrix("W", 2, 2, 1, 0, 0, 1);
        matrix("v", 2, 1, 2, -3);
        node("MatMul", "h", "x", "W");
        node("Relu", "r", "h");
        node("MatMul", "y", "r", "v");
        try (GradientModel model =
                open(GradientRequest.of("y", 0, List.of("x", "r")).withValues(List.of("r")))) {
            GradientModel.Result result =
                    model.run(Map.of("x", new Tensor.Floats(new long[] {3, 2}, new float[] {1, 1, -1, 1, 1, -1})));
            assertThat(TensorValues.toDoubles(result.gradients().get("x"))).containsExactly(2, -3, 0, -3, 2, 0);
            assertThat(TensorValues.toDoubles(result.gradients().get("r"))).containsExactly(2, -3, 2, -3, 2, -3);
            assertThat(TensorValues.toDoubles(result.values().get("r"))).containsExactly(1, 1, 0, 1, 1, 0);
            assertThat(result.target()).containsExactly(-1, -3, 2);
        }
    }

    @Test
    void guidedBackpropagationPassesOnlyWhatIsPositive() {
        input("x", 2);
        matrix("v", 2, 1, 2, -3);
        node("Relu", "r", "x");
        node("MatMul", "y", "r", "v");
        try (GradientModel model = open(GradientRequest.of("y", 0, List.of("x")).with(ReluRule.GUIDED))) {
            GradientModel.Result result =
                    model.run(Map.of("x", new Tensor.Floats(new long[] {1, 2}, new float[] {1, 1})));
            assertThat(TensorValues.toDoubles(result.gradients().get("x"))).containsExactly(2, 0);
        }
    }

    @Test
    void aLayerCanBeNamedByItsNode() {
        input("x", 2);
        matrix("v", 2, 1, 2, -3);
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Tanh")
                .setName("/encoder/act")
                .addInput("x")
                .addOutput("t"));
        node("MatMul", "y", "t", "v");
        try (GradientModel model = open(GradientRequest.of("y", 0, List.of("/encoder/act")))) {
            GradientModel.Result result =
                    model.run(Map.of("x", new Tensor.Floats(new long[] {1, 2}, new float[] {1, 1})));
            assertThat(TensorValues.toDoubles(result.gradients().get("/encoder/act")))
                    .containsExactly(2, -3);
        }
    }

    @Test
    void anUnsupportedOperatorIsNamedWithTheRoutesThatRemain() {
        input("x", 2);
        matrix("v", 2, 1, 2, -3);
        node("Det", "d", "x2");
        graph.addInitializer(TensorFiles.toProto("s", new Tensor.Longs(new long[] {3}, new long[] {-1, 1, 1})));
        GraphProto.Builder before = graph.clone().clearNode();
        before.addNode(NodeProto.newBuilder()
                .setOpType("MatMul")
                .addInput("x")
                .addInput("v")
                .addOutput("m"));
        before.addNode(NodeProto.newBuilder()
                .setOpType("Reshape")
                .addInput("m")
                .addInput("s")
                .addOutput("x2"));
        before.addNode(NodeProto.newBuilder().setOpType("Det").addInput("x2").addOutput("y"));
        graph.clear().mergeFrom(before.build());
        assertThatThrownBy(() -> open(GradientRequest.of("y", 0, List.of("x"))))
                .isInstanceOf(NotDifferentiableException.class)
                .hasMessageStartingWith("No derivative is known of operator Det; without a gradient remain: occlusion");
    }

    @Test
    void anOutputThatDoesNotDependOnTheInputSaysSo() {
        input("x", 2);
        input("z", 2);
        matrix("v", 2, 1, 2, -3);
        node("MatMul", "y", "x", "v");
        assertThatThrownBy(() -> open(GradientRequest.of("y", 0, List.of("z"))))
                .isInstanceOf(NotDifferentiableException.class)
                .hasMessage("The output does not depend on z; choose an input or layer that lies before the output");
    }

    @Test
    void anOutputThatChangesInStepsSaysThroughWhat() {
        input("x", 2);
        matrix("v", 2, 1, 2, -3);
        node("Round", "r", "x");
        node("MatMul", "y", "r", "v");
        assertThatThrownBy(() -> open(GradientRequest.of("y", 0, List.of("x"))))
                .isInstanceOf(NotDifferentiableException.class)
                .hasMessageStartingWith("The output changes with x only in steps, through Round;");
    }

    @Test
    void unknownNamesAndTargetsAreRefusedWithWhatThereIs() {
        input("x", 2);
        matrix("v", 2, 1, 2, -3);
        node("MatMul", "y", "x", "v");
        assertThatThrownBy(() -> open(GradientRequest.of("z", 0, List.of("x"))))
                .hasMessage("The model has no output z; it has y");
        assertThatThrownBy(() -> open(GradientRequest.of("y", 0, List.of("layer4"))))
                .hasMessage("The model has no input or layer layer4; it has x, y");
        assertThatThrownBy(() -> open(GradientRequest.of("y", 1, List.of("x"))))
                .hasMessage("Target 1 is out of range: output y has 1 value per row, counted from 0");
        assertThatThrownBy(() -> GradientModel.of(
                        new byte[] {1, 2, 3}, GradientRequest.of("y", 0, List.of("x")), SessionSettings.defaults()))
                .hasMessageStartingWith("This is not an ONNX model");
    }

    @Test
    void repeatedRunsGiveTheSameBits() {
        input("x", 2);
        matrix("v", 2, 1, 0.3f, -0.7f);
        node("Sigmoid", "s", "x");
        node("MatMul", "y", "s", "v");
        try (GradientModel model = open(GradientRequest.of("y", 0, List.of("x")))) {
            Map<String, Tensor> at = Map.of("x", new Tensor.Floats(new long[] {1, 2}, new float[] {0.1f, 0.2f}));
            double[] first = TensorValues.toDoubles(model.run(at).gradients().get("x"));
            assertThat(TensorValues.toDoubles(model.run(at).gradients().get("x")))
                    .isEqualTo(first);
            // σ'(x) = σ (1 − σ), computed in 64 bits from the 32-bit inputs and weights.
            double s = 1 / (1 + Math.exp(-(double) 0.1f));
            assertThat(first[0]).isCloseTo(0.3f * s * (1 - s), within(1e-16));
        }
    }

    @Test
    void randomizedWeightsKeepSizeAndSeedAndLeaveTheRest() {
        input("x", 2);
        matrix("W", 2, 2, 1, 2, 3, 4);
        matrix("v", 2, 1, 5, 6);
        node("MatMul", "h", "x", "W");
        node("MatMul", "y", "h", "v");
        byte[] model = model();
        assertThat(WeightRandomization.layers(model)).containsExactly("v", "W");
        byte[] once = WeightRandomization.randomize(model, 1, 3);
        assertThat(once).isEqualTo(WeightRandomization.randomize(model, 1, 3)).isNotEqualTo(model);
        assertThat(weights(once, "W")).containsExactly(1, 2, 3, 4);
        assertThat(weights(once, "v")).isNotEqualTo(new double[] {5, 6});
        assertThat(weights(WeightRandomization.randomize(model, 2, 3), "W")).isNotEqualTo(new double[] {1, 2, 3, 4});
    }

    /** The runtime would fuse these nodes, and take 1e-5 for an epsilon that it only looks for in 32 bits. */
    @Test
    void aLayerNormalizationKeepsItsEpsilonWhereOnlyItsValueIsAskedFor() {
        input("x", 2);
        matrix("v", 2, 1, 1, 0);
        matrix("scale", 1, 2, 1, 1);
        matrix("shift", 1, 2, 0, 0);
        scalar("two", 2);
        scalar("epsilon", 0.001f);
        meanOfRow("mean", "x");
        node("Sub", "centred", "x", "mean");
        node("Pow", "square", "centred", "two");
        meanOfRow("variance", "square");
        node("Add", "more", "variance", "epsilon");
        node("Sqrt", "deviation", "more");
        node("Div", "unit", "centred", "deviation");
        node("Mul", "scaled", "unit", "scale");
        node("Add", "normalized", "scaled", "shift");
        node("MatMul", "y", "normalized", "v");
        try (GradientModel model = open(GradientRequest.of("y", 0, List.of()))) {
            double d = 0.01f;
            assertThat(at(model, 0.01f, -0.01f).target()[0])
                    .isCloseTo(d / Math.sqrt(d * d + 0.001f), within(1e-12)); // mean 0, variance d²
        }
    }

    @Test
    void aNormPassesNothingBackAtZero() {
        for (String type : List.of("ReduceL2", "Sqrt of squares")) {
            graph.clear().setName("test");
            input("x", 2);
            if (type.equals("ReduceL2")) {
                overRow(type, "y", "x");
            } else {
                node("Mul", "squares", "x", "x");
                graph.addInitializer(TensorFiles.toProto("axis", new Tensor.Longs(new long[] {1}, new long[] {1})));
                node("ReduceSum", "sum", "squares", "axis");
                node("Sqrt", "y", "sum");
            }
            try (GradientModel model = open(GradientRequest.of("y", 0, List.of("x")))) {
                assertThat(gradient(at(model, 0, 0))).as(type).containsExactly(0, 0);
                assertThat(gradient(at(model, 3, -4)))
                        .as(type)
                        .containsExactly(new double[] {0.6, -0.8}, within(1e-15)); // x / |x|
            }
        }
    }

    @Test
    void aProductPassesTheOthersProductToAFactorOfZero() {
        input("x", 3);
        overRow("ReduceProd", "y", "x");
        try (GradientModel model = open(GradientRequest.of("y", 0, List.of("x")))) {
            assertThat(gradient(at(model, 2, 3, 5))).containsExactly(15, 10, 6);
            assertThat(gradient(at(model, 2, 0, 5))).containsExactly(0, 10, 0);
            assertThat(gradient(at(model, 0, 0, 5))).containsExactly(0, 0, 0);
        }
    }

    /** As weight normalization is exported when it is not removed: w = g v / |v|. */
    @Test
    void weightsThatAreComputedFromConstantsAreFolded() {
        input("x", 2);
        graph.addInitializer(TensorFiles.toProto("image", new Tensor.Longs(new long[] {3}, new long[] {0, 2, 1})));
        graph.addInitializer(TensorFiles.toProto("v", new Tensor.Floats(new long[] {1, 2, 1}, new float[] {3, 4})));
        graph.addInitializer(TensorFiles.toProto("row", new Tensor.Longs(new long[] {2}, new long[] {0, 1})));
        scalar("g", 10);
        node("Reshape", "signal", "x", "image");
        node("ReduceL2", "length", "v");
        node("Div", "direction", "v", "length");
        node("Mul", "w", "g", "direction");
        node("Conv", "c", "signal", "w");
        node("Reshape", "y", "c", "row");
        try (GradientModel model = open(GradientRequest.of("y", 0, List.of("x")))) {
            assertThat(gradient(at(model, 1, 1))).containsExactly(new double[] {6, 8}, within(1e-15));
        }
    }

    @Test
    void functionsThatTheModelDefinesAreDifferentiatedThrough() {
        // y = α tanh(x) with α = 3 from the call, then the same again: ∂y/∂x = 9 (1 − tanh²(3 tanh x)) (1 − tanh² x)
        input("x", 1);
        FunctionProto.Builder scaled = FunctionProto.newBuilder()
                .setDomain("local")
                .setName("ScaledTanh")
                .addInput("a")
                .addOutput("b")
                .addAttribute("alpha")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17));
        scaled.addNode(NodeProto.newBuilder().setOpType("Tanh").addInput("a").addOutput("t"));
        scaled.addNode(NodeProto.newBuilder()
                .setOpType("Constant")
                .addOutput("s")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("value_float")
                        .setRefAttrName("alpha")
                        .setType(AttributeProto.AttributeType.FLOAT)));
        scaled.addNode(NodeProto.newBuilder()
                .setOpType("Mul")
                .addInput("t")
                .addInput("s")
                .addOutput("b"));
        call("h", "x");
        call("y", "h");
        ModelProto model = GradientModel.parse(model()).toBuilder()
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("local").setVersion(1))
                .addFunctions(scaled)
                .build();
        try (GradientModel derived = GradientModel.of(
                model.toByteArray(), GradientRequest.of("y", 0, List.of("x")), SessionSettings.defaults())) {
            double t = Math.tanh(0.25);
            double u = Math.tanh(3 * t);
            assertThat(gradient(at(derived, 0.25f))[0]).isCloseTo(9 * (1 - u * u) * (1 - t * t), within(1e-14));
        }
    }

    private void call(String result, String argument) {
        graph.addNode(NodeProto.newBuilder()
                .setDomain("local")
                .setOpType("ScaledTanh")
                .addInput(argument)
                .addOutput(result)
                .addAttribute(Attributes.of("alpha", 3.0)));
    }

    private static GradientModel.Result at(GradientModel model, float... row) {
        return model.run(Map.of("x", new Tensor.Floats(new long[] {1, row.length}, row)));
    }

    private static double[] gradient(GradientModel.Result result) {
        return TensorValues.toDoubles(result.gradients().get("x"));
    }

    private void meanOfRow(String result, String argument) {
        overRow("ReduceMean", result, argument);
    }

    private void overRow(String type, String result, String argument) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(type)
                .addInput(argument)
                .addOutput(result)
                .addAttribute(Attributes.of("axes", new long[] {-1}))
                .addAttribute(Attributes.of("keepdims", 1)));
    }

    private void scalar(String name, float value) {
        graph.addInitializer(TensorFiles.toProto(name, new Tensor.Floats(new long[0], new float[] {value})));
    }

    private static double[] weights(byte[] model, String name) {
        return GradientModel.parse(model).getGraph().getInitializerList().stream()
                .filter(t -> t.getName().equals(name))
                .map(t -> TensorValues.toDoubles(TensorFiles.toTensor(t)))
                .findFirst()
                .orElseThrow();
    }

    private GradientModel open(GradientRequest request) {
        return GradientModel.of(model(), request, SessionSettings.defaults());
    }

    private byte[] model() {
        GraphProto.Builder complete = graph.clone();
        complete.addOutput(value("y", 1));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(complete)
                .build()
                .toByteArray();
    }

    private void node(String type, String result, String... arguments) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(type)
                .addAllInput(List.of(arguments))
                .addOutput(result));
    }

    private void matrix(String name, int rows, int columns, float... values) {
        graph.addInitializer(TensorFiles.toProto(name, new Tensor.Floats(new long[] {rows, columns}, values)));
    }

    private void input(String name, int columns) {
        graph.addInput(value(name, columns));
    }

    private static ValueInfoProto value(String name, int columns) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }
}
