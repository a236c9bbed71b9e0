package org.probatum.registry.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probatum.registry.Finding;
import org.probatum.registry.Finding.Severity;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.NamedTensor;
import org.probatum.registry.Tensor;
import org.probatum.registry.TensorSpec;

/**
 * The test vectors of a package: {@code test_data_set_N/input_K.pb} and {@code output_K.pb} in the order of the graph, or by
 * the names stored in the files.
 */
final class TestVectors {

    private static final Pattern FILE = Pattern.compile("test_data_set_(\\d+)/(input|output)_(\\d+)\\.pb");

    /**
     * One set.
     *
     * @param name its folder
     * @param inputs every input of the model by name
     * @param outputs the outputs that are given, by name; may be empty
     */
    record Vectors(String name, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {}

    /** What was read, and what was wrong with the rest. */
    record Read(List<Vectors> sets, List<Finding> findings) {}

    private final List<Finding> findings = new ArrayList<>();

    private TestVectors() {}

    static Read read(ModelPackage modelPackage, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return new TestVectors().readAll(modelPackage, inputs, outputs);
    }

    private Read readAll(ModelPackage modelPackage, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        Map<Integer, Map<String, NamedTensor>> inputsBySet = new TreeMap<>();
        Map<Integer, Map<String, NamedTensor>> outputsBySet = new TreeMap<>();
        modelPackage.files().forEach((path, bytes) -> {
            Matcher matcher = FILE.matcher(path);
            if (matcher.matches()) {
                int set = Integer.parseInt(matcher.group(1));
                boolean input = matcher.group(2).equals("input");
                List<TensorSpec> specs = input ? inputs : outputs;
                tensor(path, bytes)
                        .ifPresent(tensor -> put(
                                (input ? inputsBySet : outputsBySet).computeIfAbsent(set, n -> new LinkedHashMap<>()),
                                path,
                                Integer.parseInt(matcher.group(3)),
                                tensor,
                                specs));
            }
        });
        List<Vectors> sets = new ArrayList<>();
        inputsBySet.forEach((set, given) -> {
            String name = "test_data_set_" + set;
            if (complete(name, given, inputs)) {
                sets.add(new Vectors(name, tensors(given), tensors(outputsBySet.getOrDefault(set, Map.of()))));
            }
        });
        return new Read(sets, findings);
    }

    private Optional<NamedTensor> tensor(String path, byte[] bytes) {
        try {
            return Optional.of(TensorFiles.parse(bytes));
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(Severity.FAULTY, "TEST_VECTOR", path + ": " + e.getMessage()));
            return Optional.empty();
        }
    }

    private void put(
            Map<String, NamedTensor> tensors, String path, int position, NamedTensor tensor, List<TensorSpec> specs) {
        boolean named = specs.stream().anyMatch(spec -> spec.name().equals(tensor.name()));
        if (!named && position >= specs.size()) {
            findings.add(new Finding(
                    Severity.FAULTY,
                    "TEST_VECTOR",
                    path + " holds \"" + tensor.name() + "\", which the model does not have; it has "
                            + specs.stream().map(TensorSpec::name).toList()));
            return;
        }
        tensors.put(named ? tensor.name() : specs.get(position).name(), tensor);
    }

    private boolean complete(String set, Map<String, NamedTensor> given, List<TensorSpec> inputs) {
        List<String> missing = inputs.stream()
                .map(TensorSpec::name)
                .filter(name -> !given.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            findings.add(new Finding(
                    Severity.FAULTY, "TEST_VECTOR", set + " lacks a file for input " + String.join(", ", missing)));
        }
        return missing.isEmpty();
    }

    private static Map<String, Tensor> tensors(Map<String, NamedTensor> named) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        named.forEach((name, tensor) -> tensors.put(name, tensor.tensor()));
        return tensors;
    }
}
