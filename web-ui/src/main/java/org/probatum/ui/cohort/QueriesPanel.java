package org.probatum.ui.cohort;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.DataQuery;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.FormDialog;
import org.probatum.ui.component.ReasonDialog;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** Questions about the data of one participant, and what can be done about each now. */
final class QueriesPanel extends Div {

    private final CohortDesk desk;
    private final Actor actor;
    private final TrialId trial;
    private final Runnable changed;

    QueriesPanel(CohortDesk desk, Actor actor, TrialId trial, ParticipantId participant, Runnable changed) {
        this.desk = desk;
        this.actor = actor;
        this.trial = trial;
        this.changed = changed;
        List<DataQuery> queries = desk.queries().queries(trial).stream()
                .filter(query -> query.participant().equals(participant))
                .toList();
        if (queries.isEmpty()) {
            add(new Paragraph("Nothing was asked about this participant's data."));
            return;
        }
        DataTable table = new DataTable("Data queries", "No.", "About", "Question", "State", "Answer", "Opened", "");
        queries.forEach(query -> table.row(
                DataTable.number(String.valueOf(query.id())),
                new Span(query.about()),
                new Span(query.question()),
                state(query),
                new Span(query.answer().orElse("")),
                new Span(query.openedBy() + ", " + Dates.time(query.openedAt())),
                action(query)));
        add(table);
    }

    static boolean mayOpen(Actor actor) {
        return actor.has(Role.COORDINATOR) || actor.has(Role.STATISTICIAN) || actor.has(Role.APPROVER);
    }

    /** Asks a new question. */
    static FormDialog opening(
            CohortDesk desk, Actor actor, TrialId trial, ParticipantId participant, Runnable afterwards) {
        TextField about = new TextField("About");
        about.setHelperText("The value or input in question, for example laboratory.csv crp_mg_l.");
        TextArea question = new TextArea("Question");
        return new FormDialog(
                "Open a data query for " + participant,
                "Open query",
                () -> desk.openQuery(
                        actor,
                        trial,
                        participant,
                        about.getValue().strip(),
                        question.getValue().strip()),
                afterwards,
                about,
                question);
    }

    private static StatusBadge state(DataQuery query) {
        return switch (query.status()) {
            case OPEN -> new StatusBadge(Status.ATTENTION, "open");
            case ANSWERED -> new StatusBadge(Status.WAITING, "answered");
            case CLOSED -> new StatusBadge(Status.GOOD, "closed");
        };
    }

    private Div action(DataQuery query) {
        Div place = new Div();
        if (desk.isLocked(trial)) {
            return place;
        }
        if (query.status() == DataQuery.Status.OPEN && actor.has(Role.COORDINATOR)) {
            place.add(button(
                    "Answer",
                    query,
                    () -> new ReasonDialog(
                                    "Answer query " + query.id(),
                                    query.question(),
                                    "Answer",
                                    answer -> desk.answerQuery(actor, trial, query.id(), answer),
                                    changed)
                            .asking("Answer")
                            .open()));
        }
        if (query.status() == DataQuery.Status.ANSWERED && mayOpen(actor)) {
            Div problem = new Div();
            place.add(
                    button("Close", query, () -> {
                        if (Refusal.attempt(problem, () -> desk.closeQuery(actor, trial, query.id()))) {
                            changed.run();
                        }
                    }),
                    problem);
        }
        return place;
    }

    private static Button button(String verb, DataQuery query, Runnable action) {
        Button button = new Button(verb, click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(verb + " query " + query.id());
        return button;
    }
}
