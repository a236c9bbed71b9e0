package org.probatum.ui.explanations;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.explanation.snapshot.Snapshot;
import org.probatum.evaluation.explanation.snapshot.SnapshotAgreement;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.report.trial.ExplanationWording;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.probatum.trial.storage.StorageException;

/** The other explanations of the same participant, each with its pass mark and, where it can be compared, the way to do so. */
final class CompareLinks extends Div {

    CompareLinks(
            TrialId trial,
            StoredExplanation shown,
            Snapshot snapshot,
            List<StoredExplanation> others,
            ContentStore contents) {
        addClassName("other-explanations");
        for (StoredExplanation other : others) {
            String name = ExplanationWording.kind(other.method(), other.subject()) + " of " + other.model();
            Div line =
                    new Div(new Anchor(ExplanationsNavigation.path(trial, other), name), ExplanationWords.mark(other));
            if (isComparable(snapshot, other, contents)) {
                Anchor compare = new Anchor(ExplanationsNavigation.comparison(trial, shown, other), "Compare");
                compare.getElement().setAttribute("aria-label", "Compare with " + name);
                line.add(compare);
            }
            add(line);
        }
    }

    private static boolean isComparable(Snapshot snapshot, StoredExplanation other, ContentStore contents) {
        return read(other, contents)
                .filter(second -> SnapshotAgreement.of(snapshot.content(), second.content())
                        instanceof Outcome.Estimated<SnapshotAgreement>)
                .isPresent();
    }

    private static Optional<Snapshot> read(StoredExplanation explanation, ContentStore contents) {
        try {
            return Optional.of(Snapshot.read(contents.get(explanation.numbers())));
        } catch (StorageException | IllegalArgumentException unreadable) {
            // Its own page says what is wrong with it; it cannot be compared.
            return Optional.empty();
        }
    }
}
