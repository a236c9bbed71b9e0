package org.probatum.evaluation.run;

import java.util.List;
import org.probatum.trial.protocol.TrialId;

/** Which planned explanations there are not, and why: nothing that the plan asks for is left out in silence. */
public interface UnexplainedCases {

    /** All of a trial, by model, method, subject and participant. */
    List<UnexplainedCase> of(TrialId trial);
}
