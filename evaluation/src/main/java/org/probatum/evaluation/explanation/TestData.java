package org.probatum.evaluation.explanation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.TensorFiles;

/** ONNX test data: {@code input_0.pb}, {@code input_1.pb} …, in the order of the model's inputs. */
final class TestData {

    private TestData() {}

    /**
     * @throws IllegalArgumentException if the folder has not one file for each input
     */
    static InputBatch read(Path folder, List<String> inputNames) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no folder " + folder + " with input_0.pb …");
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < inputNames.size(); i++) {
            Path file = folder.resolve("input_" + i + ".pb");
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("Folder " + folder + " has no input_" + i + ".pb for input "
                        + inputNames.get(i) + "; it has " + names(folder));
            }
            tensors.put(inputNames.get(i), TensorFiles.read(file).tensor());
        }
        return new InputBatch(tensors);
    }

    private static String names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return String.join(
                    ", ", files.map(f -> f.getFileName().toString()).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }
}
