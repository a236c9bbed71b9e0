package org.probatum.evaluation.run.internal;

import java.util.HashMap;
import java.util.Map;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.protocol.Threshold;

/**
 * An explanation frozen as canonical JSON: its numbers, and everything that decided them. The audit trail holds the
 * digest of these bytes.
 */
final class ExplanationSnapshot {

    private ExplanationSnapshot() {}

    static byte[] json(CaseExplainer.Explained e) {
        Map<String, Object> all =
                new HashMap<>(ExplanationContent.finite(e.content().plain()));
        all.put("model", e.model().reference().reference());
        all.put("modelDigest", e.model().reference().digest().hex());
        all.put("method", e.planned().method());
        all.put("subject", e.planned().subject());
        all.put("parameters", e.planned().parameters());
        all.put("inputs", e.given().digest().hex());
        all.put("draw", Map.of("explained", 1, "of", e.given().ready().draws().size()));
        all.put("seed", e.given().seed());
        all.put("checks", checks());
        all.put("runtime", runtime());
        all.put("figures", ExplanationContent.finite(new HashMap<>(e.figures())));
        all.put(
                "thresholds",
                e.planned().plan().passMarks().stream()
                        .map(ExplanationSnapshot::plain)
                        .toList());
        all.put("mark", e.mark().words());
        all.put("reliable", e.mark().reliable());
        return CanonicalJson.bytes(all);
    }

    /** What the figures are measured with. */
    private static Map<String, Object> checks() {
        return Map.of(
                "noiseDraws", ExplanationChecks.NOISE_DRAWS,
                "noiseShare", ExplanationChecks.NOISE_SHARE,
                "randomOrders", RankedParts.RANDOM_ORDERS,
                "weightDraws", ExplainedModel.WEIGHT_DRAWS,
                "weightSeed", ExplainedModel.WEIGHT_SEED);
    }

    private static Map<String, Object> runtime() {
        return Map.of(
                "onnxRuntime",
                OnnxModelSession.runtimeVersion(),
                "provider",
                "CPU",
                "java",
                System.getProperty("java.runtime.version"),
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    private static Map<String, Object> plain(Threshold threshold) {
        Map<String, Object> plain = new HashMap<>();
        plain.put("measure", threshold.measure());
        threshold.min().ifPresent(min -> plain.put("min", min));
        threshold.max().ifPresent(max -> plain.put("max", max));
        return plain;
    }
}
