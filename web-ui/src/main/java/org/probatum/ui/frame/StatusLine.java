package org.probatum.ui.frame;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.Optional;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.trial.TrialSummary;

/** What is true at this moment: the record, the database, the blinding. */
@SpringComponent
@UIScope
class StatusLine extends Div {

    StatusLine() {
        addClassName("status-line");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-label", "State of the trial");
    }

    void show(Optional<TrialSummary> trial) {
        removeAll();
        trial.ifPresent(this::showTrial);
    }

    private void showTrial(TrialSummary trial) {
        add(
                trial.databaseLocked()
                        ? new StatusBadge(Status.LOCKED, "database locked")
                        : new StatusBadge(Status.NEUTRAL, "database open"));
        add(
                trial.unblinded()
                        ? new StatusBadge(Status.NEUTRAL, "unblinded")
                        : new StatusBadge(Status.LOCKED, "blinded"));
    }
}
