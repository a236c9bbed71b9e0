package org.probatum.ui.record;

import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.trial.TrialView;

/** Every step that was taken: who, what, when, why. */
@Route("trial/:trial?/record")
@PageTitle("Record · Probatum")
@PermitAll
class RecordView extends TrialView {

    private static final String BELONGS_HERE =
            "Every step of a trial is an entry of the append-only record. Entries can be filtered, "
                    + "verified all together, and proven one by one.";

    @Override
    protected void show(TrialId trial) {
        add(
                new PageHeader("Record", "Every step that was taken: who, what, when, why."),
                new EmptyState("No entries for a trial yet", BELONGS_HERE));
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader("Record", "Every step that was taken: who, what, when, why."),
                new EmptyState("No entries for a trial yet", BELONGS_HERE));
    }
}
