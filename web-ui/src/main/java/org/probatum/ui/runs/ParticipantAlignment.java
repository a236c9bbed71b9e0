package org.probatum.ui.runs;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.cohort.ParticipantSection;

/** How the volumes of a participant were aligned, on the participant's page. */
@org.springframework.stereotype.Component
class ParticipantAlignment implements ParticipantSection {

    private final InferenceRuns runs;

    ParticipantAlignment(InferenceRuns runs) {
        this.runs = runs;
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public String heading() {
        return "Alignment of volumes";
    }

    @Override
    public Optional<Component> content(TrialId trial, Participant participant, Actor actor) {
        List<AlignmentRecord> own = runs.runs(trial).stream()
                .filter(run -> run.status() != RunStatus.ABANDONED)
                .flatMap(run -> runs.alignments(run.id()).stream())
                .filter(alignment -> alignment.participant().equals(participant.id()))
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(AlignmentPanel.table(trial, own));
    }

    @Override
    public String whenEmpty() {
        return "No volumes of this participant were aligned: no run yet, or no pair of volumes.";
    }
}
