package org.probatum.evaluation.analysis;

import java.util.Map;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.SiteId;

/**
 * One randomized participant as somebody sees them who does not know the arm. It has no arm, so what is computed from it
 * cannot depend on the allocation.
 *
 * @param stratum as randomized
 * @param baseline values at enrolment, as written by the site
 * @param outcome what was captured so far, by endpoint
 * @param predictions by the model's name
 * @param columns which modality each table column of the trial came with
 * @param withdrawn whether the participant left the trial
 */
public record BlindedParticipant(
        ParticipantId id,
        SiteId site,
        String stratum,
        Map<String, String> baseline,
        Map<EndpointId, OutcomeValue> outcome,
        Map<String, CaseOutcome> predictions,
        ColumnModalities columns,
        boolean withdrawn) {

    public BlindedParticipant {
        baseline = Map.copyOf(baseline);
        outcome = Map.copyOf(outcome);
        predictions = Map.copyOf(predictions);
    }

    /** The same participant in this arm. */
    public AnalysedParticipant in(ArmId arm) {
        return new AnalysedParticipant(id, arm, site, stratum, baseline, outcome, predictions, columns, withdrawn);
    }

    /** The same participant with the predictions that another one got. */
    BlindedParticipant withPredictions(Map<String, CaseOutcome> others) {
        return new BlindedParticipant(id, site, stratum, baseline, outcome, others, columns, withdrawn);
    }
}
