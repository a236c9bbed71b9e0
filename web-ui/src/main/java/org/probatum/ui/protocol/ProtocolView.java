package org.probatum.ui.protocol;

import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.trial.TrialView;

/** What was promised: arms, endpoints, estimands, plans, and the version in force. */
@Route("trial/:trial?/protocol")
@PageTitle("Protocol · Probatum")
@PermitAll
class ProtocolView extends TrialView {

    private static final String BELONGS_HERE =
            "A protocol names the arms, the eligibility criteria, the endpoints with their estimands, "
                    + "the pinned models and the locked analysis plan. Its versions and what differs between "
                    + "them are shown here.";

    @Override
    protected void show(TrialId trial) {
        add(
                new PageHeader(
                        "Protocol", "What was promised: arms, endpoints, estimands, plans, and the version in force."),
                new EmptyState("No protocol yet", BELONGS_HERE));
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader(
                        "Protocol", "What was promised: arms, endpoints, estimands, plans, and the version in force."),
                new EmptyState("No protocol yet", BELONGS_HERE));
    }
}
