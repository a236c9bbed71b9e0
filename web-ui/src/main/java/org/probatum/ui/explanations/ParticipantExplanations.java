package org.probatum.ui.explanations;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.run.UnexplainedCase;
import org.probatum.evaluation.run.UnexplainedCases;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.cohort.ParticipantSection;
import org.probatum.ui.component.PageSection;

/** The explanations of a participant's predictions, on the participant's page. */
@org.springframework.stereotype.Component
class ParticipantExplanations implements ParticipantSection {

    private final InferenceRuns runs;
    private final UnexplainedCases unexplained;
    private final ContentStore contents;

    ParticipantExplanations(InferenceRuns runs, UnexplainedCases unexplained, ContentStore contents) {
        this.runs = runs;
        this.unexplained = unexplained;
        this.contents = contents;
    }

    @Override
    public int order() {
        return 130;
    }

    @Override
    public String heading() {
        return "Explanations";
    }

    @Override
    public Optional<Component> content(TrialId trial, Participant participant, Actor actor) {
        List<StoredExplanation> all = runs.explanations(trial, participant.id());
        List<UnexplainedCase> absent = unexplained.of(trial).stream()
                .filter(u -> u.participant().equals(participant.id()))
                .toList();
        if (all.isEmpty() && absent.isEmpty()) {
            return Optional.empty();
        }
        Div cards = new Div();
        cards.addClassName("gallery");
        all.forEach(explanation -> cards.add(new ExplanationCard(trial, explanation, contents)));
        Div content = new Div(PageSection.note(ExplanationWords.LIMITS), cards);
        if (!absent.isEmpty()) {
            content.add(new UnexplainedTable(absent));
        }
        return Optional.of(content);
    }

    @Override
    public String whenEmpty() {
        return "No explanation is stored for this participant yet; a run stores them as the protocol plans.";
    }
}
