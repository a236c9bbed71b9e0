package org.probatum.evaluation.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.interpretability.Check;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.PassMark;
import org.probatum.evaluation.interpretability.PassMarkPlan;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.TensorFiles;

class PassMarkEngineTest {

    @Test
    void aTrainedModelsAttributionIsFaithfulStableAndDependsOnItsWeights() throws IOException {
        Path folder = BundledReferencesTest.folder("early_concat");
        byte[] model = Files.readAllBytes(folder.resolve("model.onnx"));
        InputBatch inputs;
        try (ExplainableModel session = ExplainableModel.open(folder.resolve("model.onnx"))) {
            inputs = TestData.read(folder.resolve("test_data_set_0"), session.inputNames());
        }
        Tensor mean = TensorFiles.read(folder.resolve("explain").resolve("baseline_mean__molecular.pb"))
                .tensor();
        PassMark mark = new PassMarkEngine(model, PassMarkPlan.standard(7))
                .integratedGradients(
                        new ExplanationRequest.Target("logit", 0), inputs, "molecular", mean, Optional.empty());
        assertThat(mark.checks()).extracting(Check::kind).contains(Check.Kind.SANITY, Check.Kind.COMPLETENESS);
        assertThat(mark.checks())
                .filteredOn(c -> c.kind() == Check.Kind.FAITHFULNESS_DELETION)
                .allMatch(Check::passed);
        assertThat(mark.checks())
                .filteredOn(c -> c.kind() == Check.Kind.STABILITY)
                .allMatch(Check::passed);
    }
}
