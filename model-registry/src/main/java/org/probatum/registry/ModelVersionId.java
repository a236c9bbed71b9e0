package org.probatum.registry;

import java.util.regex.Pattern;

/**
 * A model and one of its versions, such as {@code late_kronecker@1.0.0}.
 *
 * @param name 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit
 * @param version as {@code name}, at most 32 characters
 */
public record ModelVersionId(String name, String version) implements Comparable<ModelVersionId> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,31}");

    public ModelVersionId {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of a model has 1 to 64 letters, digits, dots, underscores or "
                    + "hyphens and begins with a letter or digit, was \"" + name + "\"");
        }
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("The version of a model has 1 to 32 letters, digits, dots, plus signs, "
                    + "underscores or hyphens and begins with a letter or digit, was \"" + version + "\"");
        }
    }

    /** The form {@code name@version}, read back. */
    public static ModelVersionId parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("A model version is written name@version, was \"" + text + "\"");
        }
        return new ModelVersionId(text.substring(0, at), text.substring(at + 1));
    }

    @Override
    public int compareTo(ModelVersionId other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
