package org.probatum.trial.protocol;

import java.util.regex.Pattern;

/**
 * The identifier of an arm, such as {@code control}.
 *
 * @param value 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit
 */
public record ArmId(String value) implements Comparable<ArmId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public ArmId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The identifier of an arm has 1 to 64 letters, digits, dots, underscores or "
                            + "hyphens and begins with a letter or digit, was \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(ArmId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
