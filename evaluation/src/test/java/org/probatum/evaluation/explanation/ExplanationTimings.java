package org.probatum.evaluation.explanation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.IntegratedGradients;
import org.probatum.evaluation.interpretability.ModalityShapley;
import org.probatum.evaluation.interpretability.Player;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.registry.onnx.gradient.GradientModel;
import org.probatum.registry.onnx.gradient.GradientRequest;
import org.probatum.registry.onnx.gradient.Precision;

/** Timings, run by name only: {@code -Dtest=ExplanationTimings -Dprobatum.shared=…}. Not a test: nothing is asserted. */
class ExplanationTimings {

    private static final int REPEATS = 41;

    @Test
    void backwardAgainstForward() throws IOException {
        Path models = Path.of(System.getProperty("probatum.shared", "shared"), "models");
        time(models, "early_concat", "logit", List.of("molecular", "clinlab"));
        time(models, "late_kronecker", "risk", List.of("molecular"));
        time(models, "intermediate_single", "logit", List.of("molecular", "clinlab"));
        time(models, "cam_cnn", "logits", List.of("slice"));
        time(models, "vit_tiles", "logit", List.of("overview"));
        time(models, "late_two_3dcnn", "logit", List.of("t1", "t2", "clinlab"));
        time(models, "late_two_3dcnn", "logit", List.of("fmap_t1"));
        integrated(models);
    }

    /** All 256 coalitions of 8 modalities for one case, on a model that takes 1 ms a run. */
    @Test
    void shapleyOfEightModalities() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<Player> players = new ArrayList<>();
        Tensor zero = new Tensor.Doubles(new long[0], new double[1]);
        for (int i = 0; i < 8; i++) {
            String name = "modality" + i;
            tensors.put(name, new Tensor.Doubles(new long[] {1, 64}, new double[64]));
            players.add(new Player(name, List.of(new Player.Replacement(name, OptionalInt.empty(), zero))));
        }
        InputBatch one = new InputBatch(tensors);
        double millis = median(() -> ModalityShapley.of(
                batch -> {
                    long end = System.nanoTime() + 1_000_000L * batch.rows(); // 1 ms for each row
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                    return new double[batch.rows()];
                },
                one,
                players));
        System.out.printf("exact Shapley, 8 modalities, 1 ms a case: %.0f ms%n", millis);
    }

    private static void time(Path models, String name, String output, List<String> sources) throws IOException {
        Path folder = models.resolve(name);
        byte[] model = Files.readAllBytes(folder.resolve("model.onnx"));
        try (OnnxModelSession plain = OnnxModelSession.open(model, SessionSettings.defaults())) {
            InputBatch inputs = TestData.read(folder.resolve("test_data_set_0"), plain.inputNames());
            double forward = median(() -> plain.run(inputs.tensors(), Set.of(output)));
            double single = gradient(model, output, sources, Precision.SINGLE, inputs);
            double wide = gradient(model, output, sources, Precision.DOUBLE, inputs);
            double wideForward = gradient(model, output, List.of(), Precision.DOUBLE, inputs);
            System.out.printf(
                    "%-20s %-22s forward %8.3f ms | forward+backward 32-bit %8.3f ms (backward %.2f x forward) |"
                            + " 64-bit forward %8.3f, with backward %8.3f ms (backward %.2f x its forward)%n",
                    name, sources, forward, single, single / forward - 1, wideForward, wide, wide / wideForward - 1);
        }
    }

    private static double gradient(
            byte[] model, String output, List<String> sources, Precision precision, InputBatch inputs) {
        try (GradientModel gradients = GradientModel.of(
                model, GradientRequest.of(output, 0, sources).with(precision), SessionSettings.defaults())) {
            return median(() -> gradients.run(inputs.tensors()));
        }
    }

    private static double median(Supplier<?> work) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            if (work.get() == null) {
                throw new IllegalStateException("no result");
            }
            times.add((System.nanoTime() - start) / 1e6);
        }
        return times.stream().sorted().skip(REPEATS / 2).findFirst().orElseThrow();
    }

    /** 1,000 participants, 64 steps: our batching against a bare loop of the same gradient model in runs of 512 rows. */
    private static void integrated(Path models) {
        Path folder = models.resolve("early_concat");
        try (ExplainableModel model = ExplainableModel.open(folder.resolve("model.onnx"))) {
            InputBatch given = TestData.read(folder.resolve("test_data_set_0"), model.inputNames());
            List<InputBatch> many = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                many.add(given);
            }
            InputBatch thousand = InputBatch.join(many).rows(0, 1000);
            ExplanationRequest.Target target = new ExplanationRequest.Target("logit", 0);
            Map<String, Tensor> zero = new LinkedHashMap<>();
            zero.put("molecular", new Tensor.Doubles(new long[0], new double[1]));
            zero.put("clinlab", new Tensor.Doubles(new long[0], new double[1]));
            var gradient = model.gradient(target, List.of("molecular", "clinlab"));
            double ours = median(() -> IntegratedGradients.of(gradient, thousand, zero, 64));
            InputBatch block = thousand.rows(0, 500);
            double bare = median(() -> {
                Object last = block;
                for (int i = 0; i < 128; i++) {
                    last = gradient.at(block);
                }
                return last;
            });
            System.out.printf(
                    "integrated gradients, 1000 x 64: %.1f ms; bare loop %.1f ms; ratio %.2f%n",
                    ours, bare, ours / bare);
        }
    }
}
