package org.probatum.trial.protocol;

import java.util.regex.Pattern;

/**
 * The identifier of a site, such as {@code site-a}.
 *
 * @param value 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit
 */
public record SiteId(String value) implements Comparable<SiteId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public SiteId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "The identifier of a site has 1 to 64 letters, digits, dots, underscores or "
                            + "hyphens and begins with a letter or digit, was \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(SiteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
