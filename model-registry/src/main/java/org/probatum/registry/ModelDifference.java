package org.probatum.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What differs between two model versions.
 *
 * @param changes in the order card, inputs, outputs, graph, metrics
 */
public record ModelDifference(ModelVersionId before, ModelVersionId after, List<Change> changes) {

    private static final String ABSENT = "absent";

    public ModelDifference {
        changes = List.copyOf(changes);
    }

    /** The part of a version that a change is in. */
    public enum Part {
        CARD("Card"),
        INPUT("Input"),
        OUTPUT("Output"),
        GRAPH("Graph"),
        METRIC("Stated metric");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One difference.
     *
     * @param what the field, input, output, operator or metric
     * @param before its value in the first version, or {@code absent}
     * @param after its value in the second version, or {@code absent}
     */
    public record Change(Part part, String what, String before, String after) {}

    /** Compares cards and graphs. */
    public static ModelDifference between(
            ModelCard before, InspectionReport graphBefore, ModelCard after, InspectionReport graphAfter) {
        List<Change> changes = new ArrayList<>();
        compare(changes, Part.CARD, cardFields(before), cardFields(after));
        compare(changes, Part.INPUT, contracts(before.inputs()), contracts(after.inputs()));
        compare(changes, Part.OUTPUT, contracts(before.outputs()), contracts(after.outputs()));
        compare(changes, Part.GRAPH, graphFields(graphBefore), graphFields(graphAfter));
        compare(changes, Part.METRIC, texts(before.metrics()), texts(after.metrics()));
        return new ModelDifference(before.id(), after.id(), changes);
    }

    private static void compare(List<Change> changes, Part part, Map<String, String> a, Map<String, String> b) {
        Set<String> keys = new LinkedHashSet<>(a.keySet());
        keys.addAll(b.keySet());
        for (String key : keys) {
            String left = a.getOrDefault(key, ABSENT);
            String right = b.getOrDefault(key, ABSENT);
            if (!Objects.equals(left, right)) {
                changes.add(new Change(part, key, left, right));
            }
        }
    }

    private static Map<String, String> cardFields(ModelCard card) {
        Map<String, String> fields = new LinkedHashMap<>(card.facts());
        fields.put("fusion_family", card.fusionFamily());
        fields.put("task", card.task());
        fields.put("modalities", String.join(", ", card.modalities()));
        fields.put("missing_data", card.missingData().orElse(ABSENT));
        fields.put(
                "requires",
                card.requires().stream()
                        .map(need -> need.model() + " output " + need.output())
                        .collect(Collectors.joining(", ")));
        return fields;
    }

    private static Map<String, String> contracts(List<TensorSpec> specs) {
        return specs.stream()
                .collect(
                        Collectors.toMap(TensorSpec::name, ModelDifference::contract, (a, b) -> b, LinkedHashMap::new));
    }

    private static String contract(TensorSpec spec) {
        StringBuilder text = new StringBuilder(spec.dtype() + " " + spec.shape());
        spec.unit().ifPresent(unit -> text.append("; ").append(unit));
        spec.modality().ifPresent(modality -> text.append("; ").append(modality));
        spec.preprocessing().ifPresent(how -> text.append("; ").append(how));
        spec.meaning().ifPresent(meaning -> text.append("; ").append(meaning));
        if (!spec.features().isEmpty()) {
            text.append("; features ").append(String.join(", ", spec.features()));
        }
        return text.toString();
    }

    private static Map<String, String> graphFields(InspectionReport report) {
        Map<String, String> fields = new LinkedHashMap<>();
        report.digest().ifPresent(digest -> fields.put("model.onnx (SHA-256)", digest.hex()));
        report.opset().ifPresent(opset -> fields.put("opset", opset.toString()));
        report.irVersion().ifPresent(version -> fields.put("ir_version", version.toString()));
        fields.put("parameters", Long.toString(report.parameters()));
        report.topology().map(FusionTopology::label).ifPresent(label -> fields.put("topology", label));
        report.operators().forEach((name, count) -> fields.put("operator " + name, count + " times"));
        return fields;
    }

    private static Map<String, String> texts(Map<String, Double> metrics) {
        return metrics.keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(), key -> String.valueOf(metrics.get(key)), (a, b) -> b, LinkedHashMap::new));
    }
}
