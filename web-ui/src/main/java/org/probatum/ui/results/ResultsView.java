package org.probatum.ui.results;

import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.trial.TrialView;

/** The locked plan's answers, with interval and origin of every number. */
@Route("trial/:trial?/results")
@PageTitle("Results · Probatum")
@PermitAll
class ResultsView extends TrialView {

    private static final String BELONGS_HERE =
            "Analyses of the locked plan stand here first, once the database is locked and unblinded. "
                    + "What was analysed afterwards stands apart and is marked as post hoc.";

    @Override
    protected void show(TrialId trial) {
        add(
                new PageHeader("Results", "The locked plan's answers, with interval and origin of every number."),
                new EmptyState("No results yet", BELONGS_HERE));
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader("Results", "The locked plan's answers, with interval and origin of every number."),
                new EmptyState("No results yet", BELONGS_HERE));
    }
}
