package org.probatum.evaluation.analysis;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.SiteId;

/**
 * One randomized participant as the analysis sees them.
 *
 * @param site where the participant was enrolled
 * @param stratum as randomized
 * @param baseline values at enrolment, as written by the site
 * @param outcome what was captured, by endpoint; an endpoint without an entry was not captured
 * @param predictions by the model's name
 * @param columns which modality each table column of the trial came with
 * @param withdrawn whether the participant left the trial
 */
public record AnalysedParticipant(
        ParticipantId id,
        ArmId arm,
        SiteId site,
        String stratum,
        Map<String, String> baseline,
        Map<EndpointId, OutcomeValue> outcome,
        Map<String, CaseOutcome> predictions,
        ColumnModalities columns,
        boolean withdrawn) {

    public AnalysedParticipant {
        baseline = Map.copyOf(baseline);
        outcome = Map.copyOf(outcome);
        predictions = Map.copyOf(predictions);
    }

    /** The model's prediction, where it made one. */
    public Optional<CaseOutcome.Evaluated> prediction(String model) {
        return predictions.get(model) instanceof CaseOutcome.Evaluated evaluated
                ? Optional.of(evaluated)
                : Optional.empty();
    }

    /** The modalities of which a prediction rests on filled values; a value from the enrolment belongs to none. */
    public Set<Modality> filledModalities(CaseOutcome.Evaluated prediction) {
        return prediction.filled().stream()
                .flatMap(column -> columns.of(column).stream())
                .collect(Collectors.toSet());
    }
}
