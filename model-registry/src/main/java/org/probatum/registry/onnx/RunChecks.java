package org.probatum.registry.onnx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.probatum.registry.Axis;
import org.probatum.registry.ConformanceResult;
import org.probatum.registry.Finding;
import org.probatum.registry.Finding.Severity;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;
import org.probatum.registry.TensorSpec;

/**
 * What running a model on its test vectors shows: conformance, repeatability, independence of the cases in a batch, and
 * outputs that are no numbers.
 */
final class RunChecks {

    private final List<TestVectors.Vectors> sets;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;
    private final List<Finding> findings = new ArrayList<>();
    private final List<ConformanceResult> conformance = new ArrayList<>();

    /** What was found. */
    record Outcome(List<Finding> findings, List<ConformanceResult> conformance) {}

    private RunChecks(List<TestVectors.Vectors> sets, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        this.sets = sets;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * @param inputs the contract of the inputs, as the card states it
     * @param outputs the contract of the outputs, as the card states it
     * @param limit the longest that one run may take
     */
    static Outcome check(
            byte[] model,
            List<TestVectors.Vectors> sets,
            List<TensorSpec> inputs,
            List<TensorSpec> outputs,
            Duration limit) {
        RunChecks checks = new RunChecks(sets, inputs, outputs);
        // As in a trial: conformance under other settings would say nothing about the run that counts.
        SessionSettings settings = SessionSettings.defaults().withTimeLimit(limit);
        try (OnnxModelSession session = OnnxModelSession.open(model, settings)) {
            checks.runAll(session);
        } catch (ModelLoadException e) {
            checks.fault("LOAD", e.getMessage() + ". Check the export with the ONNX checker");
        }
        return new Outcome(checks.findings, checks.conformance);
    }

    private void runAll(OnnxModelSession session) {
        for (TestVectors.Vectors set : sets) {
            Optional<Map<String, Tensor>> results = run(session, set);
            if (results.isEmpty()) {
                return;
            }
            compare(set, results.get());
        }
        if (!sets.isEmpty()
                && findings.stream().noneMatch(finding -> finding.severity().refuses())) {
            batch(session, sets.getFirst());
            findings.addAll(new Probes(session, inputs).check(sets.getFirst()));
        }
    }

    private Optional<Map<String, Tensor>> run(OnnxModelSession session, TestVectors.Vectors set) {
        try {
            Map<String, Tensor> results = session.run(set.inputs(), Set.of());
            Map<String, Tensor> again = session.run(set.inputs(), Set.of());
            repeats(set, results, again);
            shapes(set, results);
            numbers(set, results);
            return Optional.of(results);
        } catch (ModelRunException e) {
            boolean late = String.valueOf(e.getMessage()).contains("longer than its limit");
            findings.add(new Finding(
                    late ? Severity.UNSAFE : Severity.FAULTY,
                    late ? "TIME_LIMIT" : "RUN",
                    "The model fails on " + set.name() + ": " + e.getMessage()));
            return Optional.empty();
        }
    }

    private void repeats(TestVectors.Vectors set, Map<String, Tensor> first, Map<String, Tensor> second) {
        first.forEach((name, tensor) -> {
            if (!Tensors.bitEqual(tensor, java.util.Objects.requireNonNull(second.get(name)))) {
                fault(
                        "NOT_REPEATABLE",
                        "Output " + name + " differs between two runs on the same inputs (" + set.name()
                                + "); take random operators out of the model, or give noise as an input");
            }
        });
    }

    private void shapes(TestVectors.Vectors set, Map<String, Tensor> results) {
        for (TensorSpec output : outputs) {
            Tensor result = results.get(output.name());
            if (result != null && !fits(output.shape(), result.shape())) {
                fault(
                        "OUTPUT_SHAPE",
                        "Output " + output.name() + " came out as " + Arrays.toString(result.shape()) + " on "
                                + set.name() + ", the card says " + output.shape());
            }
        }
    }

    private static boolean fits(List<Axis> stated, long[] actual) {
        if (stated.size() != actual.length) {
            return false;
        }
        for (int axis = 0; axis < actual.length; axis++) {
            if (stated.get(axis) instanceof Axis.Fixed fixed && fixed.length() != actual[axis]) {
                return false;
            }
        }
        return true;
    }

    private void numbers(TestVectors.Vectors set, Map<String, Tensor> results) {
        if (set.inputs().values().stream().anyMatch(Tensors::hasNaN)) {
            return;
        }
        results.forEach((name, tensor) -> {
            if (Tensors.hasNaN(tensor)) {
                fault(
                        "NAN_OUTPUT",
                        "Output " + name + " is not a number (NaN) for " + nanRows(tensor) + " of " + set.name()
                                + ", whose inputs are all numbers");
            }
        });
    }

    private static String nanRows(Tensor tensor) {
        double[] values = Tensors.numbers(tensor);
        long rows = tensor.shape().length == 0 ? 1 : Math.max(1, tensor.shape()[0]);
        int width = (int) Math.max(1, values.length / rows);
        long bad = IntStream.range(0, (int) rows)
                .filter(row -> IntStream.range(row * width, Math.min(values.length, (row + 1) * width))
                        .anyMatch(i -> Double.isNaN(values[i])))
                .count();
        return bad + " of " + rows + " cases";
    }

    private void compare(TestVectors.Vectors set, Map<String, Tensor> results) {
        set.outputs().forEach((name, given) -> {
            Tensor computed = results.get(name);
            if (computed == null) {
                return;
            }
            ConformanceResult result = Agreement.compare(set.name(), name, computed, given);
            conformance.add(result);
            if (!result.passed()) {
                fault("CONFORMANCE", difference(set, name, computed, given, result));
            }
        });
    }

    private static String difference(
            TestVectors.Vectors set, String name, Tensor computed, Tensor given, ConformanceResult result) {
        String where = "Output " + name + " on " + set.name();
        if (!Arrays.equals(computed.shape(), given.shape())) {
            return where + " has shape " + Arrays.toString(computed.shape()) + ", the test vector "
                    + Arrays.toString(given.shape());
        }
        return where + " differs from the test vector by up to " + Agreement.text(result.maxAbs()) + "; allowed is "
                + Agreement.rule() + ". The test vectors are not of this model.onnx";
    }

    private void batch(OnnxModelSession session, TestVectors.Vectors set) {
        if (!inputs.stream()
                .allMatch(input -> !input.shape().isEmpty() && input.shape().getFirst() instanceof Axis.Free)) {
            findings.add(new Finding(
                    Severity.WARNING,
                    "BATCH_AXIS",
                    "The first axis of an input is fixed: cases are run one at a time"));
            return;
        }
        int cases = (int) set.inputs().values().iterator().next().shape()[0];
        int[] batch = cases > 1 ? new int[] {0, cases - 1} : new int[] {0, 0};
        Optional<Map<String, Tensor>> together = runRows(session, set, batch);
        for (int i = 0; i < batch.length && together.isPresent(); i++) {
            Optional<Map<String, Tensor>> alone = runRows(session, set, batch[i]);
            if (alone.isPresent()) {
                sameRow(together.get(), alone.get(), i);
            }
        }
    }

    private Optional<Map<String, Tensor>> runRows(OnnxModelSession session, TestVectors.Vectors set, int... rows) {
        try {
            return Optional.of(session.run(Tensors.rows(set.inputs(), rows), Set.of()));
        } catch (ModelRunException e) {
            fault(
                    "BATCH_AXIS",
                    "The model fails on a batch of " + rows.length + " although its first axis is free: "
                            + e.getMessage() + ". A Reshape to a fixed number of cases is the usual cause");
            return Optional.empty();
        }
    }

    private void sameRow(Map<String, Tensor> together, Map<String, Tensor> alone, int row) {
        alone.forEach((name, single) -> {
            Tensor all = java.util.Objects.requireNonNull(together.get(name));
            if (all.shape().length == 0 || all.shape()[0] != 2) {
                fault(
                        "BATCH_AXIS",
                        "Output " + name + " of a batch of 2 has shape " + Arrays.toString(all.shape())
                                + "; cases must lie along the first axis");
            } else if (!Agreement.compare("", name, Tensors.rows(all, row), single)
                    .passed()) {
                fault(
                        "CASES_MIX",
                        "Output " + name
                                + " of a case depends on the other cases in its batch; normalise over features, "
                                + "not over the batch");
            }
        });
    }

    private void fault(String code, String message) {
        Finding finding = new Finding(Severity.FAULTY, code, message);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
