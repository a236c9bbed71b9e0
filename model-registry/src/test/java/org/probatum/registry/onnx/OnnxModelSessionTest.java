package org.probatum.registry.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;

class OnnxModelSessionTest {

    private static final Path MODELS = Path.of("src/test/resources/models");

    @Test
    void reproducesTheExportersTestVector() {
        // expected: output_0.pb, written by the exporting framework
        Path data = MODELS.resolve("early_concat/test_data_set_0");
        var expected =
                (Tensor.Floats) TensorFiles.read(data.resolve("output_0.pb")).tensor();
        try (var session = open("early_concat", SessionSettings.defaults())) {
            var logit = (Tensor.Floats)
                    session.run(inputs("early_concat"), Set.of("logit")).get("logit");
            assertThat(logit.shape()).containsExactly(expected.shape());
            for (int i = 0; i < logit.size(); i++) {
                assertThat(logit.values()[i]).isCloseTo(expected.values()[i], within(1e-5f));
            }
        }
    }

    @Test
    void repeatsItselfToTheLastBitAndSaysWhatComputed() {
        try (var session = open("early_concat", SessionSettings.defaults().with(SessionSettings.Provider.CUDA))) {
            var first = (Tensor.Floats)
                    session.run(inputs("early_concat"), Set.of()).get("risk");
            var second = (Tensor.Floats)
                    session.run(inputs("early_concat"), Set.of()).get("risk");
            assertThat(second.values()).containsExactly(first.values());
            assertThat(session.provider()).isIn("CPU", "CUDA");
        }
    }

    @Test
    void isReleasedBehindTheRunsOfOtherThreadsAndThenRefusesToRun() throws Exception {
        var session = open("early_concat", SessionSettings.defaults());
        var given = inputs("early_concat");
        try (var workers = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            var ends = new java.util.ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < 4; i++) {
                ends.add(workers.submit(() -> {
                    while (true) {
                        session.run(given, Set.of("risk"));
                    }
                }));
            }
            Thread.sleep(100);
            session.close();
            session.close();
            for (var end : ends) {
                assertThatThrownBy(end::get).hasRootCauseInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void namesTheInputThatIsMissingWronglyTypedOrWronglyShaped() {
        try (var session = open("early_concat", SessionSettings.defaults())) {
            Tensor clinlab = new Tensor.Floats(new long[] {1, 12}, new float[12]);
            Tensor molecular = new Tensor.Floats(new long[] {1, 88}, new float[88]);
            assertThatThrownBy(() -> session.run(Map.of("clinlab", clinlab), Set.of()))
                    .isInstanceOf(ModelRunException.class)
                    .hasMessageStartingWith("Input molecular is missing");
            assertThatThrownBy(() -> session.run(Map.of("clinlab", molecular, "molecular", molecular), Set.of()))
                    .hasMessageContaining("Input clinlab expects shape [-1, 12] (-1 is free), was [1, 88]");
            Tensor words = new Tensor.Longs(new long[] {1, 88}, new long[88]);
            assertThatThrownBy(() -> session.run(Map.of("clinlab", clinlab, "molecular", words), Set.of()))
                    .hasMessageContaining("Input molecular expects float32, was int64");
        }
    }

    @Test
    void endsAnEndlessLoopAtItsTimeLimit() {
        var limited = SessionSettings.defaults().withTimeLimit(Duration.ofMillis(300));
        try (var session = open("bad_endless_loop", limited)) {
            assertThatThrownBy(() -> session.run(inputs("bad_endless_loop"), Set.of()))
                    .isInstanceOf(ModelRunException.class)
                    .hasMessageContaining("longer than its limit of 300 ms");
        }
    }

    @Test
    void refusesWhatIsNoModelInOneSentence() {
        assertThatThrownBy(() -> open("bad_not_onnx", SessionSettings.defaults()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessage("model.onnx is plain text, not an ONNX model; export or upload it again");
        assertThatThrownBy(() -> open("bad_shape_runtime_mismatch", SessionSettings.defaults()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith("The model does not load: ")
                .hasMessageContaining("44 and 48");
    }

    @Test
    void opensNoFileThatAModelNames() {
        assertThatThrownBy(() -> open("bad_external_data_absolute", SessionSettings.defaults()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("weight w1 is stored outside model.onnx");
    }

    static OnnxModelSession open(String model, SessionSettings settings) {
        return OnnxModelSession.open(MODELS.resolve(model).resolve("model.onnx"), settings);
    }

    static Map<String, Tensor> inputs(String model) {
        Path data = MODELS.resolve(model).resolve("test_data_set_0");
        var first = TensorFiles.read(data.resolve("input_0.pb"));
        var second = TensorFiles.read(data.resolve("input_1.pb"));
        return Map.of(first.name(), first.tensor(), second.name(), second.tensor());
    }
}
