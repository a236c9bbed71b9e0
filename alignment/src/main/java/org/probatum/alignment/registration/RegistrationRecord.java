package org.probatum.alignment.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a result came about: enough to run it again.
 *
 * @param algorithm name and version of the method; changes when its results do
 * @param plan all settings
 * @param stages in the order they ran
 */
public record RegistrationRecord(String algorithm, RegistrationPlan plan, List<StageRecord> stages) {

    public RegistrationRecord {
        stages = List.copyOf(stages);
    }

    /** Accepted steps over all stages. */
    public int iterations() {
        return stages.stream().mapToInt(StageRecord::iterations).sum();
    }

    /** Plain text, numbers, lists and maps, in fixed order. */
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("algorithm", algorithm);
        plain.put("plan", plan.toPlain());
        plain.put("stages", stages.stream().map(RegistrationRecord::plain).toList());
        return plain;
    }

    private static Map<String, Object> plain(StageRecord stage) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("model", stage.model().name());
        plain.put("level", stage.level());
        plain.put("samples", stage.samples());
        plain.put("iterations", stage.iterations());
        plain.put("evaluations", stage.evaluations());
        plain.put("stop", stage.stop());
        plain.put("firstCost", stage.firstCost());
        plain.put("lastCost", stage.lastCost());
        return plain;
    }
}
