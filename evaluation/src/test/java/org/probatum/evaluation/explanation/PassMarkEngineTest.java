package org.probatum.evaluation.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.interpretability.Check;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.OcclusionUnits;
import org.probatum.evaluation.interpretability.PassMark;
import org.probatum.evaluation.interpretability.PassMarkPlan;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.TensorFiles;
import org.probatum.registry.onnx.gradient.WeightRandomization;

class PassMarkEngineTest {

    @Test
    void aTrainedModelsAttributionIsFaithfulStableAndDependsOnItsWeights() throws IOException {
        Path folder = BundledReferencesTest.folder("early_concat");
        ExplanationRequest.Target target = new ExplanationRequest.Target("logit", 0);
        Tensor mean = TensorFiles.read(folder.resolve("explain").resolve("baseline_mean__molecular.pb"))
                .tensor();
        PassMarkEngine engine = engine(folder);
        PassMark mark = engine.passMark(
                new PassMarkEngine.Subject(
                        target,
                        inputs(folder),
                        "molecular",
                        new OcclusionUnits.AlongAxis(1),
                        mean,
                        Optional.empty(),
                        Optional.empty()),
                PassMarkEngine.integratedGradients(target, "molecular", mean, 64),
                PassMarkEngine.gradientTimesInput(target, "molecular"));
        assertThat(mark.checks()).hasSize(6).allMatch(Check::passed);
        assertThat(mark.wording()).isEqualTo("reliable by 6 of 6 checks");
    }

    @Test
    void mapsOfAnImageModelAreCheckedOnPatchesAndAgainstMasks() throws IOException {
        Path folder = BundledReferencesTest.folder("cam_cnn");
        ExplanationRequest.Target target = new ExplanationRequest.Target("logits", 1);
        InputBatch inputs = inputs(folder);
        // A mask over everything: every value lies inside, so both localization checks come to exactly 1.
        double[] everywhere = new double[8 * 48 * 48];
        java.util.Arrays.fill(everywhere, 1);
        PassMark mark = engine(folder)
                .passMark(
                        new PassMarkEngine.Subject(
                                target,
                                inputs,
                                "slice",
                                new OcclusionUnits.Patches(new int[] {8, 8}),
                                new Tensor.Doubles(new long[0], new double[1]),
                                Optional.empty(),
                                Optional.of(new Tensor.Doubles(new long[] {8, 48, 48}, everywhere))),
                        PassMarkEngine.gradCam(target, "fmap"),
                        PassMarkEngine.gradCamPlusPlus(target, "fmap"));
        assertThat(mark.checks())
                .extracting(Check::kind)
                .containsExactly(
                        Check.Kind.FAITHFULNESS_DELETION,
                        Check.Kind.FAITHFULNESS_INSERTION,
                        Check.Kind.SANITY,
                        Check.Kind.STABILITY,
                        Check.Kind.AGREEMENT,
                        Check.Kind.POINTING,
                        Check.Kind.RELEVANCE_MASS);
        assertThat(mark.checks())
                .filteredOn(c -> c.kind() == Check.Kind.POINTING || c.kind() == Check.Kind.RELEVANCE_MASS)
                .extracting(Check::value)
                .allMatch(v -> Math.abs(v - 1) < 1e-12);
    }

    @Test
    void theCascadeGoesFromTheOutputToTheInput() throws IOException {
        Path folder = BundledReferencesTest.folder("early_concat");
        ExplanationRequest.Target target = new ExplanationRequest.Target("logit", 0);
        List<PassMarkEngine.CascadeStep> steps =
                engine(folder).cascade(inputs(folder), PassMarkEngine.gradientTimesInput(target, "molecular"));
        assertThat(steps)
                .extracting(PassMarkEngine.CascadeStep::layer)
                .isEqualTo(WeightRandomization.layers(Files.readAllBytes(folder.resolve("model.onnx"))));
        assertThat(steps.getLast().check().passed()).isTrue();
    }

    private static PassMarkEngine engine(Path folder) throws IOException {
        return new PassMarkEngine(
                Files.readAllBytes(folder.resolve("model.onnx")),
                PassMarkPlan.standard(7).withRandomRankings(4));
    }

    private static InputBatch inputs(Path folder) {
        try (ExplainableModel session = ExplainableModel.open(folder.resolve("model.onnx"))) {
            return TestData.read(folder.resolve("test_data_set_0"), session.inputNames());
        }
    }
}
