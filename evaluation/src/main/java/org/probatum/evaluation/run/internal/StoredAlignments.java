package org.probatum.evaluation.run.internal;

import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.preparation.CasePreparation;
import org.probatum.trial.protocol.AlignmentPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stored alignment back, for the preparation of a case. */
final class StoredAlignments {

    private StoredAlignments() {}

    /**
     * @param whyNotUsed why the moved volume is not used, such as {@code failed}; empty when it is
     * @param record canonical JSON, with the transform where there is one
     */
    static CasePreparation.AppliedAlignment applied(AlignmentPlan plan, String whyNotUsed, String record) {
        JsonNode json = JsonMapper.shared().readTree(record);
        boolean usable = whyNotUsed.isEmpty() && json.has("transform");
        Optional<Map<?, ?>> transform = usable
                ? Optional.of(JsonMapper.shared().convertValue(json.get("transform"), Map.class))
                : Optional.empty();
        String why = whyNotUsed.isEmpty() ? "failed" : whyNotUsed;
        return new CasePreparation.AppliedAlignment(
                plan.fixed(),
                plan.moving(),
                transform,
                usable ? Optional.empty() : Optional.of("alignment of " + plan.moving() + " " + why));
    }
}
