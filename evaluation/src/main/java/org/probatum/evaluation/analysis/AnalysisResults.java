package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;

/**
 * Everything that the analysis of a trial gave.
 *
 * @param plan the answers of the locked plan, in plan order
 * @param inputs how inputs were handled, by arm
 * @param baseline participants at baseline, by arm
 */
public record AnalysisResults(List<AnalysisResult> plan, InputHandling inputs, BaselineSummary baseline) {

    public AnalysisResults {
        plan = List.copyOf(plan);
    }

    /**
     * Canonical JSON: every number with id, analysis, endpoint, estimand, method, n, estimate, interval and p.
     *
     * @param passport what the numbers rest on, the same for all: protocol, data, runs, code
     */
    public String toJson(Map<String, Object> passport) {
        Map<String, Object> handling = new LinkedHashMap<>();
        inputs.models().forEach((model, tallies) -> handling.put(model, plain(tallies)));
        return CanonicalJson.write(
                Map.of("passport", passport, "numbers", plainNumbers(plan), "inputHandling", handling));
    }

    /** The digest of {@link #toJson}. */
    public Digest digest(Map<String, Object> passport) {
        return Digest.ofText(toJson(passport));
    }

    /** Every number of these answers as plain JSON values, as {@code results.json} lists them. */
    public static List<Object> plainNumbers(List<AnalysisResult> results) {
        List<Object> numbers = new ArrayList<>();
        results.forEach(result -> result.numbers().forEach(number -> numbers.add(plain(result, number))));
        return numbers;
    }

    private static List<Object> plain(List<ArmTally> tallies) {
        List<Object> lines = new ArrayList<>();
        for (ArmTally tally : tallies) {
            Map<String, Object> counts = new LinkedHashMap<>();
            tally.counts().forEach((arm, count) -> counts.put(arm.value(), count));
            lines.add(Map.of("what", tally.what(), "counts", counts));
        }
        return lines;
    }

    private static Map<String, Object> plain(AnalysisResult result, ReportedNumber number) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", number.id());
        plain.put("label", number.label());
        plain.put("analysis", result.id());
        plain.put("title", result.title());
        plain.put("endpoint", result.endpoint());
        result.estimand().ifPresent(estimand -> plain.put("estimand", estimand));
        plain.put("method", result.method());
        plain.put("source", result.source());
        plain.put("analysisSet", result.analysisSet());
        plain.put("purpose", result.purpose().name().toLowerCase(java.util.Locale.ROOT));
        plain.put("postHoc", result.postHoc());
        result.standing().stamp().ifPresent(stamp -> plain.put("stamp", stamp));
        plain.put("scale", number.scale().name().toLowerCase(java.util.Locale.ROOT));
        number.unit().ifPresent(unit -> plain.put("unit", unit));
        plain.put("n", number.n());
        number.events().ifPresent(events -> plain.put("events", events));
        put(plain, "estimate", number.estimate());
        number.interval()
                .ifPresent(i -> plain.put(
                        "ci",
                        Map.of(
                                "lower", finite(i.lower()),
                                "upper", finite(i.upper()),
                                "level", result.confidenceLevel())));
        put(plain, "p", number.p());
        put(plain, "statistic", number.statistic());
        put(plain, "df", number.degreesOfFreedom());
        number.notEstimable().ifPresent(reason -> plain.put("notEstimable", reason));
        plain.put("warnings", result.warnings());
        return plain;
    }

    private static void put(Map<String, Object> plain, String name, OptionalDouble value) {
        value.ifPresent(number -> plain.put(name, finite(number)));
    }

    /** An infinite limit as text, as the statistics requests write it. */
    private static Object finite(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        return value;
    }
}
