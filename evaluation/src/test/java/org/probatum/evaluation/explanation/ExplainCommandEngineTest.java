package org.probatum.evaluation.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.TensorFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandEngineTest {

    @TempDir
    Path out;

    @Test
    void attentionIsTheModelsOutputBitForBit() {
        Path model = BundledReferencesTest.folder("emr_transformer");
        SingleMethod options =
                new SingleMethod(ExplanationMethod.ATTENTION, "logit", 0, Optional.of("attention"), 64, "zero");

        ExplainReport report = ExplainCommandEngine.explain(model, options, model.resolve("test_data_set_0"), out);

        assertThat(report.refused()).isEmpty();
        Tensor.Floats written = floats(out.resolve("attention__attention.pb"));
        // output_2.pb is what the exporting framework's own ONNX Runtime gave; ours may differ from it in the last
        // digits.
        Tensor.Floats stored = floats(model.resolve("test_data_set_0").resolve("output_2.pb"));
        assertThat(written.shape()).isEqualTo(stored.shape());
        try (ExplainableModel session = ExplainableModel.open(model.resolve("model.onnx"))) {
            Tensor.Floats direct = (Tensor.Floats)
                    session.output("attention", TestData.read(model.resolve("test_data_set_0"), session.inputNames()));
            assertThat(written.values()).isEqualTo(direct.values());
        }
        for (int i = 0; i < stored.values().length; i++) {
            assertThat(written.values()[i]).isCloseTo(stored.values()[i], within(1e-6f));
        }
    }

    @Test
    void integratedGradientsAddUpToTheChangeOfTheOutput() throws IOException {
        Path model = BundledReferencesTest.folder("early_concat");
        SingleMethod options =
                new SingleMethod(ExplanationMethod.INTEGRATED_GRADIENTS, "logit", 0, Optional.empty(), 256, "mean");

        ExplainReport report = ExplainCommandEngine.explain(model, options, model.resolve("test_data_set_0"), out);

        assertThat(report.written()).hasSize(2);
        JsonNode json = JsonMapper.shared().readTree(Files.readString(out.resolve("explanation.json")));
        JsonNode quality = json.path("items").get(0).path("quality");
        assertThat(quality.path("completeness_gap").size()).isEqualTo(32);
        assertThat(quality.path("max_completeness_gap").asDouble()).isLessThan(0.05);
        // The package's own reference for the same question.
        double[] reference = Tensors.values(
                TensorFiles.read(model.resolve("explain").resolve("integrated_gradients__mean_256__molecular.pb"))
                        .tensor());
        double[] ours = Tensors.values(TensorFiles.read(out.resolve("integrated_gradients__molecular.pb"))
                .tensor());
        assertThat(ours).hasSameSizeAs(reference);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isCloseTo(reference[i], within(1e-6));
        }
    }

    @Test
    void whatCannotBeDoneIsReportedByNameAndTheRestIsWritten() throws IOException {
        Path model = BundledReferencesTest.folder("cam_cnn");
        Path manifest = out.resolve("manifest.json");
        Files.writeString(manifest, """
                {"items": [
                  {"file": "a.pb", "method": "grad_cam", "output": "logits", "index": 1, "layer": "fmapp"},
                  {"file": "b.pb", "method": "gradient", "output": "logits", "index": 2, "input": "slice"},
                  {"file": "c.pb", "method": "gradient", "output": "logit", "index": 0, "input": "slice"},
                  {"file": "d.pb", "method": "gradient", "output": "logits", "index": 0, "input": "sliced"},
                  {"file": "e.pb", "method": "magic", "output": "logits", "index": 0, "input": "slice"},
                  {"file": "../f.pb", "method": "gradient", "output": "logits", "index": 0, "input": "slice"},
                  {"file": "g.pb", "method": "attention_rollout", "output": "logits", "index": 0, "layer": "fmap"},
                  {"file": "h.pb", "method": "gradient", "output": "logits", "index": 0, "input": "slice"}
                ]}
                """);

        ExplainReport report = ExplainCommandEngine.explainManifest(
                model, manifest, model.resolve("test_data_set_0"), out.resolve("written"));

        assertThat(report.written()).extracting(e -> e.request().file()).containsExactly("h.pb");
        assertThat(out.resolve("written").resolve("h.pb")).isRegularFile();
        assertThat(report.refused().stream().map(r -> r.file() + ": " + r.reason()))
                .hasSize(7)
                .anySatisfy(r ->
                        assertThat(r).startsWith("a.pb: The model has no input or layer fmapp; it has slice, logits"))
                .anySatisfy(r -> assertThat(r).startsWith("b.pb: Target 2 is out of range: output logits has 2 values"))
                .anySatisfy(r -> assertThat(r).startsWith("c.pb: The model has no output logit; it has logits, prob"))
                .anySatisfy(r -> assertThat(r).startsWith("d.pb: The model has no input sliced; it has slice"))
                .anySatisfy(r -> assertThat(r).startsWith("e.pb: Unknown method magic; known are gradient"))
                .anySatisfy(r -> assertThat(r).startsWith("../f.pb: \"file\" must be the plain name"))
                .anySatisfy(r ->
                        assertThat(r).startsWith("g.pb: Attention rollout needs attention, whose rows add up to 1"));
    }

    @Test
    void integratedGradientsOfWordsAddUpToTheChangeOfTheOutput() throws IOException {
        Path model = BundledReferencesTest.folder("emr_transformer");
        SingleMethod options =
                new SingleMethod(ExplanationMethod.INTEGRATED_GRADIENTS, "logit", 0, Optional.empty(), 512, "zero");

        ExplainReport report = ExplainCommandEngine.explain(model, options, model.resolve("test_data_set_0"), out);

        assertThat(report.refused()).isEmpty();
        Tensor.Floats words = floats(out.resolve("integrated_gradients__notes.pb"));
        assertThat(words.shape()).containsExactly(16, 40);
        // The sum over words is F(x) − F(x′), by completeness; the gap shrinks with the steps.
        double[] gap = report.written().get(0).attribution().completenessGap().orElseThrow();
        assertThat(gap).hasSize(16);
        for (double one : gap) {
            assertThat(one).isLessThan(0.05);
        }
    }

    @Test
    void badItemsAreNamedInOneSentence() throws IOException {
        Path model = BundledReferencesTest.folder("exported/gru");
        Path manifest = out.resolve("manifest.json");
        Files.writeString(manifest, """
                {"items": [
                  {"file": "a.pb", "method": "occlusion", "output": "logits", "input": "labs", "replacement": "mean"},
                  {"file": "b.pb", "method": "occlusion", "output": "logits", "input": "labs", "axis": 7},
                  {"file": "c.pb", "method": "occlusion", "output": "logits", "input": "labs", "patch": "8x8"},
                  {"file": "d.pb", "method": "integrated_gradients", "output": "logits", "input": "labs",
                   "baselines": {"labs": {"file": "absent.pb"}}},
                  {"file": "e.pb", "method": "integrated_gradients", "output": "logits", "input": "labs",
                   "baseline": "mean"},
                  {"file": "f.pb", "method": "score_cam", "output": "logits", "input": "labs"},
                  {"file": "g.pb", "method": "grad_cam", "output": "logits", "layer": "attention"},
                  {"file": "h.pb", "method": "gradient", "output": "attention", "index": 99, "input": "labs"},
                  {"file": "i.pb", "method": "integrated_gradients", "output": "logits", "input": "labs", "steps": 0,
                   "baselines": {"labs": {"value": 0}}},
                  {"method": "gradient", "output": "logits", "input": "labs"},
                  7,
                  {"file": "k.pb", "method": "gradient", "output": "logits", "input": "labs"}
                ]}
                """);

        ExplainReport report = ExplainCommandEngine.explainManifest(
                model, manifest, model.resolve("test_data_set_0"), out.resolve("written"));

        assertThat(report.written()).extracting(e -> e.request().file()).containsExactly("k.pb");
        assertThat(report.refused())
                .hasSize(11)
                .allSatisfy(r -> assertThat(r.reason()).doesNotContain("\n"));
        assertThat(report.refused().stream().map(r -> r.file() + ": " + r.reason()))
                .anySatisfy(r -> assertThat(r).startsWith("a.pb: Field \"replacement\" must be a number"))
                .anySatisfy(r -> assertThat(r).contains("occlusion goes along axis 1 to 2, not 7"))
                .anySatisfy(r -> assertThat(r).startsWith("c.pb: "))
                .anySatisfy(r -> assertThat(r).startsWith("d.pb: The baseline of labs names absent.pb"))
                .anySatisfy(r -> assertThat(r).startsWith("e.pb: \"baselines\" is missing"))
                .anySatisfy(r -> assertThat(r).startsWith("f.pb: score_cam needs a layer"))
                .anySatisfy(r -> assertThat(r).startsWith("g.pb: Layer attention has shape"))
                .anySatisfy(r -> assertThat(r).startsWith("h.pb: Target 99 is out of range: output attention has 9"))
                .anySatisfy(r -> assertThat(r).startsWith("i.pb: Integrated gradients take at least 1 step"))
                .anySatisfy(r -> assertThat(r).startsWith("item 9: \"file\" must be the plain name"));
    }

    @Test
    @Timeout(60)
    void aLoopThatNeverEndsIsRefusedAndNotRun() {
        Path model = BundledReferencesTest.folder("exported/endless_loop");
        SingleMethod options = SingleMethod.of(ExplanationMethod.GRADIENT, "logit");

        ExplainReport report = ExplainCommandEngine.explain(model, options, model.resolve("test_data_set_0"), out);

        assertThat(report.written()).isEmpty();
        assertThat(report.refused())
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.reason()).startsWith("No derivative is known of operator Loop"));
    }

    @Test
    void scoreCamOfASignalIsOnTheGridOfItsLayer() {
        Path model = BundledReferencesTest.folder("exported/convolution_1d_fixed_rows");
        SingleMethod options =
                new SingleMethod(ExplanationMethod.SCORE_CAM, "logits", 2, Optional.of("fmap"), 64, "zero");

        ExplainReport report = ExplainCommandEngine.explain(model, options, model.resolve("test_data_set_0"), out);

        assertThat(report.refused()).isEmpty();
        Tensor.Floats reference = floats(model.resolve("explain").resolve("scorecam__fmap_ecg.pb"));
        Tensor.Floats written = floats(out.resolve("score_cam__ecg.pb"));
        assertThat(written.shape()).isEqualTo(reference.shape());
        assertThat(written.values()).containsExactly(reference.values(), within(1e-6f));
    }

    @Test
    void anUnknownOutputIsRefusedWithTheOnesThereAre() {
        Path model = BundledReferencesTest.folder("early_concat");
        SingleMethod options = SingleMethod.of(ExplanationMethod.GRADIENT, "hazard");
        assertThatThrownBy(() -> ExplainCommandEngine.explain(model, options, model.resolve("test_data_set_0"), out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The model has no output hazard; it has logit, risk, embedding");
    }

    private static Tensor.Floats floats(Path file) {
        return (Tensor.Floats) TensorFiles.read(file).tensor();
    }
}
