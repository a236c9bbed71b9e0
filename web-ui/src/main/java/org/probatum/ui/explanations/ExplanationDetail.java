package org.probatum.ui.explanations;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.explanation.snapshot.Snapshot;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.Digest;
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

/** One explanation: the viewer of its map, the picture as stored, its pass mark in words, what it can show, its numbers. */
final class ExplanationDetail extends Div {

    /**
     * @param others the other explanations of the same participant
     */
    ExplanationDetail(
            TrialId trial,
            StoredExplanation explanation,
            List<StoredExplanation> others,
            ContentStore contents,
            ExplainedImages images) {
        addClassName("explanation-detail");
        add(PageSection.note(ExplanationWords.LIMITS));
        try {
            byte[] bytes = contents.get(explanation.numbers());
            Snapshot snapshot = Snapshot.read(bytes);
            if (snapshot.content() instanceof Snapshot.SpatialMap map) {
                add(ExplanationScene.of(trial, images, List.of(new ExplanationScene.Shown(explanation, map, ""))));
            }
            asStored(trial, explanation, contents);
            numbers(PlainJson.object(new String(bytes, StandardCharsets.UTF_8)));
            if (!others.isEmpty()) {
                add(new PageSection(
                        "Other explanations of this participant",
                        new CompareLinks(trial, explanation, snapshot, others, contents)));
            }
        } catch (StorageException | IllegalArgumentException unreadable) {
            asStored(trial, explanation, contents);
            add(new PageSection("Numbers", notice(unreadable.getMessage())));
        }
    }

    private void asStored(TrialId trial, StoredExplanation explanation, ContentStore contents) {
        String name = ExplanationWords.method(explanation.method()) + " of " + explanation.model() + " for participant "
                + explanation.participant() + ", " + explanation.verdict();
        Div picture = new Div(new StoredPicture(contents, explanation.picture(), name));
        picture.addClassName("large-picture");
        Div beside =
                new Div(facts(trial, explanation), PageSection.note(ExplanationWords.limits(explanation.method())));
        Div top = new Div(picture, beside);
        top.addClassName("explanation-top");
        add(new PageSection("As it was stored", top));
    }

    private void numbers(Map<String, @Nullable Object> stored) {
        add(
                new PageSection("Checks", new CheckedFigures(stored)),
                new PageSection("Numbers", new ExplanationNumbers(stored)),
                new PageSection("Computed from", origin(stored)));
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

    /** What decided the numbers; an explanation of an earlier version tells less. */
    private static FactsTable origin(Map<String, @Nullable Object> stored) {
        FactsTable facts = new FactsTable();
        digest(facts, "Model", stored, "modelDigest");
        digest(facts, "Inputs, as sealed with the prediction", stored, "inputs");
        facts(facts, stored, "parameters");
        String seed = PlainJson.text(stored, "seed");
        if (!seed.isEmpty()) {
            facts.identifier("Seed of the checks", seed);
        }
        facts(facts, stored, "runtime");
        return facts;
    }

    private static void digest(FactsTable facts, String label, Map<String, @Nullable Object> stored, String name) {
        String hex = PlainJson.text(stored, name);
        if (!hex.isEmpty()) {
            facts.digest(label, new Digest(hex));
        }
    }

    /** Each member of an object, its name split into words. */
    private static void facts(FactsTable facts, Map<String, @Nullable Object> stored, String name) {
        if (stored.get(name) instanceof Map<?, ?> members) {
            members.forEach((key, value) -> facts.fact(words(String.valueOf(key)), written(value)));
        }
    }

    private static String words(String camelCase) {
        String words = camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String written(@Nullable Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("; "))
                : String.valueOf(value);
    }

    private static ErrorNotice notice(@Nullable String why) {
        return new ErrorNotice(
                String.valueOf(why), "The record of the explanation is kept", "Restore the file from a backup");
    }
}
