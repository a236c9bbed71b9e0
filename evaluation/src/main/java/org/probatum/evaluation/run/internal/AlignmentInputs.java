package org.probatum.evaluation.run.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.AlignmentPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an alignment was made from, as its record names it under {@code inputs}: an alignment of the same inputs is the same.
 *
 * @param settings digest of what the plan says about the registration
 */
record AlignmentInputs(Input fixed, Input moving, Digest settings) {

    static final String KEY = "inputs";

    /**
     * @param name without ending
     * @param digest of the file
     */
    record Input(String name, Digest digest) {

        private Map<String, Object> plain() {
            return Map.of("name", name, "digest", digest.hex());
        }

        private static Input parse(JsonNode node) {
            return new Input(
                    node.get("name").stringValue(),
                    new Digest(node.get("digest").stringValue()));
        }
    }

    /**
     * The pair that a plan names among current acquisitions.
     *
     * @throws IllegalArgumentException if one is not there or was refused
     */
    static AlignmentInputs of(AlignmentPlan plan, List<Acquisition> current) {
        return new AlignmentInputs(require(plan.fixed(), current), require(plan.moving(), current), settings(plan));
    }

    private static Digest settings(AlignmentPlan plan) {
        List<Object> bounds = plan.acceptance().stream()
                .<Object>map(bound -> List.of(
                        bound.measure(), bound.min().toString(), bound.max().toString()))
                .toList();
        return Digest.ofText(CanonicalJson.write(Map.of(
                "transform", plan.transform().name(),
                "metric", plan.metric().name(),
                "levels", plan.levels(),
                "acceptance", bounds)));
    }

    private static Input require(String name, List<Acquisition> current) {
        return current.stream()
                .filter(acquisition -> !(acquisition.verdict() instanceof InputQualityVerdict.Refused))
                .filter(acquisition -> isVolume(acquisition.name(), name))
                .map(acquisition -> new Input(name, acquisition.digest()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Volume " + name + " of this alignment is not among the acquisitions any more"));
    }

    private static boolean isVolume(String file, String name) {
        return file.equals(name + ".nii") || file.equals(name + ".nii.gz");
    }

    /** As a record holds them; empty for a record of an earlier release. */
    static Optional<AlignmentInputs> of(JsonNode record) {
        JsonNode inputs = record.get(KEY);
        return inputs == null
                ? Optional.empty()
                : Optional.of(new AlignmentInputs(
                        Input.parse(inputs.get("fixed")),
                        Input.parse(inputs.get("moving")),
                        new Digest(inputs.get("settings").stringValue())));
    }

    /** Whether an alignment was made from the same files with the same settings. */
    boolean isThoseOf(AlignmentRecord alignment) {
        return of(JsonMapper.shared().readTree(alignment.record()))
                .filter(this::equals)
                .isPresent();
    }

    Map<String, Object> plain() {
        return Map.of("fixed", fixed.plain(), "moving", moving.plain(), "settings", settings.hex());
    }
}
