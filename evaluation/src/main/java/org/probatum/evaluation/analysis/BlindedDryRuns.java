package org.probatum.evaluation.analysis;

import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;

/** Runs the plan in force on dummy arms while the trial is blinded, so that tables and figures can be judged beforehand. */
public interface BlindedDryRuns {

    /**
     * Answers the plan on dummy arms. It reads masked allocations only, changes nothing but the audit trail, and stores no
     * result.
     *
     * @param seed number of the dummy arms; not negative
     * @throws org.probatum.trial.audit.NotAllowedException if the actor is no statistician
     * @throws IllegalArgumentException if no protocol is approved, nobody is randomized, no outcome is captured, or the
     *     allocation is revealed already
     */
    DryRun run(Actor by, TrialId trial, int seed);
}
