package org.probatum.evaluation.run;

import java.util.Optional;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;

/** Opens what was aligned, so that a person can look at it. */
public interface AlignedPairs {

    /** The alignment of a participant in the run that started last; empty when no run aligned anything. */
    Optional<AlignmentRecord> latest(TrialId trial, ParticipantId participant);

    /** The alignment of a participant in a run. */
    Optional<AlignmentRecord> find(RunId run, ParticipantId participant);

    /**
     * Its volumes, read from the content store, and its transform.
     *
     * @throws IllegalArgumentException if an input of the alignment is not among the acquisitions any more
     * @throws org.probatum.trial.storage.StorageException if its bytes cannot be read or were changed
     */
    AlignedPair open(AlignmentRecord alignment);
}
