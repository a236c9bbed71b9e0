package org.probatum.ui.runs;

import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.trial.TrialView;

/** What runs, how far it is, and what failed. */
@Route("trial/:trial?/runs")
@PageTitle("Runs · Probatum")
@PermitAll
class RunsView extends TrialView {

    private static final String BELONGS_HERE =
            "An inference run predicts every participant that is prepared. Its progress, its failures "
                    + "by cause and its provenance are shown here; it can be cancelled and resumed.";

    @Override
    protected void show(TrialId trial) {
        add(
                new PageHeader("Runs", "What runs, how far it is, and what failed."),
                new EmptyState("No runs yet", BELONGS_HERE));
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader("Runs", "What runs, how far it is, and what failed."),
                new EmptyState("No runs yet", BELONGS_HERE));
    }
}
