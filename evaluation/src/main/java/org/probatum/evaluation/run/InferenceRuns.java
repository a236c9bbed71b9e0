package org.probatum.evaluation.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;

/**
 * Starts, resumes, cancels and abandons runs, and reads what they produced.
 *
 * <p>A run covers every enrolled participant whose predictions are not sealed yet. It is committed in chunks: after a
 * crash it goes on behind the last chunk, and no case is lost or counted twice. Only coordinators start runs.
 *
 * <p>What a run predicted is used once the run is complete. An abandoned run's predictions stay in the audit trail and
 * are used by nobody: whoever it covered waits for a prediction again.
 */
public interface InferenceRuns {

    /**
     * Starts a run in the background.
     *
     * @throws IllegalArgumentException if nobody waits for a prediction, a run of the trial is going on or can be
     *     resumed, or a pinned model is not locked with the pinned digest
     * @throws org.probatum.trial.cohort.DatabaseLockedException if the database is locked
     */
    InferenceRun start(Actor by, TrialId trial);

    /** As {@link #start}, or resumes the run that was interrupted, and returns when it has ended. */
    InferenceRun runToEnd(Actor by, TrialId trial);

    /**
     * Resumes a run that failed, was cancelled or was interrupted, in the background.
     *
     * @throws IllegalArgumentException if it cannot be resumed, or participants, inputs or protocol changed since it
     *     started
     */
    InferenceRun resume(Actor by, RunId run);

    /** Asks a run to stop behind its current chunk; what is sealed stays sealed. */
    void cancel(Actor by, RunId run);

    /**
     * Gives up a run that failed, was cancelled or was interrupted, so that a new one may start.
     *
     * @param reason why; at most 2000 characters
     * @throws IllegalArgumentException if the run goes on, is complete or is abandoned already, the reason is blank or
     *     too long, or the outcome of a participant that it predicted is recorded
     * @throws org.probatum.trial.cohort.DatabaseLockedException if the database is locked
     */
    InferenceRun abandon(Actor by, RunId run, String reason);

    /** The runs of a trial, oldest first. */
    List<InferenceRun> runs(TrialId trial);

    Optional<InferenceRun> find(RunId run);

    /** How many participants of a run are predicted. */
    int predicted(RunId run);

    /** What one run predicted, by participant and then by model name; also of an abandoned run, to be looked at. */
    Map<ParticipantId, List<Prediction>> predictionsOf(RunId run);

    /** All predictions of a trial that no abandoned run made, by participant and then by model name. */
    Map<ParticipantId, List<Prediction>> predictions(TrialId trial);

    /** The predictions of one participant that no abandoned run made, by model name. */
    List<Prediction> predictions(TrialId trial, ParticipantId participant);

    /** The alignments of a run, by participant. */
    List<AlignmentRecord> alignments(RunId run);

    /** All explanations of a trial that no abandoned run made, by participant, model and method. */
    List<StoredExplanation> explanations(TrialId trial);

    /** The explanations of one participant that no abandoned run made, by model and method. */
    List<StoredExplanation> explanations(TrialId trial, ParticipantId participant);
}
