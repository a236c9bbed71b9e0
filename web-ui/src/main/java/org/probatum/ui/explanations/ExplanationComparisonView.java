package org.probatum.ui.explanations;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.explanation.snapshot.Snapshot;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.trial.TrialView;

/** Two explanations of one participant side by side: two model versions, two models or two methods. */
@Route("trial/:trial/explanation-comparison/:participant/:first/:second")
@PageTitle("Comparison of explanations · Probatum")
@StyleSheet("explanations.css")
@PermitAll
class ExplanationComparisonView extends TrialView {

    static final String PARTICIPANT = "participant";
    static final String FIRST = "first";
    static final String SECOND = "second";

    private final InferenceRuns runs;
    private final ContentStore contents;
    private final ExplainedImages images;

    ExplanationComparisonView(InferenceRuns runs, ContentStore contents, ExplainedImages images) {
        this.runs = runs;
        this.contents = contents;
        this.images = images;
    }

    @Override
    protected void show(TrialId trial) {
        Optional<StoredExplanation> first = explanation(trial, FIRST);
        Optional<StoredExplanation> second = explanation(trial, SECOND);
        if (first.isEmpty() || second.isEmpty()) {
            String unknown = first.isEmpty() ? FIRST : SECOND;
            nothing("Participant " + parameter(PARTICIPANT).orElse("") + " of this trial has no explanation "
                    + parameter(unknown).orElse("") + ".");
            return;
        }
        PageHeader header = new PageHeader(
                "Two explanations of " + first.get().participant(),
                first.get().model() + " and " + second.get().model());
        header.addBeside(
                new Anchor(ExplanationsNavigation.path(trial, first.get().participant()), "All of this participant"));
        add(header);
        try {
            add(new ExplanationComparison(trial, side(first.get()), side(second.get()), images));
        } catch (RuntimeException failure) {
            String why = Refusal.inWords(failure).orElseThrow(() -> failure);
            add(new ErrorNotice(why, "The record of both explanations is kept", "Restore the file from a backup"));
        }
    }

    @Override
    protected void showWithoutTrial() {
        nothing("The address names no trial of this installation.");
    }

    private void nothing(String why) {
        add(
                new PageHeader("Comparison of explanations", "Two explanations of one participant side by side."),
                new EmptyState("Nothing to compare", why));
    }

    private Optional<StoredExplanation> explanation(TrialId trial, String name) {
        Optional<ExplanationKey> key = parameter(name).map(ExplanationKey::new);
        List<StoredExplanation> all = runs.explanations(trial).stream()
                .filter(e -> parameter(PARTICIPANT)
                        .filter(e.participant().value()::equals)
                        .isPresent())
                .toList();
        return key.flatMap(k -> all.stream().filter(k::names).findFirst());
    }

    private ExplanationComparison.Side side(StoredExplanation explanation) {
        return new ExplanationComparison.Side(explanation, Snapshot.read(contents.get(explanation.numbers())));
    }
}
