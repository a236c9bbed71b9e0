package org.probatum.ui.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Stored JSON, read for the screen. */
public final class PlainJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PlainJson() {}

    /**
     * The members of an object.
     *
     * @throws IllegalArgumentException if the text is no JSON object
     */
    public static Map<String, @Nullable Object> object(String json) {
        try {
            if (JSON.readValue(json, Object.class) instanceof Map<?, ?> read) {
                return members(read);
            }
            throw new IllegalArgumentException("Stored values are a JSON object, but another value was found");
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Stored values are not readable as JSON", e);
        }
    }

    /** An object that was read, with its names as text. */
    public static Map<String, @Nullable Object> members(Map<?, ?> read) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        read.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    /** The same text with a line and an indentation for each member. */
    public static String pretty(String json) {
        try {
            return JSON.writeValueAsString(JSON.readValue(json, Object.class));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The stored text is not readable as JSON", e);
        }
    }

    /** A member as text; empty when it is not there. */
    public static String text(Map<?, ?> object, String name) {
        Object value = object.get(name);
        return value == null ? "" : String.valueOf(value);
    }

    /** A member as a number; NaN when it is not there or is no finite number. */
    public static double number(Map<?, ?> object, String name) {
        return object.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** A member that is a list of objects; empty when it is not there. */
    public static List<Map<?, ?>> objects(Map<?, ?> object, String name) {
        if (!(object.get(name) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(Map.class::isInstance)
                .<Map<?, ?>>map(member -> (Map<?, ?>) member)
                .toList();
    }

    /** A member that is a list of plain values, as texts; empty when it is not there. */
    public static List<String> texts(Map<?, ?> object, String name) {
        return object.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
