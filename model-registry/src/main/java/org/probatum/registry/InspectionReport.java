package org.probatum.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.trial.audit.Digest;

/**
 * What inspection found in a model package.
 *
 * @param digest SHA-256 of {@code model.onnx}; absent where the package could not be opened
 * @param opset version of the ONNX operators, absent where the model could not be read
 * @param inputs as the graph states them, with the card's words on unit, modality and features
 * @param parameters number of values in the model's weights, whether trained or not
 * @param operators how often each operator occurs, by name
 * @param declaredFamily the card's words
 * @param tolerance the rule of conformance, in words
 */
public record InspectionReport(
        Optional<ModelVersionId> id,
        Optional<Digest> digest,
        Optional<Long> opset,
        Optional<Long> irVersion,
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        long parameters,
        Map<String, Integer> operators,
        Optional<String> declaredFamily,
        Optional<FusionTopology> topology,
        List<Finding> findings,
        List<ConformanceResult> conformance,
        String tolerance) {

    public InspectionReport {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        operators = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(operators));
        findings = List.copyOf(findings);
        conformance = List.copyOf(conformance);
    }

    /** Accepted, unless a finding is faulty or unsafe. */
    public InspectionVerdict verdict() {
        List<String> reasons = findings.stream()
                .filter(finding -> finding.severity().refuses())
                .map(Finding::message)
                .toList();
        return reasons.isEmpty() ? new InspectionVerdict.Accepted() : new InspectionVerdict.Refused(reasons);
    }

    public boolean accepted() {
        return verdict() instanceof InspectionVerdict.Accepted;
    }

    /** Why it is refused; empty when accepted. */
    public List<String> reasons() {
        return switch (verdict()) {
            case InspectionVerdict.Accepted a -> List.of();
            case InspectionVerdict.Refused r -> r.reasons();
        };
    }

    /** Whether the detected family is the declared one; empty where one of the two is not known. */
    public Optional<Boolean> topologyAgrees() {
        return topology.filter(t -> t.family() != FusionTopology.Family.UNKNOWN)
                .flatMap(t -> declaredFamily.map(t::agreesWith));
    }

    /** The report for a terminal: verdict and reasons first, then what was found. */
    public String toText() {
        return InspectionReportText.write(this);
    }

    /** The report as JSON text; the form is stable. */
    public String toJson() {
        return InspectionReportJson.write(this);
    }
}
