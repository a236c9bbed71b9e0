package org.probatum.ui.software;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The name and version of this build. */
public final class Software {

    private static final String NAME = "Probatum " + read().getProperty("version");

    private Software() {}

    /** Such as {@code Probatum 0.1.0}; the version is that of the build. */
    public static String nameAndVersion() {
        return NAME;
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream in = Software.class.getResourceAsStream("build.properties")) {
            properties.load(Objects.requireNonNull(in, "build.properties lies beside this class"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the build's own properties", e);
        }
        return properties;
    }
}
