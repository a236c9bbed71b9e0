package org.probatum.ui.runs;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.ui.component.ErrorNotice;

/** A run that stopped before its end: why, what it has predicted, and the two ways on. */
final class StoppedRun extends Div {

    /**
     * @param predicted how many participants it has predicted
     * @param locked whether the database is locked, so that the run stays as it is
     */
    StoppedRun(InferenceRun run, int predicted, boolean locked) {
        addClassName("stopped-run");
        String happened = run.status() == RunStatus.CANCELLED
                ? "Run " + run.id() + " was cancelled"
                : "Run " + run.id() + " failed: " + run.message().orElse("the reason is not known");
        add(new ErrorNotice(
                happened,
                Numbers.countOf(predicted, run.participants()) + " participants are predicted and stay in the record",
                locked
                        ? "The database is locked, so the run stays as it is"
                        : "Resume it behind its last predicted case, or abandon it if anything changed since"));
    }

    /**
     * Offers what the actor's roles allow.
     *
     * @param abandon opens the dialog that asks for the reason
     */
    void offer(Actor actor, Runnable resume, Runnable abandon) {
        Div actions = new Div();
        actions.addClassName("page-actions");
        if (actor.has(Role.COORDINATOR)) {
            actions.add(new Button("Resume run", click -> resume.run()));
        }
        if (actor.has(Role.COORDINATOR) || actor.has(Role.MODEL_ENGINEER)) {
            actions.add(new Button("Abandon run…", click -> abandon.run()));
        }
        add(actions);
    }
}
