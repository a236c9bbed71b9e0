package org.probatum.trial.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The demonstration trial's definition, and variants of it. */
public final class GliomaTrial {

    private GliomaTrial() {}

    public static byte[] json() {
        try (InputStream in = GliomaTrial.class.getResourceAsStream("glioma-rct.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text() {
        return new String(json(), StandardCharsets.UTF_8);
    }

    /** The definition with one place of its text replaced. */
    public static byte[] with(String part, String replacement) {
        if (!text().contains(part)) {
            throw new IllegalArgumentException("The definition does not contain " + part);
        }
        int at = text().indexOf(part);
        String changed = text().substring(0, at) + replacement + text().substring(at + part.length());
        return changed.getBytes(StandardCharsets.UTF_8);
    }
}
