package org.probatum.evaluation.request;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The input of a request, read field by field. A field that is missing or has the wrong type is refused by name; a
 * field that nobody read is reported as a warning, because it may be a misspelled option.
 *
 * <p>JSON null counts as absent. {@code "Infinity"} and {@code "-Infinity"} are numbers, but only a field that says so
 * may be infinite.
 */
public final class RequestInput {

    private final String path;
    private final ObjectNode fields;
    private final Optional<Path> dataset;
    private final Set<String> read = new LinkedHashSet<>();
    private final List<RequestInput> parts = new ArrayList<>();

    private RequestInput(String path, ObjectNode fields, Optional<Path> dataset) {
        this.path = path;
        this.fields = fields;
        this.dataset = dataset;
    }

    public static RequestInput of(StatisticsRequest request) {
        return new RequestInput("", request.input(), request.dataset());
    }

    /** Whether the field is absent, or describes in words what would else be a list. */
    boolean isAbsentOrText(String field) {
        return !has(field) || node(field).isString();
    }

    /** Whether the field is an object without fields, which some tools write for an empty list. */
    boolean isEmptyObject(String field) {
        return node(field).isObject() && node(field).isEmpty();
    }

    /** Whether the field is there and not null. */
    public boolean has(String field) {
        return !node(field).isMissingNode() && !node(field).isNull();
    }

    /** A finite number. */
    public double number(String field) {
        return finite(numberOrInfinite(field), field);
    }

    /** A number that may be infinite. */
    public double numberOrInfinite(String field) {
        return asNumber(required(field), field);
    }

    public double number(String field, double otherwise) {
        return has(field) ? number(field) : otherwise;
    }

    public OptionalDouble optionalNumber(String field) {
        return has(field) ? OptionalDouble.of(number(field)) : OptionalDouble.empty();
    }

    /** A whole number, not negative. */
    public int count(String field) {
        double value = number(field);
        if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
            throw invalid(field, "must be a whole number from 0 to " + Integer.MAX_VALUE + ", was " + node(field));
        }
        return (int) value;
    }

    public int count(String field, int otherwise) {
        return has(field) ? count(field) : otherwise;
    }

    /** Text; a number is taken as its shortest text. */
    public String text(String field) {
        return asText(required(field), field);
    }

    public String text(String field, String otherwise) {
        return has(field) ? text(field) : otherwise;
    }

    public Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    public boolean flag(String field, boolean otherwise) {
        JsonNode value = node(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw invalid(field, "must be true or false, was " + value);
        }
        return value.booleanValue();
    }

    /** Finite numbers, NaN where a value is missing; a single number is a list of one. */
    public double[] numbers(String field) {
        double[] numbers = numbersOrInfinite(field);
        for (double number : numbers) {
            finite(number, field);
        }
        return numbers;
    }

    /** Numbers that may be infinite, NaN where a value is missing; a single number is a list of one. */
    public double[] numbersOrInfinite(String field) {
        return items(field).stream().mapToDouble(item -> asNumber(item, field)).toArray();
    }

    /** The values of one sample; missing ones are left out. */
    public double[] sample(String field) {
        return Arrays.stream(numbers(field))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** Two samples of pairs, shape [2][pairs]; a pair with a missing value is left out. */
    public double[][] pairs(String first, String second) {
        double[] x = numbers(first);
        double[] y = numbers(second);
        if (x.length != y.length) {
            throw invalid(second, "must have as many values as " + first + ", " + x.length + "; has " + y.length);
        }
        int[] complete = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .toArray();
        return new double[][] {
            Arrays.stream(complete).mapToDouble(i -> x[i]).toArray(),
            Arrays.stream(complete).mapToDouble(i -> y[i]).toArray()
        };
    }

    private double finite(double value, String field) {
        if (Double.isInfinite(value)) {
            throw invalid(field, "must be finite, was " + value);
        }
        return value;
    }

    /** Whole numbers, not negative. */
    public int[] counts(String field) {
        double[] values = numbers(field);
        int[] counts = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] != Math.rint(values[i]) || values[i] < 0 || values[i] > Integer.MAX_VALUE) {
                throw invalid(field, "must hold whole numbers that are not negative, had " + values[i]);
            }
            counts[i] = (int) values[i];
        }
        return counts;
    }

    /** Rows of numbers, all of the same length. */
    public double[][] matrix(String field) {
        List<JsonNode> rows = items(field);
        double[][] matrix = new double[rows.size()][];
        for (int i = 0; i < matrix.length; i++) {
            if (!rows.get(i).isArray()) {
                throw invalid(field, "must hold rows of numbers, had " + shorten(rows.get(i)));
            }
            matrix[i] = rows.get(i)
                    .valueStream()
                    .mapToDouble(item -> asNumber(item, field))
                    .toArray();
            if (matrix[i].length != matrix[0].length) {
                throw invalid(field, "has rows of " + matrix[0].length + " and of " + matrix[i].length + " numbers");
            }
        }
        return matrix;
    }

    /** Texts; a single text is a list of one. */
    public List<String> texts(String field) {
        return items(field).stream().map(item -> asText(item, field)).toList();
    }

    /** Texts, or an empty list when the field is absent. */
    public List<String> optionalTexts(String field) {
        return has(field) ? texts(field) : List.of();
    }

    public RequestInput object(String field) {
        return part(required(field), field);
    }

    public List<RequestInput> objects(String field) {
        List<RequestInput> objects = new ArrayList<>();
        List<JsonNode> items = items(field);
        for (int i = 0; i < items.size(); i++) {
            objects.add(part(items.get(i), field + "[" + i + "]"));
        }
        return objects;
    }

    /** {@code confLevel}, 0.95 when it is not given. */
    public double confidenceLevel() {
        double level = number("confLevel", 0.95);
        if (!(level > 0 && level < 1)) {
            throw invalid("confLevel", "must lie between 0 and 1, was " + level);
        }
        return level;
    }

    /**
     * The rows that the column names of this input refer to: its {@code data}, its own {@code dataset}, or the data
     * set of the request; cut down to the rows that {@code rows} names.
     */
    public DataTable table() {
        DataTable table = has("data") ? DataTable.of(object("data")) : DataTable.read(datasetPath());
        return table.where(text("rows", "all rows"));
    }

    private Path datasetPath() {
        if (has("dataset")) {
            return Path.of(text("dataset"));
        }
        return dataset.orElseThrow(() ->
                new StatisticsException("invalid-input", "The input needs \"data\", or the request a \"dataset\""));
    }

    /** The names of the fields, in their order. */
    public List<String> names() {
        read.addAll(fields.propertyNames());
        return List.copyOf(fields.propertyNames());
    }

    /** Marks fields that only explain the input. */
    public void ignore(String... names) {
        read.addAll(List.of(names));
    }

    /** Names of fields that were there but never read, parts included. */
    public List<String> unread() {
        List<String> names = new ArrayList<>();
        for (String name : fields.propertyNames()) {
            if (!read.contains(name) && !fields.path(name).isNull()) {
                names.add(path + name);
            }
        }
        parts.forEach(part -> names.addAll(part.unread()));
        return names;
    }

    /** The refusal of a field of this input. */
    public StatisticsException invalid(String field, String rule) {
        return new StatisticsException("invalid-input", "Input field \"" + path + field + "\" " + rule);
    }

    private RequestInput part(JsonNode value, String field) {
        if (!(value instanceof ObjectNode object)) {
            throw invalid(field, "must be an object, was " + shorten(value));
        }
        RequestInput part = new RequestInput(path + field + ".", object, dataset);
        parts.add(part);
        return part;
    }

    private List<JsonNode> items(String field) {
        JsonNode value = required(field);
        return value.isArray() ? value.valueStream().toList() : List.of(value);
    }

    private JsonNode required(String field) {
        if (!has(field)) {
            throw invalid(field, "is missing");
        }
        return node(field);
    }

    private JsonNode node(String field) {
        read.add(field);
        return fields.path(field);
    }

    private double asNumber(JsonNode value, String field) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isString() && value.stringValue().equals("Infinity")) {
            return Double.POSITIVE_INFINITY;
        }
        if (value.isString() && value.stringValue().equals("-Infinity")) {
            return Double.NEGATIVE_INFINITY;
        }
        if (value.isNull()) {
            return Double.NaN;
        }
        throw invalid(field, "must be a number, was " + shorten(value));
    }

    private String asText(JsonNode value, String field) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isNumber()) {
            return DataTable.textOf(value.doubleValue());
        }
        if (value.isNull()) {
            return "";
        }
        throw invalid(field, "must be a text, was " + shorten(value));
    }

    private static String shorten(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
