package org.probatum.ui.explanations;

import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.trial.TrialView;

/** What the models weighted, and how far each explanation can be relied on. */
@Route("trial/:trial?/explanations")
@PageTitle("Explanations · Probatum")
@PermitAll
class ExplanationsView extends TrialView {

    private static final String BELONGS_HERE =
            "Attention, class activation maps and attributions of each prediction are collected here "
                    + "by model and method, each with the checks that it passed.";

    @Override
    protected void show(TrialId trial) {
        add(
                new PageHeader(
                        "Explanations", "What the models weighted, and how far each explanation can be relied on."),
                new EmptyState("No explanations yet", BELONGS_HERE));
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader(
                        "Explanations", "What the models weighted, and how far each explanation can be relied on."),
                new EmptyState("No explanations yet", BELONGS_HERE));
    }
}
