package org.probatum.trial.audit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain values as canonical JSON: the same value always gives the same bytes.
 *
 * <p>Objects are maps with text keys, sorted by UTF-16 code units; arrays are iterables; an empty {@link Optional} is
 * {@code null}; numbers are written as ECMAScript writes a double, without a zero's sign. There is no white space.
 *
 * <p>Source: RFC 8785, JSON Canonicalization Scheme (JCS).
 */
public final class CanonicalJson {

    /** The largest whole number that every JSON reader reads exactly, 2⁵³ − 1. */
    private static final long LARGEST_WHOLE = (1L << 53) - 1;

    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    /**
     * The canonical text of a value.
     *
     * @throws IllegalArgumentException if the value holds what JSON cannot carry exactly: NaN, an infinity, a whole
     *     number beyond ±(2⁵³ − 1), half a surrogate pair, a key that is no text, or an object of another type
     */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder(256);
        write(value, out);
        return out.toString();
    }

    /** The canonical text of a value, in UTF-8. */
    public static byte[] bytes(@Nullable Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> writeText(text, out);
            case Boolean truth -> out.append(truth);
            case Number number -> writeNumber(number, out);
            case Map<?, ?> object -> writeObject(object, out);
            case Iterable<?> array -> writeArray(array, out);
            case Optional<?> optional -> write(optional.orElse(null), out);
            default ->
                throw new IllegalArgumentException("Canonical JSON takes text, numbers, booleans, lists and maps, was "
                        + value.getClass().getName());
        }
    }

    private static void writeObject(Map<?, ?> object, StringBuilder out) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        object.forEach((key, member) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("A key in JSON is text, was " + key);
            }
            sorted.put(name, member);
        });
        String separator = "";
        out.append('{');
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            out.append(separator);
            writeText(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeArray(Iterable<?> array, StringBuilder out) {
        String separator = "";
        out.append('[');
        for (Object element : array) {
            out.append(separator);
            write(element, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeNumber(Number number, StringBuilder out) {
        switch (number) {
            case Double d -> out.append(EcmaScriptNumber.write(d));
            case Float f -> out.append(EcmaScriptNumber.write(f));
            case Long whole -> out.append(exact(whole));
            case Integer whole -> out.append(whole.intValue());
            case Short whole -> out.append(whole.intValue());
            case Byte whole -> out.append(whole.intValue());
            default ->
                throw new IllegalArgumentException("Canonical JSON takes whole numbers and doubles; write a value of "
                        + number.getClass().getName() + " as text");
        }
    }

    private static long exact(long whole) {
        if (Math.abs(whole) > LARGEST_WHOLE || whole == Long.MIN_VALUE) {
            throw new IllegalArgumentException(
                    "JSON carries whole numbers exactly up to 2^53 - 1; write " + whole + " as text");
        }
        return whole;
    }

    private static void writeText(String text, StringBuilder out) {
        Objects.requireNonNull(text);
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                requirePair(text, i);
                out.append(c).append(text.charAt(++i));
            } else {
                writeCharacter(c, out);
            }
        }
        out.append('"');
    }

    private static void requirePair(String text, int i) {
        if (!Character.isHighSurrogate(text.charAt(i))
                || i + 1 >= text.length()
                || !Character.isLowSurrogate(text.charAt(i + 1))) {
            throw new IllegalArgumentException("Text holds half a surrogate pair at position " + i);
        }
    }

    private static void writeCharacter(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x20) {
                    out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
