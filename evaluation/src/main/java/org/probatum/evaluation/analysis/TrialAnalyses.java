package org.probatum.evaluation.analysis;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;

/** Performs the analysis of an unblinded trial and keeps what it gave. */
public interface TrialAnalyses {

    /**
     * Answers the locked plan. Asked again with the same data, it returns the stored analysis and changes nothing.
     *
     * @throws org.probatum.trial.audit.NotAllowedException if the actor is no statistician
     * @throws IllegalArgumentException if the trial is not unblinded yet
     */
    StoredAnalysis analyse(Actor by, TrialId trial);

    /** The latest analysis of a trial. */
    Optional<StoredAnalysis> latest(TrialId trial);

    /**
     * The results of the unblinded trial, computed from the stored data.
     *
     * @throws IllegalArgumentException if the trial is not unblinded yet
     */
    AnalysisResults results(TrialId trial);

    /**
     * The participants as the analysis sees them, in the order of randomization.
     *
     * @throws IllegalArgumentException if the trial is not unblinded yet
     */
    List<AnalysedParticipant> participants(TrialId trial);
}
