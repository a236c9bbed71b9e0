package org.probatum.evaluation.explanation.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of a stored explanation, read back.
 *
 * @param title what it is about, in words
 */
public record Snapshot(String title, Content content) {

    /** Values in space, or of named inputs. */
    public sealed interface Content {}

    /** What a map lies over. */
    public enum Over {
        /** Tiles of a slide; without a value where there is no tissue. */
        TILES,
        /** A whole slide. */
        SLIDE,
        /** A volume, or some of its slices. */
        VOLUME,
        /** The slices of a volume, one value each. */
        SLICES
    }

    /**
     * Values on an even grid.
     *
     * @param volume name of the volume; empty for a slide, and where an earlier release did not store it
     * @param firstSlice the lowest slice of the volume that the map covers, from 0
     * @param coveredSlices how many it covers, evenly; 1 for a slide, 0 where every slice has its own value
     * @param slices cells through the slices; 1 for a slide
     * @param values slice by slice, row by row; NaN where there is none; length slices · rows · columns
     * @param signed whether positive raises the output; otherwise none is negative
     */
    public record SpatialMap(
            Over over,
            Optional<String> volume,
            int firstSlice,
            int coveredSlices,
            int slices,
            int rows,
            int columns,
            List<Double> values,
            boolean signed)
            implements Content {
        public SpatialMap {
            values = List.copyOf(values);
            if (values.isEmpty() || values.size() != slices * rows * columns) {
                throw new IllegalArgumentException("A map of " + slices + " × " + rows + " × " + columns
                        + " cells does not hold " + values.size() + " values");
            }
        }

        /** The largest magnitude; 0 where no cell has a value. */
        public double magnitude() {
            return values.stream()
                    .mapToDouble(Math::abs)
                    .filter(v -> !Double.isNaN(v))
                    .max()
                    .orElse(0);
        }
    }

    /**
     * Values of named inputs: columns of a table, words of a note, modalities.
     *
     * @param kind {@code features}, {@code words} or {@code modalities}
     * @param unit of signed values; empty for weights
     */
    public record Named(String kind, List<Part> parts, boolean signed, String unit) implements Content {
        public Named {
            parts = List.copyOf(parts);
        }
    }

    /**
     * One named input.
     *
     * @param value of the input in its own unit; NaN where it has none
     * @param attribution in the unit of the output, or a weight
     */
    public record Part(String name, double value, double attribution) {}

    /**
     * Reads what a run stored.
     *
     * @throws IllegalArgumentException if these are no numbers of an explanation
     */
    public static Snapshot read(byte[] stored) {
        try {
            JsonNode json = JsonMapper.shared().readTree(new String(stored, StandardCharsets.UTF_8));
            return new Snapshot(json.path("title").asString(""), content(json));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The stored numbers of an explanation are not readable as JSON", e);
        }
    }

    private static Content content(JsonNode json) {
        String kind = json.path("kind").asString("");
        return switch (kind) {
            case "tileWeights" -> tiles(json);
            case "sliceWeights" -> slices(json);
            case "slideMap" -> grid(json, Over.SLIDE);
            case "volumeMap" -> grid(json, Over.VOLUME);
            case "signedValues" ->
                new Named(
                        "features",
                        parts(json.path("values"), "feature", "value", "attribution"),
                        true,
                        json.path("unit").asString(""));
            case "wordWeights" ->
                new Named(
                        "words",
                        parts(json.path("words"), "word", "", "weight"),
                        json.path("signed").asBoolean(false),
                        "");
            case "modalityContributions" ->
                new Named(
                        "modalities",
                        parts(json.path("modalities"), "modality", "", "shapley"),
                        true,
                        json.path("unit").asString(""));
            default ->
                throw new IllegalArgumentException(
                        "An explanation of kind \"" + kind + "\" cannot be read by this version");
        };
    }

    private static SpatialMap tiles(JsonNode json) {
        int rows = json.path("rows").asInt(0);
        int columns = json.path("columns").asInt(0);
        List<Double> values = new ArrayList<>(Collections.nCopies(rows * columns, Double.NaN));
        for (JsonNode tile : json.path("tiles")) {
            values.set(tile.path("row").asInt() * columns + tile.path("column").asInt(), number(tile.path("weight")));
        }
        return new SpatialMap(
                Over.TILES,
                Optional.empty(),
                0,
                1,
                1,
                rows,
                columns,
                values,
                json.path("signed").asBoolean(false));
    }

    private static SpatialMap slices(JsonNode json) {
        List<Double> weights = numbers(json.path("weights"));
        return new SpatialMap(
                Over.SLICES,
                name(json),
                0,
                weights.size(),
                weights.size(),
                1,
                1,
                weights,
                json.path("signed").asBoolean(false));
    }

    private static SpatialMap grid(JsonNode json, Over over) {
        JsonNode grid = json.path("grid");
        return new SpatialMap(
                over,
                name(json),
                json.path("firstSlice").asInt(0),
                json.path("coveredSlices").asInt(1),
                grid.path("slices").asInt(0),
                grid.path("rows").asInt(0),
                grid.path("columns").asInt(0),
                numbers(grid.path("values")),
                grid.path("signed").asBoolean(false));
    }

    private static Optional<String> name(JsonNode json) {
        return Optional.of(json.path("volume").asString("")).filter(name -> !name.isEmpty());
    }

    private static List<Part> parts(JsonNode list, String name, String value, String attribution) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode one : list) {
            parts.add(new Part(one.path(name).asString(""), number(one.path(value)), number(one.path(attribution))));
        }
        return parts;
    }

    private static List<Double> numbers(JsonNode list) {
        List<Double> numbers = new ArrayList<>();
        list.forEach(one -> numbers.add(number(one)));
        return numbers;
    }

    /** Infinities and NaN are stored as text. */
    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }
}
