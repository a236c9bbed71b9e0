package org.probatum.ui.runs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.evaluation.run.Prediction;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.cohort.ParticipantId;

/**
 * What the predictions of a run add up to.
 *
 * @param participants how many have sealed predictions
 * @param models by model, in the order of names
 * @param filled by table column, for how many participants its value was filled in
 * @param withFilled how many participants have a prediction that rests on a filled value
 */
record RunSummary(
        int participants, Map<ModelVersionId, ModelTally> models, Map<String, Integer> filled, int withFilled) {

    /**
     * What one model did.
     *
     * @param evaluated participants with a prediction
     * @param usingFilled among them, those whose prediction rests on a filled value
     * @param masked among them, those for whom a modality was masked as missing
     * @param notEvaluable by reason, who could not be evaluated
     */
    record ModelTally(int evaluated, int usingFilled, int masked, Map<String, List<ParticipantId>> notEvaluable) {

        int refused() {
            return Math.toIntExact(notEvaluable.values().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .count());
        }
    }

    /** @param predictions those of one run */
    static RunSummary of(Map<ParticipantId, List<Prediction>> predictions) {
        Map<ModelVersionId, List<Prediction>> byModel = new TreeMap<>();
        Map<String, Set<ParticipantId>> filled = new TreeMap<>();
        Set<ParticipantId> participants = new TreeSet<>();
        predictions.values().stream().flatMap(Collection::stream).forEach(prediction -> {
            participants.add(prediction.participant());
            byModel.computeIfAbsent(prediction.model(), model -> new ArrayList<>())
                    .add(prediction);
            if (prediction.outcome() instanceof CaseOutcome.Evaluated evaluated) {
                evaluated
                        .filled()
                        .forEach(column -> filled.computeIfAbsent(column, name -> new TreeSet<>())
                                .add(prediction.participant()));
            }
        });
        Map<ModelVersionId, ModelTally> tallies = new TreeMap<>();
        byModel.forEach((model, ofModel) -> tallies.put(model, tally(ofModel)));
        Map<String, Integer> counts = new TreeMap<>();
        filled.forEach((column, who) -> counts.put(column, who.size()));
        int any = Math.toIntExact(
                filled.values().stream().flatMap(Collection::stream).distinct().count());
        return new RunSummary(participants.size(), tallies, counts, any);
    }

    private static ModelTally tally(List<Prediction> predictions) {
        int evaluated = 0;
        int usingFilled = 0;
        int masked = 0;
        Map<String, List<ParticipantId>> reasons = new TreeMap<>();
        for (Prediction prediction : predictions) {
            switch (prediction.outcome()) {
                case CaseOutcome.Evaluated e -> {
                    evaluated++;
                    usingFilled += e.usesFilledValues() ? 1 : 0;
                    masked += e.masked().isEmpty() ? 0 : 1;
                }
                case CaseOutcome.NotEvaluable n ->
                    n.reasons()
                            .forEach(reason -> reasons.computeIfAbsent(reason, why -> new ArrayList<>())
                                    .add(prediction.participant()));
            }
        }
        return new ModelTally(evaluated, usingFilled, masked, reasons);
    }
}
