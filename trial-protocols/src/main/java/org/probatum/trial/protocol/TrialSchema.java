package org.probatum.trial.protocol;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The JSON Schema (2020-12) of {@code trial.json}. */
public final class TrialSchema {

    private static final String RESOURCE = "trial.schema.json";

    private TrialSchema() {}

    /** The schema's text, as {@code probatum schema trial} prints it. */
    public static String text() {
        try (InputStream in = TrialSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The build lacks the resource " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource " + RESOURCE, e);
        }
    }

    /** What breaks the schema, one finding per place, without repetition. */
    static List<Finding> findings(JsonNode document) {
        List<Error> errors = Compiled.SCHEMA.validate(document);
        return errors.stream().map(SchemaWording::finding).distinct().toList();
    }

    /** Compiled at first use. */
    private static final class Compiled {
        static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(), InputFormat.JSON);
    }
}
