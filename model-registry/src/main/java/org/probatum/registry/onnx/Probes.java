package org.probatum.registry.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.probatum.registry.Finding;
import org.probatum.registry.Finding.Severity;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;
import org.probatum.registry.TensorSpec;

/**
 * Runs a model on inputs near its test vectors, where a plausible value that the test vectors lack may give no number.
 *
 * <p>Each input of real numbers is scaled by fixed factors, alone; each entry of a modality mask is put to 0, alone. The probes
 * are few and the same each time: they find a hole near the data, and prove nothing where they find none.
 */
final class Probes {

    private static final float[] FACTORS = {0f, 0.1f, 0.5f, 0.8f, 1.25f, 2f};
    private static final int MOST_CASES = 4;
    private static final int LARGEST_INPUT = 40_000;

    private final OnnxModelSession session;
    private final List<TensorSpec> inputs;

    Probes(OnnxModelSession session, List<TensorSpec> inputs) {
        this.session = session;
        this.inputs = inputs;
    }

    List<Finding> check(TestVectors.Vectors set) {
        Map<String, Tensor> base = fewCases(set.inputs());
        if (base.values().stream().anyMatch(Tensors::hasNaN)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (TensorSpec input : inputs) {
            if (base.get(input.name()) instanceof Tensor.Floats floats && floats.size() <= LARGEST_INPUT) {
                probe(base, input, floats).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> probe(Map<String, Tensor> base, TensorSpec input, Tensor.Floats values) {
        if (input.isModalityMask()) {
            return columns(base, input, values, 0f);
        }
        if (input.name().toLowerCase(Locale.ROOT).endsWith("mask")) {
            return Optional.empty();
        }
        for (float factor : FACTORS) {
            Optional<String> output = output(base, input, scaled(values, factor, -1));
            if (output.isPresent()) {
                return Optional.of(columns(base, input, values, factor)
                        .orElseGet(() -> finding(input, "times " + factor, output.get())));
            }
        }
        return Optional.empty();
    }

    /** Which single column does it. */
    private Optional<Finding> columns(Map<String, Tensor> base, TensorSpec input, Tensor.Floats values, float factor) {
        int width = values.shape().length == 2 ? (int) values.shape()[1] : 0;
        for (int column = 0; column < width; column++) {
            Optional<String> output = output(base, input, scaled(values, factor, column));
            if (output.isPresent()) {
                String name = input.features().isEmpty()
                        ? "column " + column
                        : input.features().get(column);
                return Optional.of(finding(input, "with " + name + " times " + factor, output.get()));
            }
        }
        return Optional.empty();
    }

    private static Finding finding(TensorSpec input, String change, String output) {
        return new Finding(
                Severity.FAULTY,
                "NAN_NEAR_DATA",
                "Output " + output + " is not a number (NaN) for input " + input.name() + " of test_data_set_0 "
                        + change + "; the model must give a number for every plausible input");
    }

    private Optional<String> output(Map<String, Tensor> base, TensorSpec input, Tensor changed) {
        Map<String, Tensor> given = new LinkedHashMap<>(base);
        given.put(input.name(), changed);
        try {
            return session.run(given, Set.of()).entrySet().stream()
                    .filter(result -> Tensors.hasNaN(result.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst();
        } catch (ModelRunException e) {
            return Optional.of("of a run that failed (" + e.getMessage() + ")");
        }
    }

    private static Tensor scaled(Tensor.Floats tensor, float factor, int column) {
        float[] values = tensor.values().clone();
        long[] shape = tensor.shape();
        int width = shape.length == 0 ? 1 : (int) Math.max(1, shape[shape.length - 1]);
        for (int i = 0; i < values.length; i++) {
            values[i] = column < 0 || i % width == column ? values[i] * factor : values[i];
        }
        return new Tensor.Floats(shape, values);
    }

    private static Map<String, Tensor> fewCases(Map<String, Tensor> inputs) {
        long cases = inputs.values().stream()
                .mapToLong(tensor -> tensor.shape().length == 0 ? 0 : tensor.shape()[0])
                .min()
                .orElse(0);
        boolean together =
                inputs.values().stream().allMatch(tensor -> tensor.shape().length > 0 && tensor.shape()[0] == cases);
        int few = (int) Math.min(MOST_CASES, cases);
        return together && few > 0
                ? Tensors.rows(inputs, IntStream.range(0, few).toArray())
                : inputs;
    }
}
