package org.probatum.evaluation.analysis;

import java.util.List;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TrialId;

/** Performs what the locked plan does not list, once the plan itself is answered, and keeps it apart. */
public interface PostHocAnalyses {

    /**
     * Answers a line that the locked plan does not list, stores it and stamps it post hoc.
     *
     * @param line in the form of a plan line; its identifier is new
     * @param reason why; not blank
     * @throws org.probatum.trial.audit.NotAllowedException if the actor is no statistician
     * @throws IllegalArgumentException if the locked plan is not analysed yet, lists the same analysis, or the line does not
     *     fit the trial
     */
    PostHocAnalysis perform(Actor by, TrialId trial, PlannedAnalysis line, String reason);

    /** What was performed, oldest first; empty before unblinding. */
    List<PostHocAnalysis> list(TrialId trial);
}
