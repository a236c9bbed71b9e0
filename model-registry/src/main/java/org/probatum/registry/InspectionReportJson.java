package org.probatum.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes an {@link InspectionReport} as JSON. A number that is not finite is written as null. */
final class InspectionReportJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private InspectionReportJson() {}

    static String write(InspectionReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", report.id().map(ModelVersionId::name).orElse(null));
        json.put("version", report.id().map(ModelVersionId::version).orElse(null));
        json.put("digest", report.digest().map(Object::toString).orElse(null));
        json.put("opset", report.opset().orElse(null));
        json.put("irVersion", report.irVersion().orElse(null));
        json.put("parameters", report.parameters());
        json.put(
                "inputs",
                report.inputs().stream().map(InspectionReportJson::tensor).toList());
        json.put(
                "outputs",
                report.outputs().stream().map(InspectionReportJson::tensor).toList());
        json.put("operators", report.operators());
        json.put("topology", topology(report));
        json.put(
                "findings",
                report.findings().stream().map(InspectionReportJson::finding).toList());
        json.put("tolerance", report.tolerance());
        json.put(
                "conformance",
                report.conformance().stream().map(InspectionReportJson::result).toList());
        json.put("verdict", report.accepted() ? "accepted" : "refused");
        json.put("reasons", report.reasons());
        return JSON.writeValueAsString(json);
    }

    private static Map<String, @Nullable Object> tensor(TensorSpec spec) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", spec.name());
        json.put("dtype", spec.dtype());
        json.put("shape", spec.shape().stream().map(InspectionReportJson::axis).toList());
        spec.modality().ifPresent(modality -> json.put("modality", modality));
        spec.unit().ifPresent(unit -> json.put("unit", unit));
        spec.meaning().ifPresent(meaning -> json.put("meaning", meaning));
        return json;
    }

    private static Object axis(Axis axis) {
        return switch (axis) {
            case Axis.Fixed fixed -> fixed.length();
            case Axis.Free free -> free.symbol();
        };
    }

    private static Map<String, @Nullable Object> topology(InspectionReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("declared", report.declaredFamily().orElse(null));
        json.put("detected", report.topology().map(FusionTopology::label).orElse(null));
        json.put("agrees", report.topologyAgrees().orElse(null));
        report.topology().ifPresent(topology -> {
            json.put("explanation", topology.explanation());
            json.put("branches", branches(topology.branches()));
            json.put("layersAfter", topology.layersAfter());
            json.put("modalityMask", topology.modalityMask());
        });
        return json;
    }

    private static List<Map<String, Object>> branches(List<FusionTopology.Branch> branches) {
        return branches.stream()
                .map(branch -> Map.<String, Object>of("input", branch.input(), "layersBefore", branch.layersBefore()))
                .toList();
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("severity", finding.severity().name().toLowerCase(java.util.Locale.ROOT));
        json.put("code", finding.code());
        json.put("message", finding.message());
        return json;
    }

    private static Map<String, @Nullable Object> result(ConformanceResult result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("set", result.set());
        json.put("output", result.output());
        json.put("maxAbs", finite(result.maxAbs()));
        json.put("maxRel", finite(result.maxRel()));
        json.put("bitEqual", result.bitEqual());
        json.put("passed", result.passed());
        return json;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
