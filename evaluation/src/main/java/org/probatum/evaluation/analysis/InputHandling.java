package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.ModelRole;
import org.probatum.trial.protocol.TrialDefinition;

/**
 * How inputs were handled, counted by arm: CONSORT-AI 5(iii).
 *
 * @param models one line per model on trial: evaluated, with filled values, with masked modalities, not evaluable by reason
 */
public record InputHandling(Map<String, List<ArmTally>> models) {

    public InputHandling {
        models = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(models));
    }

    static InputHandling of(TrialDefinition definition, List<AnalysedParticipant> participants) {
        Map<String, List<ArmTally>> models = new LinkedHashMap<>();
        for (ModelReference model : definition.models()) {
            if (model.role() != ModelRole.ENCODER) {
                models.put(model.name(), tallies(model.name(), participants));
            }
        }
        return new InputHandling(models);
    }

    private static List<ArmTally> tallies(String model, List<AnalysedParticipant> participants) {
        List<ArmTally> tallies = new ArrayList<>();
        tallies.add(count("Evaluated", participants, p -> p.prediction(model).isPresent()));
        tallies.add(count(
                "of these with filled values",
                participants,
                p -> p.prediction(model)
                        .filter(CaseOutcome.Evaluated::usesFilledValues)
                        .isPresent()));
        tallies.add(count(
                "of these with masked modalities",
                participants,
                p -> p.prediction(model).filter(e -> !e.masked().isEmpty()).isPresent()));
        Map<String, Map<ArmId, Integer>> reasons = new TreeMap<>();
        for (AnalysedParticipant p : participants) {
            if (p.predictions().get(model) instanceof CaseOutcome.NotEvaluable not) {
                reasons.computeIfAbsent(String.join("; ", not.reasons()), reason -> new TreeMap<>())
                        .merge(p.arm(), 1, Integer::sum);
            }
        }
        reasons.forEach((reason, counts) -> tallies.add(new ArmTally("Not evaluable: " + reason, counts)));
        tallies.add(count("No run", participants, p -> !p.predictions().containsKey(model)));
        return tallies;
    }

    static ArmTally count(String what, List<AnalysedParticipant> participants, Predicate<AnalysedParticipant> counted) {
        Map<ArmId, Integer> counts = new TreeMap<>();
        participants.stream().filter(counted).forEach(p -> counts.merge(p.arm(), 1, Integer::sum));
        return new ArmTally(what, counts);
    }
}
