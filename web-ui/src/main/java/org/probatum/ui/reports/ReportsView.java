package org.probatum.ui.reports;

import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.trial.TrialView;

/** What was issued, and with which digest. */
@Route("trial/:trial?/reports")
@PageTitle("Reports · Probatum")
@PermitAll
class ReportsView extends TrialView {

    private static final String BELONGS_HERE =
            "Issued reports are listed here as PDF, Excel file and evidence capsule, with their "
                    + "digests and signatures.";

    @Override
    protected void show(TrialId trial) {
        add(
                new PageHeader("Reports", "What was issued, and with which digest."),
                new EmptyState("No reports yet", BELONGS_HERE));
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader("Reports", "What was issued, and with which digest."),
                new EmptyState("No reports yet", BELONGS_HERE));
    }
}
