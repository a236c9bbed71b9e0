package org.probatum.ui.explanations;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.run.UnexplainedCase;
import org.probatum.evaluation.run.UnexplainedCases;
import org.probatum.report.number.Numbers;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Words;
import org.probatum.ui.trial.TrialView;

/** What the models weighted, and how far each explanation can be relied on. */
@Route("trial/:trial?/explanations/:participant?/:explanation?")
@PageTitle("Explanations · Probatum")
@StyleSheet("explanations.css")
@PermitAll
class ExplanationsView extends TrialView {

    static final String PARTICIPANT = "participant";
    static final String EXPLANATION = "explanation";

    private static final String ABOUT = "What the models weighted, and how far each explanation can be relied on.";
    private static final String BELONGS_HERE =
            "Attention, class activation maps and attributions of each prediction are collected here "
                    + "by model and method, each with the checks that it passed. A run stores them as the protocol's "
                    + "explanation plan says.";

    private final InferenceRuns runs;
    private final UnexplainedCases unexplained;
    private final ContentStore contents;
    private final ExplainedImages images;
    private final ParticipantGroups groups;

    ExplanationsView(
            InferenceRuns runs,
            UnexplainedCases unexplained,
            ContentStore contents,
            ExplainedImages images,
            ParticipantGroups groups) {
        this.groups = groups;
        this.images = images;
        this.runs = runs;
        this.unexplained = unexplained;
        this.contents = contents;
    }

    @Override
    protected void show(TrialId trial) {
        List<StoredExplanation> all = runs.explanations(trial);
        List<UnexplainedCase> absent = unexplained.of(trial);
        Optional<StoredExplanation> chosen = chosen(all);
        if (chosen.isPresent()) {
            showOne(trial, chosen.get(), all);
        } else if (parameter(EXPLANATION).isPresent()) {
            nothing(
                    "Participant " + parameter(PARTICIPANT).orElse("") + " of this trial has no explanation "
                            + parameter(EXPLANATION).orElse("") + ".",
                    trial);
        } else if (all.isEmpty() && absent.isEmpty()) {
            showWithoutTrial();
        } else if (parameter(PARTICIPANT).isPresent() && participant(all).isEmpty()) {
            nothing(
                    "No explanation of this trial is about a participant "
                            + parameter(PARTICIPANT).orElse("") + ".",
                    trial);
        } else {
            PageHeader header = new PageHeader("Explanations", state(all, absent));
            header.addBeside(new Anchor(ExplanationsNavigation.cohort(trial), "Over the cohort"));
            add(
                    header,
                    PageSection.note(ExplanationWords.LIMITS),
                    new ExplanationGallery(trial, all, contents, participant(all), groups.arms(trial)));
            if (!absent.isEmpty()) {
                add(new PageSection("Not explained", new UnexplainedTable(absent)));
            }
        }
    }

    private void showOne(TrialId trial, StoredExplanation chosen, List<StoredExplanation> all) {
        PageHeader header = new PageHeader(
                ExplanationWords.method(chosen.method()) + " of " + chosen.model(),
                "Participant " + chosen.participant() + " · " + chosen.verdict());
        header.addBeside(new Anchor(ExplanationsNavigation.path(Optional.of(trial)), "All explanations"));
        List<StoredExplanation> others = all.stream()
                .filter(other -> other.participant().equals(chosen.participant()) && !other.equals(chosen))
                .toList();
        add(header, new ExplanationDetail(trial, chosen, others, contents, images));
    }

    private void nothing(String why, TrialId trial) {
        PageHeader header = new PageHeader("Explanations", ABOUT);
        header.addBeside(new Anchor(ExplanationsNavigation.path(Optional.of(trial)), "All explanations"));
        add(header, new EmptyState("No such explanation", why));
    }

    @Override
    protected void showWithoutTrial() {
        add(new PageHeader("Explanations", ABOUT), new EmptyState("No explanations yet", BELONGS_HERE));
    }

    private Optional<StoredExplanation> chosen(List<StoredExplanation> all) {
        return parameter(EXPLANATION)
                .map(ExplanationKey::new)
                .flatMap(key -> all.stream()
                        .filter(explanation -> key.names(explanation)
                                && parameter(PARTICIPANT)
                                        .filter(explanation.participant().value()::equals)
                                        .isPresent())
                        .findFirst());
    }

    private Optional<ParticipantId> participant(List<StoredExplanation> all) {
        return parameter(PARTICIPANT)
                .flatMap(id -> all.stream()
                        .map(StoredExplanation::participant)
                        .filter(participant -> participant.value().equals(id))
                        .findFirst());
    }

    private static String state(List<StoredExplanation> all, List<UnexplainedCase> absent) {
        StringBuilder state = new StringBuilder(Words.count(all.size(), "explanation", "explanations"));
        for (ExplanationWords.Reliability reliability : ExplanationWords.Reliability.values()) {
            long count = all.stream()
                    .filter(explanation -> ExplanationWords.reliability(explanation) == reliability)
                    .count();
            state.append(" · ").append(Numbers.count(count)).append(' ').append(Words.of(reliability));
        }
        if (!absent.isEmpty()) {
            state.append(" · ").append(Numbers.count(absent.size())).append(" not explained");
        }
        return state.toString();
    }
}
