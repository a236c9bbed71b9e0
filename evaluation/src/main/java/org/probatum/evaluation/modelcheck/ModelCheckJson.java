package org.probatum.evaluation.modelcheck;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.probatum.evaluation.statistics.diagnostic.Calibration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@link ModelCheckReport} as JSON. */
final class ModelCheckJson {

    private ModelCheckJson() {}

    static String write(ModelCheckReport report) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("model", report.model().name());
        root.put("version", report.model().version());
        root.put("digest", report.digest().hex());
        root.put("task", report.task());
        root.put("referenceStandard", report.reference());
        root.put("verdict", report.severe() ? "severe" : "passed");
        ArrayNode findings = root.putArray("findings");
        report.findings()
                .forEach(f -> findings.addObject()
                        .put("severity", f.severity().name().toLowerCase(Locale.ROOT))
                        .put("code", f.code())
                        .put("message", f.message()));
        ObjectNode counts = root.putObject("participants");
        counts.put("inCohort", report.participants());
        counts.put("scored", report.scored());
        counts.put("scoredWithMissingModality", report.masked());
        counts.put("scoredWithFilledValues", report.filled());
        counts.put("withReferenceStandard", report.known());
        ObjectNode reasons = counts.putObject("notEvaluable");
        new TreeMap<>(report.notEvaluable()).forEach(reasons::put);
        root.put("claimsFrom", report.claimsFrom());
        metrics(root.putArray("metrics"), report.metrics());
        report.calibration().ifPresent(c -> calibration(root.putObject("calibration"), c));
        metrics(root.putArray("subgroups"), report.subgroups());
        ArrayNode fields = root.putArray("borderFields");
        report.borderFields()
                .forEach(f -> fields.addObject()
                        .put("input", f.input())
                        .put("rows", f.rows())
                        .put("columns", f.columns())
                        .put("share", f.share())
                        .put("scoreChange", f.scoreChange())
                        .put("cases", f.cases()));
        ArrayNode overlap = root.putArray("trainingOverlap");
        report.inTraining().forEach(overlap::add);
        return root.toPrettyString();
    }

    private static void metrics(ArrayNode array, List<Metric> metrics) {
        for (Metric metric : metrics) {
            ObjectNode node = array.addObject();
            node.put("name", metric.name());
            node.put("label", metric.label());
            metric.estimate().ifPresentOrElse(e -> node.put("estimate", e), () -> node.putNull("estimate"));
            metric.interval()
                    .ifPresent(limits -> node.put("lower95", limits.lower()).put("upper95", limits.upper()));
            node.put("n", metric.n());
            node.put("events", metric.events());
            metric.claim().ifPresent(claim -> node.put("claim", claim));
            if (!metric.why().isEmpty()) {
                node.put("reason", metric.why());
            }
        }
    }

    private static void calibration(ObjectNode node, Calibration c) {
        node.put("n", c.n());
        node.put("events", c.events());
        node.put("intercept", c.calibrationInTheLarge().intercept());
        node.put("interceptSe", c.calibrationInTheLarge().se());
        node.put("slope", c.calibrationModel().slope());
        node.put("slopeSe", c.calibrationModel().slopeSe());
        node.put("observedExpected", c.observedExpected());
        node.put("expectedCalibrationError", c.eceEqualWidth());
        node.put("source", Calibration.SOURCE);
    }
}
