package org.probatum.ui.home;

import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
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

    @Override
    protected void show(TrialId trial) {
        add(
                new PageHeader("To do", "What waits for you, in order of urgency, and where the trial stands."),
                new EmptyState("No trial yet", BELONGS_HERE));
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader("To do", "What waits for you, in order of urgency, and where the trial stands."),
                new EmptyState("No trial yet", BELONGS_HERE));
    }
}
