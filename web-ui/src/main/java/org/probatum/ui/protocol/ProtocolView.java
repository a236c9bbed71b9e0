package org.probatum.ui.protocol;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.probatum.registry.ModelRegistry;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.security.CurrentActor;
import org.probatum.ui.signing.Signing;
import org.probatum.ui.signing.SigningDialog;
import org.probatum.ui.trial.TrialView;

/** What was promised: arms, endpoints, estimands, plans, and the version in force. */
@Route("trial/:trial?/protocol/:version?")
@PageTitle("Protocol · Probatum")
@PermitAll
class ProtocolView extends TrialView {

    static final String VERSION = "version";

    private static final String ABOUT =
            "What was promised: arms, endpoints, estimands, plans, and the version in force.";
    private static final String BELONGS_HERE =
            "A protocol names the arms, the eligibility criteria, the endpoints with their estimands, "
                    + "the pinned models and the locked analysis plan. A statistician stores the first version from a "
                    + "trial definition (trial.json). Its versions and what differs between them are shown here.";

    private final ProtocolDecisions decisions;
    private final ModelRegistry models;
    private final CurrentActor currentActor;

    ProtocolView(ProtocolDecisions decisions, ModelRegistry models, CurrentActor currentActor) {
        this.decisions = decisions;
        this.models = models;
        this.currentActor = currentActor;
    }

    @Override
    protected void show(TrialId trial) {
        List<Protocol> versions = decisions.protocols().versions(trial);
        if (versions.isEmpty()) {
            showWithoutTrial();
            return;
        }
        Actor actor = currentActor.get();
        Protocol chosen = parameter(VERSION)
                .flatMap(version -> decisions.protocols().version(trial, version))
                .orElseGet(versions::getLast);
        PageHeader header = new PageHeader("Protocol", state(chosen, versions));
        actions(header, actor, versions, chosen);
        add(header);
        Div top = new Div(new VersionsPanel(decisions.protocols(), versions, chosen));
        top.addClassName("panels");
        if (versions.stream().anyMatch(ApprovedProtocol.class::isInstance)) {
            top.add(new RandomizationPanel(decisions, actor, trial));
        }
        add(top, new DefinitionPane(chosen, models));
    }

    @Override
    protected void showWithoutTrial() {
        Actor actor = currentActor.get();
        PageHeader header = new PageHeader("Protocol", ABOUT);
        if (actor.has(Role.STATISTICIAN)) {
            header.primaryAction(
                    "New trial", () -> DefinitionDialog.first(decisions, actor).open());
        }
        add(header, new EmptyState("No protocol yet", BELONGS_HERE));
    }

    private static String state(Protocol chosen, List<Protocol> versions) {
        String which = switch (chosen) {
            case DraftProtocol draft ->
                isReplaced(draft, versions) ? "draft, replaced by a later version" : "draft, waits for approval";
            case ApprovedProtocol approved ->
                (isInForce(approved, versions) ? "in force" : "replaced by a later version") + " · approved by "
                        + approved.approval().name() + " on "
                        + Dates.time(approved.approval().at());
        };
        return chosen.definition().title() + " · version " + chosen.version() + " · " + which;
    }

    private static boolean isReplaced(DraftProtocol draft, List<Protocol> versions) {
        return !versions.getLast().version().equals(draft.version());
    }

    private static boolean isInForce(ApprovedProtocol approved, List<Protocol> versions) {
        return versions.reversed().stream()
                .filter(ApprovedProtocol.class::isInstance)
                .findFirst()
                .map(Protocol::version)
                .filter(approved.version()::equals)
                .isPresent();
    }

    private void actions(PageHeader header, Actor actor, List<Protocol> versions, Protocol chosen) {
        boolean pending = versions.getLast() instanceof DraftProtocol;
        if (actor.has(Role.STATISTICIAN)) {
            header.addBeside(new Button("Edit analysis plan", click -> ProtocolNavigation.openPlan(chosen.trial())));
            header.addBeside(new Button(
                    "New trial",
                    click -> DefinitionDialog.first(decisions, actor).open()));
            if (!pending) {
                header.primaryAction(
                        "Amend",
                        () -> DefinitionDialog.amendment(decisions, actor, versions.getLast())
                                .open());
            }
        }
        if (actor.has(Role.APPROVER) && chosen instanceof DraftProtocol draft && !isReplaced(draft, versions)) {
            header.primaryAction("Approve", () -> approval(actor, draft).open());
        }
    }

    private SigningDialog approval(Actor actor, DraftProtocol draft) {
        FactsTable shown = new FactsTable()
                .identifier("Trial", draft.trial().value())
                .fact("Title", draft.definition().title())
                .fact("Version", draft.version());
        Div content = new Div(shown, new DefinitionPane(draft, models));
        return new SigningDialog(
                "protocol " + draft.trial() + ", version " + draft.version(),
                content,
                draft.digest(),
                SignatureMeaning.APPROVAL,
                "This version is in force from now on. It cannot be changed afterwards, only amended.",
                Signing.refusingInWords(credentials -> decisions.approve(actor, credentials, draft)),
                () -> ProtocolNavigation.open(draft.trial(), draft.version()));
    }
}
