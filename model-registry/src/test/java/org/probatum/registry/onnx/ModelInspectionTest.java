package org.probatum.registry.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.registry.Finding;
import org.probatum.registry.FusionTopology;
import org.probatum.registry.InspectionReport;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.Tensor;
import org.probatum.trial.audit.Digest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelInspectionTest {

    private static final Path MODELS = Path.of("src/test/resources/models");
    private static final Path GRAPHS = Path.of("src/test/resources/graphs");

    /** The known verdicts come with the packages, in their expected.json. */
    @ParameterizedTest
    @CsvSource({
        "bad_altered_after_release, DIGEST, FAULTY",
        "bad_custom_op, CUSTOM_OPERATOR, UNSAFE",
        "bad_endless_loop, ENDLESS_LOOP, UNSAFE",
        "bad_external_data_absolute, EXTERNAL_DATA, UNSAFE",
        "bad_external_data_parent, EXTERNAL_DATA, UNSAFE",
        "bad_huge_alloc, HUGE_ALLOCATION, UNSAFE",
        "bad_huge_alloc_8gb, HUGE_ALLOCATION, UNSAFE",
        "bad_nan_some_inputs, NAN_OUTPUT, FAULTY",
        "bad_nan_weights, NAN_WEIGHT, FAULTY",
        "bad_not_onnx, NOT_A_MODEL, FAULTY",
        "bad_shape_fixed_batch, BATCH_AXIS, FAULTY",
        "bad_shape_runtime_mismatch, LOAD, FAULTY",
        "bad_shape_transposed_output, OUTPUT_SHAPE, FAULTY",
        "bad_truncated, NOT_A_MODEL, FAULTY"
    })
    void refusesForTheRightReason(String model, String code, Finding.Severity severity) {
        InspectionReport report = new ModelInspection().inspect(MODELS.resolve(model));
        assertThat(report.accepted()).isFalse();
        assertThat(report.findings().stream().filter(f -> f.severity().refuses()))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo(code);
                    assertThat(finding.severity()).isEqualTo(severity);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"early_concat", "early_concat-1.1.0", "early_bilinear", "tile_encoder", "bad_random_weights"})
    void acceptsWhatIsTechnicallySound(String model) {
        InspectionReport report = new ModelInspection().inspect(MODELS.resolve(model));
        assertThat(report.reasons()).isEmpty();
        assertThat(report.conformance()).isNotEmpty().allMatch(result -> result.passed() && result.maxAbs() < 1e-4);
        assertThat(report.topologyAgrees()).contains(true);
    }

    @ParameterizedTest
    @CsvSource({
        "early_image_emr, EARLY, concatenation of encoded and raw features",
        "intermediate_single, INTERMEDIATE, single level",
        "intermediate_gradual, INTERMEDIATE, gradual",
        "intermediate_guided, INTERMEDIATE, guided co-attention",
        "late_average, LATE, decision average",
        "late_kronecker, LATE, Kronecker product",
        "late_two_3dcnn, LATE, concatenation",
        "modality_dropout, INTERMEDIATE, 'single level, modality dropout'",
        "slice_attention_mil, UNIMODAL, attention pooling",
        "synth_molecular, SYNTHESIZER, ''",
        "vit_tiles, UNIMODAL, vision transformer",
        "emr_transformer, UNIMODAL, text transformer"
    })
    void findsTheFamilyThatTheAuthorsBuilt(String model, FusionTopology.Family family, String kind) {
        InspectionReport report = new ModelInspection().inspect(GRAPHS.resolve(model));
        FusionTopology topology = report.topology().orElseThrow();
        assertThat(topology.family()).isEqualTo(family);
        assertThat(topology.kind()).isEqualTo(kind);
        assertThat(report.topologyAgrees()).contains(true);
        // these folders hold no test vectors, and without any a package is not accepted
        assertThat(report.findings()).extracting(Finding::code).contains("NO_TEST_VECTORS");
    }

    @Test
    void countsLayersBeforeAndAfterTheBranchesMeet() {
        // read off the graph by hand: three convolutions and one dense layer on the image, none on the table, two after
        FusionTopology topology = new ModelInspection()
                .inspect(GRAPHS.resolve("early_image_emr"))
                .topology()
                .orElseThrow();
        assertThat(topology.branches())
                .containsExactly(new FusionTopology.Branch("overview", 4), new FusionTopology.Branch("clinlab", 0));
        assertThat(topology.layersAfter()).isEqualTo(2);
    }

    @Test
    void writesAStableJsonForm() {
        String json =
                new ModelInspection().inspect(MODELS.resolve("early_concat")).toJson();
        JsonNode root = JsonMapper.builder().build().readTree(json);
        assertThat(root.propertyNames())
                .containsExactly(
                        "name",
                        "version",
                        "digest",
                        "opset",
                        "irVersion",
                        "parameters",
                        "inputs",
                        "outputs",
                        "operators",
                        "topology",
                        "findings",
                        "tolerance",
                        "conformance",
                        "verdict",
                        "reasons");
        assertThat(root.at("/topology/declared").stringValue()).isEqualTo("early/concatenation");
        assertThat(root.at("/topology/agrees").booleanValue()).isTrue();
        assertThat(root.at("/verdict").stringValue()).isEqualTo("accepted");
        assertThat(root.at("/conformance/0/passed").booleanValue()).isTrue();
        assertThat(root.at("/inputs/0/shape/0").stringValue()).isEqualTo("batch");
    }

    @Test
    void namesContradictionsBetweenCardAndModel() {
        InspectionReport report = new ModelInspection()
                .inspect(withCard(
                        "early_concat",
                        card -> card.replace("\"name\": \"clinlab\"", "\"name\": \"clinical\"")
                                .replace("\"opset\": 17", "\"opset\": 13")
                                .replace("\"bytes\": 26290", "\"bytes\": 26291")
                                .replace("\"batch\", 24", "\"batch\", 25")));
        assertThat(report.findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("SIZE", "OPSET", "INPUT_NAME", "INPUT_NAME", "OUTPUT_SHAPE");
    }

    @Test
    void findsTestVectorsOfAnotherModel() {
        ModelPackage other = ModelPackage.open(MODELS.resolve("early_concat-1.1.0"));
        Map<String, byte[]> files =
                new TreeMap<>(ModelPackage.open(MODELS.resolve("early_concat")).files());
        files.put(
                "test_data_set_0/output_0.pb",
                other.file("test_data_set_0/output_0.pb").orElseThrow());
        InspectionReport report = new ModelInspection().inspect(ModelPackage.of(files));
        assertThat(report.reasons()).singleElement().asString().startsWith("Output logit on test_data_set_0 differs");
    }

    @Test
    void findsAPlausibleInputThatGivesNoNumber() {
        // log(CRP - 2.5) is no number below 2.5; the vectors are cut to cases above it, so that only a probe can find
        // it
        ModelPackage bad = ModelPackage.open(MODELS.resolve("bad_nan_some_inputs"));
        var clinlab = TensorFiles.parse(bad.file("test_data_set_0/input_1.pb").orElseThrow());
        float[] values = ((Tensor.Floats) clinlab.tensor()).values();
        int[] rows = java.util.stream.IntStream.range(0, 32)
                .filter(row -> values[row * 12 + 4] > 3)
                .toArray();
        Map<String, byte[]> files = new TreeMap<>(bad.files());
        files.replaceAll((name, bytes) -> name.endsWith(".pb") ? cut(bytes, rows) : bytes);
        InspectionReport report = new ModelInspection().inspect(ModelPackage.of(files));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("NAN_NEAR_DATA");
            assertThat(finding.message()).contains("clinlab").contains("crp_mg_l");
        });
    }

    @Test
    void survivesAnAllocationWhoseSizeOnlyTheInputsTell() {
        InspectionReport report = new ModelInspection(Duration.ofSeconds(5)).inspect(withLength(1e11f));
        assertThat(report.findings()).extracting(Finding::code).contains("RUN_ISOLATED");
        assertThat(report.findings().stream()
                        .filter(finding -> finding.severity().refuses()))
                .isNotEmpty()
                .extracting(Finding::code)
                .isSubsetOf("RUN_GUARD", "RUN");
    }

    @Test
    void acceptsASoundModelThatHadToRunInAProcessOfItsOwn() {
        InspectionReport report = new ModelInspection(Duration.ofSeconds(5)).inspect(withLength(2f));
        assertThat(report.findings()).extracting(Finding::code).contains("RUN_ISOLATED");
        assertThat(report.reasons()).isEmpty();
        assertThat(report.conformance()).isNotEmpty();
    }

    private static ModelPackage withCard(String model, java.util.function.UnaryOperator<String> change) {
        Map<String, byte[]> files =
                new TreeMap<>(ModelPackage.open(MODELS.resolve(model)).files());
        String card = new String(files.get("card.json"), StandardCharsets.UTF_8);
        files.put("card.json", change.apply(card).getBytes(StandardCharsets.UTF_8));
        return ModelPackage.of(files);
    }

    /**
     * The sound model early_concat, to whose log odds the sum of a tensor of zeros is added; its length is a factor times the mean
     * of the molecular values, which nobody knows before the run.
     */
    private static ModelPackage withLength(float factor) {
        Tensor one = new Tensor.Floats(new long[] {1}, new float[] {factor});
        return withNodes(
                node(
                        "Constant",
                        List.of(),
                        "factor",
                        AttributeProto.newBuilder()
                                .setName("value")
                                .setType(AttributeProto.AttributeType.TENSOR)
                                .setT(TensorFiles.toProto("", one))),
                node("ReduceMean", List.of("molecular"), "mean", integer("keepdims", 0)),
                node("Mul", List.of("mean", "factor"), "many"),
                node("Cast", List.of("many"), "length", integer("to", 7)),
                node("ConstantOfShape", List.of("length"), "zeros"),
                node("ReduceSum", List.of("zeros"), "sum", integer("keepdims", 0)),
                node("Add", List.of("logit0", "sum"), "logit"));
    }

    private static ModelPackage withNodes(NodeProto... nodes) {
        Map<String, byte[]> files =
                new TreeMap<>(ModelPackage.open(MODELS.resolve("early_concat")).files());
        try {
            ModelProto.Builder model = ModelProto.parseFrom(files.get("model.onnx")).toBuilder();
            var graph = model.getGraphBuilder();
            int sigmoid = graph.getNodeCount() - 1;
            graph.getNodeBuilder(sigmoid - 1).setOutput(0, "logit0");
            for (int i = 0; i < nodes.length; i++) {
                graph.addNode(sigmoid + i, nodes[i]);
            }
            byte[] bytes = model.build().toByteArray();
            files.put("model.onnx", bytes);
            String card = new String(files.get("card.json"), StandardCharsets.UTF_8)
                    .replace(
                            "e3cd62d9940be9eef4556378732ad0a0e8942818d60f46946f8f7bd9a09308f5",
                            Digest.of(bytes).hex())
                    .replace("\"bytes\": 26290", "\"bytes\": " + bytes.length);
            files.put("card.json", card.getBytes(StandardCharsets.UTF_8));
            return ModelPackage.of(files);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static NodeProto node(
            String type, List<String> inputs, String output, AttributeProto.Builder... attributes) {
        NodeProto.Builder node =
                NodeProto.newBuilder().setOpType(type).addAllInput(inputs).addOutput(output);
        for (AttributeProto.Builder attribute : attributes) {
            node.addAttribute(attribute);
        }
        return node.build();
    }

    private static AttributeProto.Builder integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value);
    }

    private static byte[] cut(byte[] file, int[] rows) {
        var named = TensorFiles.parse(file);
        return TensorFiles.toBytes(
                new org.probatum.registry.NamedTensor(named.name(), Tensors.rows(named.tensor(), rows)));
    }
}
