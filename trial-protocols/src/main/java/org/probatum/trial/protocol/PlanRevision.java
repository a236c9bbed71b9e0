package org.probatum.trial.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The analysis plan of a protocol as JSON, both ways, and the protocol with another plan in it.
 *
 * <p>A plan is always read within a whole definition, so that every check of {@code trial.json} holds for it as well.
 */
public final class PlanRevision {

    private static final String PLAN = "analysisPlan";
    private static final String ANALYSES = "analyses";
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PlanRevision() {}

    /** The plan as it stands in {@code trial.json}, indented, members in the order of the schema. */
    public static String json(StatisticalAnalysisPlan plan) {
        return PRETTY.writeValueAsString(plain(plan));
    }

    /** One analysis as it stands in {@code trial.json}. */
    public static String json(PlannedAnalysis analysis) {
        return PRETTY.writeValueAsString(plain(analysis));
    }

    /**
     * The definition of a protocol with another version number and another plan.
     *
     * @param planJson the content of {@code analysisPlan}
     * @return the draft, or every finding; nothing is stored
     */
    public static DefinitionOutcome of(Protocol base, String version, String planJson) {
        JsonNode plan;
        try {
            plan = DefinitionReader.tree(planJson);
        } catch (JacksonException e) {
            return new DefinitionOutcome.Invalid(
                    List.of(new Finding("/" + PLAN, "is not JSON: " + e.getOriginalMessage())));
        }
        ObjectNode document = (ObjectNode) DefinitionReader.tree(base.canonical());
        document.put("version", version);
        document.set(PLAN, plan);
        return TrialDefinition.check(document.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * One analysis that the plan of a protocol does not list, checked as if it did.
     *
     * @param analysisJson as {@link #json(PlannedAnalysis)} gives it
     * @throws InvalidDefinitionException with every finding, if it does not fit into the protocol
     */
    public static PlannedAnalysis analysis(Protocol base, String analysisJson) {
        ObjectNode plan = (ObjectNode) DefinitionReader.tree(base.canonical()).get(PLAN);
        plan.withArray(ANALYSES).add(DefinitionReader.tree(analysisJson));
        return switch (of(base, base.version(), plan.toString())) {
            case DefinitionOutcome.Valid valid ->
                valid.protocol().definition().analysisPlan().analyses().getLast();
            case DefinitionOutcome.Invalid invalid -> throw new InvalidDefinitionException(invalid.findings());
        };
    }

    /**
     * The next version number: the last part counted on, a second part added where there is one only. {@code 1.0} gives
     * {@code 1.1}, {@code 2} gives {@code 2.1}.
     */
    public static String nextVersion(String version) {
        int dot = version.lastIndexOf('.');
        return dot < 0
                ? version + ".1"
                : version.substring(0, dot + 1) + (Long.parseLong(version.substring(dot + 1)) + 1);
    }

    private static Map<String, Object> plain(StatisticalAnalysisPlan plan) {
        List<Object> analyses = new ArrayList<>();
        plan.analyses().forEach(analysis -> analyses.add(plain(analysis)));
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("alpha", plan.alpha());
        plain.put("confLevel", plan.confLevel());
        plain.put(ANALYSES, analyses);
        return plain;
    }

    private static Map<String, Object> plain(PlannedAnalysis analysis) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", analysis.id().value());
        plain.put("title", analysis.title());
        plain.put("endpoint", analysis.endpoint().value());
        plain.put("method", analysis.method());
        plain.put("analysisSet", analysis.analysisSet().value());
        plain.put("purpose", analysis.purpose().name().toLowerCase(Locale.ROOT));
        if (!analysis.models().isEmpty()) {
            plain.put("models", analysis.models());
        }
        if (!analysis.covariates().isEmpty()) {
            plain.put("covariates", analysis.covariates());
        }
        if (analysis.stratified()) {
            plain.put("stratified", true);
        }
        analysis.tau().ifPresent(tau -> plain.put("tau", number(tau)));
        analysis.horizon().ifPresent(horizon -> plain.put("horizon", number(horizon)));
        analysis.alpha().ifPresent(alpha -> plain.put("alpha", alpha));
        analysis.confLevel().ifPresent(level -> plain.put("confLevel", level));
        if (!analysis.options().isEmpty()) {
            plain.put("options", analysis.options());
        }
        return plain;
    }

    /** 36 rather than 36.0, as people write it. */
    private static Number number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Number) (long) value : (Number) value;
    }
}
