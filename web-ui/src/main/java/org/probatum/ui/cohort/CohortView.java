package org.probatum.ui.cohort;

import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.trial.TrialView;

/** Who is in, what is missing, who needs attention. */
@Route("trial/:trial?/cohort")
@PageTitle("Cohort · Probatum")
@PermitAll
class CohortView extends TrialView {

    private static final String BELONGS_HERE =
            "Participants are screened, enrolled and randomized here, one by one, and their "
                    + "modalities captured or imported. Missing and refused inputs are shown per participant.";

    @Override
    protected void show(TrialId trial) {
        add(
                new PageHeader("Cohort", "Who is in, what is missing, who needs attention."),
                new EmptyState("No participants yet", BELONGS_HERE));
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader("Cohort", "Who is in, what is missing, who needs attention."),
                new EmptyState("No participants yet", BELONGS_HERE));
    }
}
