package org.probatum.registry;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes an {@link InspectionReport} for a terminal. */
final class InspectionReportText {

    private InspectionReportText() {}

    static String write(InspectionReport report) {
        StringBuilder text = new StringBuilder();
        text.append(report.id().map(ModelVersionId::toString).orElse("model package"))
                .append(report.accepted() ? ": accepted\n" : ": REFUSED\n");
        report.reasons().forEach(reason -> text.append("  - ").append(reason).append('\n'));
        report.digest().ifPresent(digest -> line(text, "digest", digest.hex()));
        report.opset().ifPresent(opset -> line(text, "opset", opset + ", " + operators(report)));
        tensors(text, "input", report.inputs());
        tensors(text, "output", report.outputs());
        report.topology().ifPresent(topology -> line(text, "topology", topology(report, topology)));
        conformance(text, report);
        report.findings().stream()
                .filter(finding -> !finding.severity().refuses())
                .forEach(finding -> line(text, finding.severity().name().toLowerCase(Locale.ROOT), finding.message()));
        return text.toString();
    }

    private static String operators(InspectionReport report) {
        int nodes =
                report.operators().values().stream().mapToInt(Integer::intValue).sum();
        return nodes + " operators, " + report.parameters() + " values in weights";
    }

    private static void tensors(StringBuilder text, String role, List<TensorSpec> specs) {
        specs.forEach(spec -> line(
                text,
                role,
                spec.name() + " " + spec.dtype() + " "
                        + spec.shape().stream().map(Axis::toString).collect(Collectors.joining(" x "))
                        + spec.modality().map(modality -> " (" + modality + ")").orElse("")));
    }

    private static String topology(InspectionReport report, FusionTopology topology) {
        String agrees = report.topologyAgrees()
                .map(same -> same ? ", as declared" : ", but the card declares another family")
                .orElse("");
        return topology.label() + agrees
                + report.declaredFamily().map(d -> " (" + d + ")").orElse("") + ". " + topology.explanation();
    }

    private static void conformance(StringBuilder text, InspectionReport report) {
        for (ConformanceResult result : report.conformance()) {
            String measured = result.bitEqual()
                    ? "bit-equal"
                    : String.format(Locale.ROOT, "max |d| %.2e, max rel %.2e", result.maxAbs(), result.maxRel());
            line(text, result.set(), result.output() + ": " + measured + (result.passed() ? "" : "  FAILED"));
        }
        if (!report.conformance().isEmpty()) {
            line(text, "tolerance", report.tolerance());
        }
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append(String.format(Locale.ROOT, "%-16s %s%n", label, value));
    }
}
