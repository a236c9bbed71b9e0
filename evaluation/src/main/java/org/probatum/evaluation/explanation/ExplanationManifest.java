package org.probatum.evaluation.explanation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.probatum.evaluation.interpretability.OcclusionUnits;
import org.probatum.evaluation.interpretability.Player;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.TensorFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list of explanations to give, as JSON: {@code items} with {@code file}, {@code method}, {@code output}, {@code index} and the
 * fields that the method needs. Files that it names lie beside it.
 *
 * @param entries the items in order, each understood or not
 */
public record ExplanationManifest(List<Entry> entries) {

    public ExplanationManifest {
        entries = List.copyOf(entries);
    }

    /** One item. */
    public sealed interface Entry {
        /** The file that the item names, or its place in the list. */
        String file();
    }

    /** An item that can be asked for. */
    public record Understood(ExplanationRequest request) implements Entry {
        @Override
        public String file() {
            return request.file();
        }
    }

    /** An item that says too little or something impossible; {@code reason} is one sentence. */
    public record NotUnderstood(String file, String reason) implements Entry {}

    /**
     * @throws IllegalArgumentException if the file is no manifest
     */
    public static ExplanationManifest read(Path file) {
        try {
            JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
            JsonNode items = root.path("items");
            if (!items.isArray()) {
                throw new IllegalArgumentException("The manifest " + file + " has no list \"items\"");
            }
            Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
            List<Entry> entries = new ArrayList<>();
            items.forEach(item -> entries.add(entry(item, folder, entries.size())));
            return new ExplanationManifest(entries);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read the manifest " + file + ": " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The manifest " + file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Entry entry(JsonNode item, Path folder, int position) {
        String file = item.path("file").asString("");
        try {
            return new Understood(new ExplanationRequest(plainName(file), target(item), recipe(item, folder)));
        } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
            return new NotUnderstood(file.isEmpty() ? "item " + position : file, String.valueOf(e.getMessage()));
        }
    }

    private static String plainName(String file) {
        if (file.isEmpty() || file.contains("/") || file.contains("\\") || file.startsWith(".")) {
            throw new IllegalArgumentException("\"file\" must be the plain name of a file, was \"" + file + "\"");
        }
        return file;
    }

    private static ExplanationRequest.Target target(JsonNode item) {
        return new ExplanationRequest.Target(text(item, "output"), whole(item, "index", 0));
    }

    private static ExplanationRequest.Recipe recipe(JsonNode item, Path folder) {
        ExplanationMethod method = ExplanationMethod.parse(text(item, "method"));
        return switch (method) {
            case GRADIENT, GRADIENT_X_INPUT, GUIDED_BACKPROPAGATION ->
                new ExplanationRequest.OfInput(method, text(item, "input"));
            case INTEGRATED_GRADIENTS -> item.has("layer") ? words(item, folder) : path(item, folder);
            case CAM, GRAD_CAM, GRAD_CAM_PLUS_PLUS, GRAD_CAM_WEIGHTS, ATTENTION, ATTENTION_ROLLOUT ->
                new ExplanationRequest.OfLayer(method, text(item, "layer"), Optional.empty());
            case OCCLUSION ->
                new ExplanationRequest.ByOcclusion(
                        text(item, "input"),
                        units(item),
                        real(item, "replacement").orElse(0),
                        real(item, "skip_value"));
            case SHAPLEY_EXACT -> new ExplanationRequest.ByShapley(players(item, folder));
            case RISE, SCORE_CAM, GUIDED_GRAD_CAM, KERNEL_SHAPLEY, EXPECTED_GRADIENTS -> sampling(method, item, folder);
        };
    }

    private static ExplanationRequest.BySampling sampling(ExplanationMethod method, JsonNode item, Path folder) {
        String input = text(item, "input");
        JsonNode baseline = item.path("baselines").path(input);
        Tensor absent = baseline.isMissingNode()
                ? new Tensor.Doubles(new long[0], new double[1])
                : constant(baseline, folder, "The baseline of " + input);
        Optional<String> layer = item.has("layer") ? Optional.of(text(item, "layer")) : Optional.empty();
        return new ExplanationRequest.BySampling(
                method, input, layer, absent, whole(item, "samples", 1000), whole(item, "seed", 1));
    }

    private static ExplanationRequest.AlongPath path(JsonNode item, Path folder) {
        Map<String, Tensor> baselines = new LinkedHashMap<>();
        JsonNode given = item.path("baselines");
        List<String> moved = new ArrayList<>();
        item.path("moved_inputs").forEach(name -> moved.add(name.asString()));
        if (moved.isEmpty()) {
            moved.addAll(given.propertyNames());
        }
        if (moved.isEmpty() && item.path("baseline").asString("zero").equals("zero")) {
            baselines.put(text(item, "input"), new Tensor.Doubles(new long[0], new double[1]));
        } else if (moved.isEmpty()) {
            throw new IllegalArgumentException("\"baselines\" is missing: per input a \"value\" or a \"file\"");
        }
        for (String name : moved) {
            if (!given.has(name)) {
                throw new IllegalArgumentException("Moved input " + name + " has no entry in \"baselines\"");
            }
            baselines.put(name, constant(given.path(name), folder, "The baseline of " + name));
        }
        return new ExplanationRequest.AlongPath(text(item, "input"), baselines, whole(item, "steps", 64));
    }

    private static ExplanationRequest.OfWords words(JsonNode item, Path folder) {
        JsonNode baseline = item.path("baselines").path(text(item, "layer"));
        Tensor start = baseline.isMissingNode()
                ? new Tensor.Doubles(new long[0], new double[1])
                : constant(baseline, folder, "The baseline of " + text(item, "layer"));
        return new ExplanationRequest.OfWords(
                text(item, "input"), Optional.of(text(item, "layer")), start, whole(item, "steps", 64));
    }

    private static OcclusionUnits units(JsonNode item) {
        if (item.has("patch")) {
            List<Integer> size = new ArrayList<>();
            for (JsonNode length : item.path("patch")) {
                if (!length.isInt()) {
                    throw new IllegalArgumentException(
                            "Field \"patch\" must be a list of whole numbers, was " + item.path("patch"));
                }
                size.add(length.asInt());
            }
            if (size.isEmpty()) {
                throw new IllegalArgumentException(
                        "Field \"patch\" must be a list of whole numbers, was " + item.path("patch"));
            }
            return new OcclusionUnits.Patches(
                    size.stream().mapToInt(Integer::intValue).toArray());
        }
        return new OcclusionUnits.AlongAxis(whole(item, "axis", 1));
    }

    private static List<Player> players(JsonNode item, Path folder) {
        List<Player> players = new ArrayList<>();
        for (JsonNode player : item.path("players")) {
            List<Player.Replacement> absent = new ArrayList<>();
            for (JsonNode change : player.path("absent")) {
                String input = text(change, "input");
                OptionalInt column =
                        change.has("column") ? OptionalInt.of(whole(change, "column", 0)) : OptionalInt.empty();
                absent.add(
                        new Player.Replacement(input, column, constant(change, folder, "The replacement of " + input)));
            }
            players.add(new Player(text(player, "name"), absent));
        }
        if (players.isEmpty()) {
            throw new IllegalArgumentException("\"players\" is missing or empty");
        }
        return players;
    }

    private static Tensor constant(JsonNode node, Path folder, String what) {
        if (node.has("file")) {
            Path file = folder.resolve(plainName(text(node, "file")));
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException(
                        what + " names " + file.getFileName() + ", which is not beside the manifest");
            }
            return TensorFiles.read(file).tensor();
        }
        if (!node.path("value").isNumber()) {
            throw new IllegalArgumentException(what + " needs a number \"value\" or a \"file\"");
        }
        return new Tensor.Doubles(new long[0], new double[] {node.path("value").asDouble()});
    }

    private static String text(JsonNode node, String field) {
        String value = node.path(field).asString("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("Field \"" + field + "\" is missing");
        }
        return value;
    }

    private static OptionalDouble real(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException("Field \"" + field + "\" must be a number, was " + value);
        }
        return OptionalDouble.of(value.asDouble());
    }

    private static int whole(JsonNode node, String field, int otherwise) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt()) {
            throw new IllegalArgumentException("Field \"" + field + "\" must be a whole number, was " + value);
        }
        return value.asInt();
    }
}
