package org.probatum.ui.frame;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import org.probatum.trial.audit.verification.Verification;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.record.RecordHealth;
import org.probatum.ui.trial.TrialSummary;

/** What is true at this moment: the record, the database, the blinding. */
@SpringComponent
@UIScope
class StatusLine extends Div {

    private final RecordHealth record;

    StatusLine(RecordHealth record) {
        this.record = record;
        addClassName("status-line");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-label", "State of record and trial");
    }

    void show(Optional<TrialSummary> trial) {
        removeAll();
        add(record.latest()
                .map(StatusLine::found)
                .orElseGet(() -> new StatusBadge(Status.WAITING, "record being verified")));
        trial.ifPresent(this::showTrial);
    }

    private static StatusBadge found(Verification verification) {
        return switch (verification) {
            case Verification.Intact intact ->
                new StatusBadge(Status.GOOD, "record intact at " + counted(intact.size()) + " entries");
            case Verification.Broken broken ->
                new StatusBadge(Status.FAILED, "record broken at entry " + counted(broken.sequence()));
        };
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

    private static String counted(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }
}
