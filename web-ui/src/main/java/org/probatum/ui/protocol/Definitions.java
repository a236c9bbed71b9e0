package org.probatum.ui.protocol;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The text of a definition, for people who change it. */
final class Definitions {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Definitions() {}

    /** The same definition with line breaks and indentation. */
    static String indented(String canonical) {
        return JSON.writeValueAsString(JSON.readTree(canonical));
    }
}
