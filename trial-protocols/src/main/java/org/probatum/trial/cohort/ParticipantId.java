package org.probatum.trial.cohort;

import java.util.regex.Pattern;

/**
 * The identifier of a participant, such as {@code GS-0041}.
 *
 * @param value 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit
 */
public record ParticipantId(String value) implements Comparable<ParticipantId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public ParticipantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The identifier of a participant has 1 to 64 letters, digits, dots, underscores or "
                            + "hyphens and begins with a letter or digit, was \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(ParticipantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
