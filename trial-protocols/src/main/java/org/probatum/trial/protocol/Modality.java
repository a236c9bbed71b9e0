package org.probatum.trial.protocol;

import java.util.regex.Pattern;

/**
 * The identifier of a modality, such as {@code histology}.
 *
 * @param value 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit
 */
public record Modality(String value) implements Comparable<Modality> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Modality {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The identifier of a modality has 1 to 64 letters, digits, dots, underscores or "
                            + "hyphens and begins with a letter or digit, was \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(Modality other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
