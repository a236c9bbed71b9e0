package org.probatum.evaluation.explanation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.registry.onnx.TensorFiles;

/** Runs a package's manifest and compares what is written with the reference beside the manifest. */
final class ReferenceComparison {

    /**
     * The largest differences of one method.
     *
     * @param scaled |value − reference| over the largest magnitude in the reference file
     * @param elementwise |value − reference| over |reference|, of values that are at least 1e-6 of the largest
     */
    record Difference(double scaled, double elementwise, int files) {
        Difference with(Difference other) {
            return new Difference(
                    Math.max(scaled, other.scaled), Math.max(elementwise, other.elementwise), files + other.files);
        }
    }

    record Outcome(Map<String, Difference> byMethod, List<ExplainReport.Refused> refused, long millis) {}

    private ReferenceComparison() {}

    static Outcome run(Path modelFolder, Path out) {
        long start = System.nanoTime();
        Path explain = modelFolder.resolve("explain");
        ExplainReport report = ExplainCommandEngine.explainManifest(
                modelFolder, explain.resolve("manifest.json"), modelFolder.resolve("test_data_set_0"), out);
        long millis = (System.nanoTime() - start) / 1_000_000;
        Map<String, Difference> byMethod = new TreeMap<>();
        for (Explanation explanation : report.written()) {
            String file = explanation.request().file();
            Difference difference = compare(out.resolve(file), explain.resolve(file));
            byMethod.merge(explanation.request().recipe().method().id(), difference, Difference::with);
        }
        return new Outcome(byMethod, report.refused(), millis);
    }

    private static Difference compare(Path ours, Path reference) {
        double[] actual = Tensors.values(TensorFiles.read(ours).tensor());
        double[] expected = Tensors.values(TensorFiles.read(reference).tensor());
        if (!java.util.Arrays.equals(
                TensorFiles.read(ours).tensor().shape(),
                TensorFiles.read(reference).tensor().shape())) {
            throw new AssertionError(ours.getFileName() + " has another shape than its reference");
        }
        double largest = 0;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        double scaled = 0;
        double elementwise = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(actual[i] - expected[i]);
            scaled = Math.max(scaled, difference / largest);
            if (Math.abs(expected[i]) >= 1e-6 * largest) {
                elementwise = Math.max(elementwise, difference / Math.abs(expected[i]));
            }
        }
        return new Difference(scaled, elementwise, 1);
    }

    /** Every package below a folder that has a manifest with items. */
    static List<Path> packages(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var all = Files.list(folder)) {
            all.filter(p -> Files.isRegularFile(p.resolve("explain").resolve("manifest.json")))
                    .sorted()
                    .forEach(found::add);
        }
        return found;
    }
}
