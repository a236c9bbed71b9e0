package org.probatum.trial.acquisition;

import java.util.List;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialId;

/** Takes inputs into a trial. */
public interface AcquisitionService {

    /**
     * Keeps an input, judges its quality and records it as DATA_ACQUIRED, or as INPUT_REJECTED when it is refused.
     *
     * <p>An input under the name of an earlier one takes its place; the earlier one stays on record. Handing in the same
     * bytes again changes nothing and returns what there is.
     *
     * @param by who hands it in; a coordinator
     * @param name the role of the file within its modality, with its ending, such as {@code t1.nii.gz}
     * @throws NotAllowedException if the actor is no coordinator
     * @throws IllegalArgumentException if the name is no plain file name
     */
    Acquisition acquire(
            Actor by, TrialId trial, ParticipantId participant, Modality modality, String name, byte[] bytes);

    /** Everything handed in for a participant, oldest first, with what was replaced. */
    List<Acquisition> byParticipant(TrialId trial, ParticipantId participant);

    /** Everything handed in for a trial, oldest first, with what was replaced. */
    List<Acquisition> byTrial(TrialId trial);

    /** What counts now of a participant: the latest input of each modality and name, refused ones too. */
    default List<Acquisition> current(TrialId trial, ParticipantId participant) {
        return AvailabilityMatrix.current(byParticipant(trial, participant));
    }

    /** Which modality of which of these participants there is. */
    default AvailabilityMatrix availability(
            TrialId trial, List<ParticipantId> participants, List<Modality> modalities) {
        return AvailabilityMatrix.of(participants, modalities, byTrial(trial));
    }
}
