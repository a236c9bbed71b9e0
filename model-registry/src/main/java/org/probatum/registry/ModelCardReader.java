package org.probatum.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.trial.audit.Digest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code card.json}. All faults are collected, each with the place as a JSON pointer and what would be right. */
final class ModelCardReader {

    private static final Set<String> DTYPES =
            Set.of("float16", "float32", "float64", "int32", "int64", "uint8", "bool");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxDocumentLength(4 << 20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<String> faults = new ArrayList<>();

    private ModelCardReader() {}

    /**
     * @throws ModelPackageException if the text is no JSON, or a member is missing, of the wrong type or out of range
     */
    static ModelCard read(byte[] json) {
        return new ModelCardReader().card(parse(json));
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            String line =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            throw new ModelPackageException("card.json is not valid JSON" + line + ": " + e.getOriginalMessage(), e);
        }
    }

    private ModelCard card(JsonNode root) {
        if (!root.isObject()) {
            throw new ModelPackageException("card.json must be one JSON object with name, version, inputs and outputs");
        }
        Optional<ModelVersionId> id = id(root, "", "name");
        String family = text(root, "", "fusion_family");
        String task = text(root, "", "task");
        List<TensorSpec> inputs = tensors(root, "inputs");
        List<TensorSpec> outputs = tensors(root, "outputs");
        List<ModelCard.Requirement> requires = requires(root);
        ModelCard.Technical technical = technical(root.path("technical"));
        List<String> modalities = texts(root, "", "modalities");
        if (!faults.isEmpty() || id.isEmpty()) {
            throw new ModelPackageException(faults);
        }
        return new ModelCard(
                id.get(),
                family,
                task,
                modalities,
                inputs,
                outputs,
                requires,
                optionalText(root, "", "missing_data"),
                metrics(root.path("metrics")),
                facts(root),
                technical);
    }

    private Optional<ModelVersionId> id(JsonNode node, String at, String nameMember) {
        String name = text(node, at, nameMember);
        String version = text(node, at, "version");
        if (name.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ModelVersionId(name, version));
        } catch (IllegalArgumentException e) {
            fault(at + "/" + nameMember, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<TensorSpec> tensors(JsonNode root, String member) {
        JsonNode list = root.path(member);
        List<TensorSpec> specs = new ArrayList<>();
        if (!list.isArray() || list.isEmpty()) {
            fault("/" + member, "must be a list with at least one entry");
            return specs;
        }
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < list.size(); i++) {
            TensorSpec spec = tensor(list.get(i), "/" + member + "/" + i);
            if (!spec.name().isEmpty() && !names.add(spec.name())) {
                fault("/" + member + "/" + i + "/name", "\"" + spec.name() + "\" occurs twice; names must differ");
            }
            specs.add(spec);
        }
        return specs;
    }

    private TensorSpec tensor(JsonNode node, String at) {
        String dtype = text(node, at, "dtype");
        if (!dtype.isEmpty() && !DTYPES.contains(dtype)) {
            fault(at + "/dtype", "must be one of " + new TreeSet<>(DTYPES) + ", was \"" + dtype + "\"");
        }
        List<Axis> shape = shape(node.path("shape"), at + "/shape");
        List<String> features = node.has("features") ? texts(node, at, "features") : List.of();
        if (!features.isEmpty()
                && !shape.isEmpty()
                && shape.getLast() instanceof Axis.Fixed last
                && last.length() != features.size()) {
            fault(
                    at + "/features",
                    "names " + features.size() + " features, but the last axis of shape has length " + last.length());
        }
        return new TensorSpec(
                text(node, at, "name"),
                dtype,
                shape,
                optionalText(node, at, "units"),
                optionalText(node, at, "modality"),
                features,
                optionalText(node, at, "preprocessing"),
                optionalText(node, at, "meaning"));
    }

    private List<Axis> shape(JsonNode list, String at) {
        List<Axis> axes = new ArrayList<>();
        if (!list.isArray()) {
            fault(at, "must be a list such as [\"batch\", 88]: a name for a free axis, a number for a fixed one");
            return axes;
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode axis = list.get(i);
            if (axis.isString()) {
                axes.add(new Axis.Free(axis.stringValue()));
            } else if (axis.isIntegralNumber() && axis.canConvertToLong() && axis.longValue() > 0) {
                axes.add(new Axis.Fixed(axis.longValue()));
            } else {
                fault(at + "/" + i, "must be the name of a free axis or a positive whole number, was " + axis);
            }
        }
        return axes;
    }

    private List<ModelCard.Requirement> requires(JsonNode root) {
        List<ModelCard.Requirement> requirements = new ArrayList<>();
        JsonNode list = root.path("requires");
        if (list.isMissingNode()) {
            return requirements;
        }
        if (!list.isArray()) {
            fault("/requires", "must be a list of {\"model\", \"version\", \"output\"}");
            return requirements;
        }
        for (int i = 0; i < list.size(); i++) {
            String at = "/requires/" + i;
            String output = text(list.get(i), at, "output");
            id(list.get(i), at, "model").ifPresent(id -> requirements.add(new ModelCard.Requirement(id, output)));
        }
        return requirements;
    }

    private ModelCard.Technical technical(JsonNode node) {
        Optional<Digest> sha256 = Optional.empty();
        Optional<String> hex = optionalText(node, "/technical", "sha256");
        if (hex.isPresent()) {
            try {
                sha256 = Optional.of(new Digest(hex.get()));
            } catch (IllegalArgumentException e) {
                fault("/technical/sha256", String.valueOf(e.getMessage()));
            }
        }
        return new ModelCard.Technical(
                sha256,
                whole(node, "bytes"),
                whole(node, "opset"),
                whole(node, "ir_version"),
                whole(node, "parameters"));
    }

    private Optional<Long> whole(JsonNode node, String member) {
        JsonNode value = node.path(member);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            fault("/technical/" + member, "must be a whole number, not negative, was " + value);
            return Optional.empty();
        }
        return Optional.of(value.longValue());
    }

    private static Map<String, Double> metrics(JsonNode node) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            if (entry.getValue().isNumber()) {
                metrics.put(entry.getKey(), entry.getValue().doubleValue());
            }
        });
        return metrics;
    }

    private static Map<String, String> facts(JsonNode root) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String member :
                List.of("title", "intended_use", "limitations", "training_data", "licence", "synthesizes")) {
            JsonNode value = root.path(member);
            if (!value.isMissingNode()) {
                facts.put(member, value.isString() ? value.stringValue() : value.toString());
            }
        }
        return facts;
    }

    private List<String> texts(JsonNode node, String at, String member) {
        JsonNode list = node.path(member);
        List<String> texts = new ArrayList<>();
        if (!list.isArray()) {
            fault(at + "/" + member, "must be a list of texts");
            return texts;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isString()) {
                texts.add(list.get(i).stringValue());
            } else {
                fault(at + "/" + member + "/" + i, "must be a text, was " + list.get(i));
            }
        }
        return texts;
    }

    private String text(JsonNode node, String at, String member) {
        JsonNode value = node.path(member);
        if (!value.isString() || value.stringValue().isBlank()) {
            fault(at + "/" + member, value.isMissingNode() ? "is missing; it must be a text" : "must be a text");
            return "";
        }
        return value.stringValue();
    }

    private Optional<String> optionalText(JsonNode node, String at, String member) {
        JsonNode value = node.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            fault(at + "/" + member, "must be a text, was " + value);
            return Optional.empty();
        }
        return Optional.of(value.stringValue());
    }

    private void fault(String pointer, String rule) {
        faults.add("card.json " + pointer + " " + rule);
    }
}
