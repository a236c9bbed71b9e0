package org.probatum.ui.cohort;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.protocol.TrialId;

/**
 * A part of a participant's page that another room fills, such as alignment, prediction or explanations. Every bean of this type
 * is shown, in the order of {@link #order}.
 */
public interface ParticipantSection {

    /** Where it stands: below 100 before the modalities, above after them. */
    int order();

    /** Its heading. */
    String heading();

    /** Its content for this participant; nothing when it has nothing to say yet, and then {@link #whenEmpty} stands there. */
    Optional<Component> content(TrialId trial, Participant participant, Actor actor);

    /** What stands there otherwise, in one sentence. */
    String whenEmpty();
}
