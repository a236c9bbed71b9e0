package org.probatum.evaluation.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.evaluation.interpretability.Upsampling;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.TensorFiles;

/** Reference explanations from 64-bit automatic differentiation in PyTorch, stored in 32 bits. */
class BundledReferencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"early_concat", "cam_cnn", "emr_transformer"})
    void reproducesEveryReferenceToTheLastDigitsOfItsStorage(String name, @TempDir Path out) {
        ReferenceComparison.Outcome outcome = ReferenceComparison.run(folder(name), out);
        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.byMethod()).isNotEmpty();
        outcome.byMethod()
                .forEach((method, difference) -> assertThat(difference.elementwise())
                        .as(method)
                        .isLessThan(2e-7)); // 32-bit storage keeps 24 binary digits: 2^-24 = 6e-8
    }

    /**
     * Small networks of random weights, as exported by PyTorch 1.13.1 in opsets 11 to 17, half of them for one number of rows;
     * references from its automatic differentiation in 64 bits.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "co_attention_with_mask",
                "convolution_1d_fixed_rows",
                "diagonal",
                "gru",
                "lstm_two_layers_fixed_rows",
                "pixel_shuffle",
                "pooling_ceil_mode",
                "relu6",
                "segmentation_bicubic",
                "tokens_lstm",
                "transformer_fixed_rows"
            })
    void reproducesReferencesOfWhatTeamsExport(String name, @TempDir Path out) throws IOException {
        ReferenceComparison.Outcome outcome = ReferenceComparison.run(folder("exported/" + name), out);
        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.byMethod()).isNotEmpty();
        outcome.byMethod()
                .forEach((method, difference) ->
                        assertThat(difference.scaled()).as(method).isLessThan(2e-7));
        assertThat(Files.readString(out.resolve("explanation.json"))).doesNotContain("in 32 bits");
    }

    @Test
    void upsamplesAsPyTorchDoes() {
        // PyTorch interpolate(mode="bilinear", align_corners=False) of cam_class1 from 12 x 12 to 48 x 48.
        Path explain = folder("cam_cnn").resolve("explain");
        Tensor.Doubles map = Tensors.doubles(
                TensorFiles.read(explain.resolve("cam_class1.pb")).tensor());
        double[] wide = Upsampling.linear(map, new long[] {48, 48}).values();
        double[] reference = Tensors.values(
                TensorFiles.read(explain.resolve("cam_class1_upsampled.pb")).tensor());
        assertThat(wide).containsExactly(reference, within(1e-5)); // the map was rounded to 32 bits before
    }

    static Path folder(String name) {
        try {
            return Path.of(Objects.requireNonNull(BundledReferencesTest.class.getResource("/explanation/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
