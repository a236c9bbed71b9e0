package org.probatum.evaluation.run;

import java.util.regex.Pattern;

/**
 * The identifier of an inference run, such as {@code glioma-rct-run-1}.
 *
 * @param value 1 to 64 letters, digits, dots, underscores and hyphens
 */
public record RunId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public RunId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("The identifier of a run has 1 to 64 letters, digits, dots, underscores "
                    + "or hyphens and begins with a letter or digit, was \"" + value + "\"");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
