package org.probatum.ui.alignment;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.probatum.evaluation.run.AlignedPair;
import org.probatum.evaluation.run.AlignedPairs;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.AlignmentReviews;
import org.probatum.evaluation.run.RunId;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.cohort.CohortNavigation;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.ErrorNotice;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.security.CurrentActor;
import org.probatum.ui.trial.TrialView;

/** How the moving volume of a participant lies on the fixed one, before and after, with everything that judges it. */
@Route("trial/:trial/alignment/:participant/:run?")
@PageTitle("Alignment · Probatum")
@StyleSheet("alignment.css")
@PermitAll
class AlignmentView extends TrialView {

    static final String PARTICIPANT = "participant";
    static final String RUN = "run";

    private final AlignedPairs pairs;
    private final AlignmentReviews reviews;
    private final CohortService cohort;
    private final CurrentActor currentActor;

    AlignmentView(AlignedPairs pairs, AlignmentReviews reviews, CohortService cohort, CurrentActor currentActor) {
        this.pairs = pairs;
        this.reviews = reviews;
        this.cohort = cohort;
        this.currentActor = currentActor;
    }

    @Override
    protected void show(TrialId trial) {
        Optional<ParticipantId> participant = parameter(PARTICIPANT).flatMap(AlignmentView::participant);
        Optional<AlignmentRecord> alignment =
                participant.flatMap(id -> parameter(RUN).isPresent()
                        ? parameter(RUN).flatMap(AlignmentView::run).flatMap(run -> pairs.find(run, id))
                        : pairs.latest(trial, id));
        if (alignment.isEmpty()) {
            nothing(
                    "No such alignment",
                    "No run of this trial aligned volumes of "
                            + parameter(PARTICIPANT).orElse("") + ".");
            return;
        }
        show(trial, alignment.get());
    }

    @Override
    protected void showWithoutTrial() {
        nothing("No such trial", "The address names no trial of this installation.");
    }

    private void nothing(String heading, String why) {
        add(
                new PageHeader("Alignment", "How the volumes of one participant lie on each other."),
                new EmptyState(heading, why));
    }

    private void show(TrialId trial, AlignmentRecord alignment) {
        Anchor back = new Anchor(
                CohortNavigation.path(trial, alignment.participant()), "← Participant " + alignment.participant());
        back.addClassName("back");
        AlignedPair pair;
        try {
            pair = pairs.open(alignment);
        } catch (RuntimeException failure) {
            String why = Refusal.inWords(failure).orElseThrow(() -> failure);
            add(back, new PageHeader("Alignment of " + alignment.participant(), "Run " + alignment.run()));
            add(new ErrorNotice(
                    why,
                    "The alignment and its verdict are kept as they are",
                    "Compare the inputs of the participant"));
            return;
        }
        if (!pair.trial().equals(trial)) {
            nothing("No such alignment", "Run " + alignment.run() + " belongs to another trial.");
            return;
        }
        PageHeader header = new PageHeader(
                "Alignment of " + alignment.participant(),
                pair.moving().name() + " on " + pair.fixed().name() + " · run " + alignment.run());
        Actor actor = currentActor.get();
        boolean open = alignment.isDoubtful() && alignment.review().isEmpty();
        if (open && actor.has(Role.COORDINATOR) && cohort.databaseLock(trial).isEmpty()) {
            new ReviewActions(reviews, actor, alignment, () -> again(trial)).addTo(header);
        }
        header.addBeside(AlignmentWords.badge(alignment));
        Div columns = new Div(new PairViewer(pair), new AlignmentFacts(trial, pair));
        columns.addClassName("alignment-columns");
        add(back, header, columns);
    }

    private void again(TrialId trial) {
        removeAll();
        show(trial);
    }

    private static Optional<ParticipantId> participant(String text) {
        try {
            return Optional.of(new ParticipantId(text));
        } catch (IllegalArgumentException notAnIdentifier) {
            // An address that somebody typed: it names nobody.
            return Optional.empty();
        }
    }

    private static Optional<RunId> run(String text) {
        try {
            return Optional.of(new RunId(text));
        } catch (IllegalArgumentException notAnIdentifier) {
            // An address that somebody typed: it names no run.
            return Optional.empty();
        }
    }
}
