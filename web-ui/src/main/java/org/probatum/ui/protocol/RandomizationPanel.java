package org.probatum.ui.protocol;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** The commitment to the randomization: not yet given, or its hash. */
final class RandomizationPanel extends Div {

    private final ProtocolDecisions decisions;
    private final Actor actor;
    private final TrialId trial;

    RandomizationPanel(ProtocolDecisions decisions, Actor actor, TrialId trial) {
        this.decisions = decisions;
        this.actor = actor;
        this.trial = trial;
        addClassName("panel");
        show();
    }

    private void show() {
        removeAll();
        add(new H2("Randomization"));
        decisions.commitment(trial).ifPresentOrElse(this::committed, this::open);
    }

    private void committed(Digest commitment) {
        add(new StatusBadge(Status.GOOD, "committed"), new FactsTable().digest("Commitment (SHA-256)", commitment));
        Paragraph meaning =
                new Paragraph("The hash binds to the secret seed from which every allocation follows; the seed "
                        + "is revealed after the database lock, and anybody can check it then.");
        meaning.addClassName("quiet");
        add(meaning);
    }

    private void open() {
        add(
                new StatusBadge(Status.WAITING, "not committed"),
                new Paragraph("Nobody can be randomized before a secret seed is drawn and its hash is published."));
        if (actor.has(Role.STATISTICIAN) || actor.has(Role.APPROVER)) {
            Div problem = new Div();
            add(new Button("Commit randomization", click -> confirm(problem)), problem);
        }
    }

    private void confirm(Div problem) {
        ConfirmDialog dialog = new ConfirmDialog(
                "Commit to the randomization?",
                "A secret seed is drawn and its hash is written into the record. The allocation rule of the protocol in "
                        + "force then applies to every participant. This is done once.",
                "Commit",
                confirmed -> {
                    if (Refusal.attempt(problem, () -> decisions.commit(actor, trial))) {
                        show();
                    }
                });
        dialog.setCancelable(true);
        dialog.open();
    }
}
