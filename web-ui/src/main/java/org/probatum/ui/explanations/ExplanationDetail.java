package org.probatum.ui.explanations;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.probatum.trial.storage.StorageException;
import org.probatum.ui.cohort.CohortNavigation;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.PlainJson;
import org.probatum.ui.record.RecordNavigation;
import org.probatum.ui.runs.RunsNavigation;

/** One explanation: the picture in large, its pass mark in words, what it can show, and its numbers. */
final class ExplanationDetail extends Div {

    /**
     * @param others the other explanations of the same participant
     */
    ExplanationDetail(
            TrialId trial, StoredExplanation explanation, List<StoredExplanation> others, ContentStore contents) {
        addClassName("explanation-detail");
        String method = ExplanationWords.method(explanation.method());
        String name = method + " of " + explanation.model() + " for participant " + explanation.participant() + ", "
                + explanation.verdict();
        Div picture = new Div(new StoredPicture(contents, explanation.picture(), name));
        picture.addClassName("large-picture");
        Div beside = new Div(
                facts(trial, explanation),
                PageSection.note(ExplanationWords.limits(explanation.method())),
                PageSection.note(ExplanationWords.LIMITS));
        Div top = new Div(picture, beside);
        top.addClassName("explanation-top");
        add(top, new PageSection("Numbers", numbers(explanation, contents)));
        others(trial, others).ifPresent(this::add);
    }

    private static FactsTable facts(TrialId trial, StoredExplanation explanation) {
        Anchor run = new Anchor(
                RunsNavigation.path(trial, explanation.run()), explanation.run().value());
        run.addClassName("identifier");
        Anchor participant = new Anchor(
                CohortNavigation.path(trial, explanation.participant()),
                explanation.participant().value());
        participant.addClassName("identifier");
        Anchor entry = new Anchor(
                RecordNavigation.path(trial, explanation.entry()), "entry " + Numbers.count(explanation.entry()));
        Span verdict = new Span(explanation.verdict());
        Div mark = new Div(ExplanationWords.mark(explanation), verdict);
        mark.addClassName("mark-words");
        return new FactsTable()
                .fact("Pass mark", mark)
                .fact("Participant", participant)
                .identifier("Model", explanation.model().toString())
                .fact("Method", ExplanationWords.method(explanation.method()))
                .identifier("About", explanation.subject())
                .fact("Run", run)
                .fact("In the record", entry)
                .digest("Numbers", explanation.numbers())
                .digest("Picture", explanation.picture());
    }

    private static Component numbers(StoredExplanation explanation, ContentStore contents) {
        try {
            String json = new String(contents.get(explanation.numbers()), StandardCharsets.UTF_8);
            return new ExplanationNumbers(PlainJson.object(json));
        } catch (StorageException unreadable) {
            return notice(unreadable.getMessage());
        }
    }

    private static ErrorNotice notice(@Nullable String why) {
        return new ErrorNotice(
                String.valueOf(why), "The record of the explanation is kept", "Restore the file from a backup");
    }

    private static Optional<PageSection> others(TrialId trial, List<StoredExplanation> others) {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Div links = new Div();
        links.addClassName("other-explanations");
        for (StoredExplanation other : others) {
            Anchor link = new Anchor(
                    ExplanationsNavigation.path(trial, other),
                    ExplanationWords.method(other.method()) + " of " + other.model() + " (" + other.subject() + ")");
            links.add(new Div(link, ExplanationWords.mark(other)));
        }
        return Optional.of(new PageSection("Other explanations of this participant", links));
    }
}
