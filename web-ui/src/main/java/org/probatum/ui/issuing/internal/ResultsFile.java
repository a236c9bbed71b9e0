package org.probatum.ui.issuing.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probatum.evaluation.analysis.AnalysisResults;
import org.probatum.evaluation.analysis.PostHocAnalysis;
import org.probatum.trial.audit.CanonicalJson;
import tools.jackson.databind.json.JsonMapper;

/** The issued {@code results.json}: the signed results as they are, and beside them what was performed post hoc. */
final class ResultsFile {

    private ResultsFile() {}

    /**
     * @param signed the stored results of the locked plan
     * @return the same bytes when nothing was performed post hoc
     */
    static byte[] of(byte[] signed, List<PostHocAnalysis> postHoc) {
        if (postHoc.isEmpty()) {
            return signed;
        }
        if (!(JsonMapper.shared().readValue(signed, Object.class) instanceof Map<?, ?> stored)) {
            throw new IllegalStateException("The stored results are no JSON object");
        }
        Map<String, Object> all = new TreeMap<>();
        stored.forEach((name, value) -> all.put(String.valueOf(name), value));
        all.put(
                "postHoc",
                AnalysisResults.plainNumbers(
                        postHoc.stream().map(PostHocAnalysis::result).toList()));
        return CanonicalJson.write(all).getBytes(StandardCharsets.UTF_8);
    }
}
