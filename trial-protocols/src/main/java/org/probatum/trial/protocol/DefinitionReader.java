package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads a trial definition: JSON, then schema, then values, then the checks of {@link DefinitionChecks}. */
final class DefinitionReader {

    private static final int MAXIMAL_BYTES = 1_000_000;

    private static final JsonMapper MAPPER = mapper();

    private DefinitionReader() {}

    static DefinitionOutcome read(byte[] json) {
        if (json.length > MAXIMAL_BYTES) {
            return invalid("has at most " + MAXIMAL_BYTES + " bytes, was " + json.length);
        }
        JsonNode document;
        try {
            document = MAPPER.readTree(json);
        } catch (JacksonException e) {
            return invalid("is not JSON: " + e.getOriginalMessage() + place(e));
        }
        List<Finding> broken = TrialSchema.findings(document);
        return broken.isEmpty() ? bind(document) : new DefinitionOutcome.Invalid(broken);
    }

    private static DefinitionOutcome bind(JsonNode document) {
        TrialDefinition definition;
        String canonical;
        try {
            canonical = CanonicalJson.write(MAPPER.convertValue(document, Object.class));
            definition = MAPPER.treeToValue(document, TrialDefinition.class);
        } catch (JacksonException e) {
            return new DefinitionOutcome.Invalid(List.of(new Finding(pointer(e), causeOf(e))));
        } catch (IllegalArgumentException e) {
            return invalid(String.valueOf(e.getMessage()));
        }
        List<Finding> findings = DefinitionChecks.of(definition);
        return findings.isEmpty()
                ? new DefinitionOutcome.Valid(new DraftProtocol(definition, canonical))
                : new DefinitionOutcome.Invalid(findings);
    }

    /** The parsed tree of a canonical definition. */
    static JsonNode tree(String canonical) {
        return MAPPER.readTree(canonical);
    }

    private static DefinitionOutcome invalid(String message) {
        return new DefinitionOutcome.Invalid(List.of(new Finding("", message)));
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static String pointer(JacksonException e) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            pointer.append('/').append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex());
        }
        return pointer.toString();
    }

    private static String causeOf(JacksonException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof JacksonException jackson
                ? jackson.getOriginalMessage()
                : String.valueOf(cause.getMessage());
    }

    private static JsonMapper mapper() {
        SimpleModule identifiers = new SimpleModule("identifiers");
        add(identifiers, TrialId.class, TrialId::new);
        add(identifiers, ArmId.class, ArmId::new);
        add(identifiers, SiteId.class, SiteId::new);
        add(identifiers, Modality.class, Modality::new);
        add(identifiers, CriterionId.class, CriterionId::new);
        add(identifiers, VisitId.class, VisitId::new);
        add(identifiers, EndpointId.class, EndpointId::new);
        add(identifiers, AnalysisSetId.class, AnalysisSetId::new);
        add(identifiers, AnalysisId.class, AnalysisId::new);
        add(identifiers, Digest.class, Digest::new);
        JsonSetter.Value emptyWhenAbsent = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .withConfigOverride(List.class, override -> override.setNullHandling(emptyWhenAbsent))
                .withConfigOverride(Map.class, override -> override.setNullHandling(emptyWhenAbsent))
                .addModule(identifiers)
                .build();
    }

    private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> create) {
        module.addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return create.apply(parser.getString());
            }
        });
    }
}
