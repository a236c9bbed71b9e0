package org.probatum.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.Words;
import org.probatum.ui.security.CurrentActor;
import org.probatum.ui.trial.ToDo;
import org.probatum.ui.trial.TrialDirectory;
import org.probatum.ui.trial.TrialSummary;
import org.probatum.ui.trial.TrialView;

/** What waits for you, in order of urgency, and where the trial stands. */
@Route("trial/:trial?/todo")
@RouteAlias("")
@PageTitle("To do · Probatum")
@PermitAll
class HomeView extends TrialView {

    private static final String BELONGS_HERE =
            "A trial begins with a model that is validated and locked, and a protocol that pins it. "
                    + "Once there is one, this page lists what waits for you, with the enrolment curve and the "
                    + "CONSORT flow beside it.";

    private final TrialDirectory trials;
    private final WaitingList waiting;
    private final TrialStanding standing;
    private final CurrentActor currentActor;

    HomeView(TrialDirectory trials, WaitingList waiting, TrialStanding standing, CurrentActor currentActor) {
        this.trials = trials;
        this.waiting = waiting;
        this.standing = standing;
        this.currentActor = currentActor;
    }

    @Override
    protected void show(TrialId trial) {
        Actor actor = currentActor.get();
        Optional<TrialSummary> summary = trials.find(actor, trial);
        if (summary.isEmpty()) {
            add(
                    new PageHeader("To do", "What waits for you, in order of urgency, and where the trial stands."),
                    new EmptyState("No such trial", "There is no trial " + trial + " in this installation."));
            return;
        }
        List<ToDo> items = waiting.of(Optional.of(trial), actor);
        Div columns = new Div(new ToDoList(items), standing.of(trial));
        columns.addClassName("home-columns");
        add(
                new PageHeader(
                        "To do",
                        summary.get().title() + " · "
                                + (items.isEmpty()
                                        ? "nothing waits for you"
                                        : Words.count(items.size(), "thing waits", "things wait") + " for you")),
                columns);
    }

    @Override
    protected void showWithoutTrial() {
        Actor actor = currentActor.get();
        Optional<TrialSummary> first = trials.trials(actor).stream().findFirst();
        if (first.isPresent()) {
            show(first.get().id());
            return;
        }
        add(new PageHeader("To do", "What waits for you, in order of urgency, and where the trial stands."));
        List<ToDo> items = waiting.of(Optional.empty(), actor);
        if (!items.isEmpty()) {
            add(new ToDoList(items));
        }
        add(new EmptyState("No trial yet", BELONGS_HERE));
    }
}
