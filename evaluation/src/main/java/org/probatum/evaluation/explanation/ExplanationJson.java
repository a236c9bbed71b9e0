package org.probatum.evaluation.explanation;

import java.util.Arrays;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.registry.onnx.gradient.Precision;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The text of {@code explanation.json}: what was explained how, and its quality figures. */
final class ExplanationJson {

    private static final String CAN_SHOW =
            "An attribution shows where in the input a prediction comes from in this model, not"
                    + " why; it says nothing about cause, and does not guarantee clinical relevance.";

    private ExplanationJson() {}

    static String of(String name, ExplainableModel model, ExplainReport report) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("model", name);
        root.put("runtime", "ONNX Runtime " + OnnxModelSession.runtimeVersion());
        root.put("arithmetic", model.precision() == Precision.DOUBLE ? "64-bit" : "32-bit");
        ArrayNode departures = root.putArray("departures");
        model.departures().stream().sorted().forEach(departures::add);
        root.put("reading", CAN_SHOW);
        ArrayNode items = root.putArray("items");
        report.written().forEach(e -> item(items.addObject(), e));
        ArrayNode refused = root.putArray("refused");
        report.refused().forEach(r -> refused.addObject().put("file", r.file()).put("reason", r.reason()));
        return root.toPrettyString() + "\n";
    }

    private static void item(ObjectNode item, Explanation explanation) {
        ExplanationRequest request = explanation.request();
        Attribution attribution = explanation.attribution();
        item.put("file", request.file());
        item.put("method", attribution.method());
        item.put("output", request.target().output());
        item.put("index", request.target().index());
        item.put("explains", attribution.explains());
        item.put("unit", attribution.unit());
        ArrayNode shape = item.putArray("shape");
        for (long axis : attribution.values().shape()) {
            shape.add(axis);
        }
        parameters(item, request.recipe());
        double[] values = attribution.values().values();
        ObjectNode quality = item.putObject("quality");
        quality.put(
                "largest_magnitude", Arrays.stream(values).map(Math::abs).max().orElse(0));
        quality.put(
                "share_positive",
                values.length == 0
                        ? 0
                        : (double) Arrays.stream(values).filter(v -> v > 0).count() / values.length);
        quality.put("all_zero", Arrays.stream(values).allMatch(v -> v == 0));
        attribution.completenessGap().ifPresent(gap -> {
            quality.put("max_completeness_gap", Arrays.stream(gap).max().orElse(0));
            ArrayNode gaps = quality.putArray("completeness_gap");
            for (double value : gap) {
                gaps.add(value);
            }
        });
    }

    private static void parameters(ObjectNode item, ExplanationRequest.Recipe recipe) {
        switch (recipe) {
            case ExplanationRequest.AlongPath path -> {
                item.put("steps", path.steps());
                item.put("rule", "midpoint");
                ArrayNode moved = item.putArray("moved_inputs");
                path.baselines().keySet().forEach(moved::add);
            }
            case ExplanationRequest.OfWords words -> {
                item.put("input", words.input());
                words.layer().ifPresent(l -> item.put("layer", l));
                item.put("steps", words.steps());
                item.put("rule", "midpoint, summed over each word's vector");
            }
            case ExplanationRequest.ByOcclusion by -> {
                item.put("replacement", by.replacement());
                by.skipValue().ifPresent(v -> item.put("skip_value", v));
            }
            case ExplanationRequest.BySampling by -> {
                item.put("samples", by.samples());
                item.put("seed", by.seed());
                by.layer().ifPresent(l -> item.put("layer", l));
            }
            case ExplanationRequest.ByShapley by -> {
                ArrayNode players = item.putArray("players");
                by.players().forEach(p -> players.add(p.name()));
            }
            case ExplanationRequest.OfInput of -> item.put("input", of.input());
            case ExplanationRequest.OfLayer of -> item.put("layer", of.layer());
        }
    }
}
