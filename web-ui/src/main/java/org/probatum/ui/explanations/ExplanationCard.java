package org.probatum.ui.explanations;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.report.trial.ExplanationWording;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;

/** One explanation in a gallery: its picture, whose it is, and its pass mark. */
final class ExplanationCard extends Div {

    ExplanationCard(TrialId trial, StoredExplanation explanation, ContentStore contents) {
        addClassName("explanation-card");
        String method = ExplanationWords.method(explanation.method());
        String name = method + " of " + explanation.model() + ", participant " + explanation.participant() + ", "
                + explanation.verdict();
        Anchor link = new Anchor(
                ExplanationsNavigation.path(trial, explanation),
                new StoredPicture(contents, explanation.picture(), name));
        link.addClassName("card-picture");
        Span participant = new Span(explanation.participant().value());
        participant.addClassName("identifier");
        Span model = new Span(explanation.model().toString());
        model.addClassName("identifier");
        Div words = new Div(
                new Div(participant, ExplanationWords.mark(explanation)),
                new Div(new Span(ExplanationWording.kind(explanation.method(), explanation.subject()))),
                new Div(model));
        words.addClassName("card-words");
        add(link, words);
    }
}
