package org.probatum.evaluation.run.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.protocol.ApprovedProtocol;
import tools.jackson.databind.json.JsonMapper;

/** What a run depends on besides its data, from which it can be repeated and compared. */
final class RunProvenance {

    private RunProvenance() {}

    /** Whether a run of this provenance started under exactly this protocol. */
    static boolean isUnder(ApprovedProtocol protocol, String provenance) {
        String digest =
                JsonMapper.shared().readTree(provenance).path("protocolDigest").stringValue("");
        return digest.equals(protocol.digest().hex());
    }

    static String of(ApprovedProtocol protocol, RunJob work, int threads) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("protocol", protocol.trial() + "@" + protocol.version());
        facts.put("protocolDigest", protocol.digest().hex());
        List<Map<String, Object>> models = work.models().onTrial().stream()
                .map(model -> Map.<String, Object>of(
                        "model", model.reference().reference(),
                        "digest", model.reference().digest().hex(),
                        "provider", model.session().provider()))
                .toList();
        facts.put("models", models);
        facts.put("onnxRuntime", OnnxModelSession.runtimeVersion());
        facts.put("threadsPerSession", 1);
        facts.put("casesInParallel", threads);
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return CanonicalJson.write(facts);
    }
}
