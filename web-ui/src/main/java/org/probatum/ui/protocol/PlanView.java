package org.probatum.ui.protocol;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.DefinitionOutcome;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.PlanRevision;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.Words;
import org.probatum.ui.security.CurrentActor;
import org.probatum.ui.trial.TrialView;

/** The analysis plan of the latest version of a protocol, changed by forms; saving makes a later draft. */
@Route("trial/:trial?/plan")
@PageTitle("Analysis plan · Probatum")
@PermitAll
class PlanView extends TrialView {

    private static final String TITLE = "Analysis plan";

    private final ProtocolDecisions decisions;
    private final CurrentActor currentActor;

    PlanView(ProtocolDecisions decisions, CurrentActor currentActor) {
        this.decisions = decisions;
        this.currentActor = currentActor;
    }

    @Override
    protected void show(TrialId trial) {
        List<Protocol> versions = decisions.protocols().versions(trial);
        if (versions.isEmpty()) {
            showWithoutTrial();
            return;
        }
        Protocol latest = versions.getLast();
        PageHeader header = new PageHeader(
                TITLE,
                state(latest, latest.definition().analysisPlan().analyses().size()));
        add(header);
        if (!currentActor.get().has(Role.STATISTICIAN)) {
            add(new EmptyState(
                    "Only a statistician changes the plan",
                    "The plan of each version stands in the protocol, section Analysis plan."));
            return;
        }
        PlanEditor editor = new PlanEditor(latest);
        Button save = header.primaryAction(
                "Save plan",
                () -> new SavePlanDialog(latest, (version, reason) -> save(latest, editor, version, reason)).open());
        save.setEnabled(false);
        header.addBeside(new Button("Back to the protocol", click -> ProtocolNavigation.open(trial)));
        editor.onChange(plan -> {
            boolean changed = !plan.equals(latest.definition().analysisPlan());
            save.setEnabled(changed);
            header.showState(state(latest, plan.analyses().size()) + (changed ? " · changed, not saved yet" : ""));
        });
        add(editor);
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader(TITLE, "The analyses that a trial promises."),
                new EmptyState("No protocol yet", "A plan is part of a protocol; store the trial's definition first."));
    }

    private static String state(Protocol latest, int analyses) {
        String standing = switch (latest) {
            case DraftProtocol draft -> "draft";
            case ApprovedProtocol approved -> "approved; saving makes an amendment";
        };
        return latest.definition().title() + " · version " + latest.version() + ", " + standing + " · "
                + Words.count(analyses, "analysis", "analyses");
    }

    private void save(Protocol latest, PlanEditor editor, String version, String reason) {
        switch (PlanRevision.of(latest, version, PlanRevision.json(editor.plan()))) {
            case DefinitionOutcome.Valid valid -> {
                byte[] json = valid.protocol().canonical().getBytes(StandardCharsets.UTF_8);
                DraftProtocol stored = latest instanceof DraftProtocol
                        ? decisions.replace(currentActor.get(), latest.version(), json, reason)
                        : decisions.amend(currentActor.get(), json, reason);
                ProtocolNavigation.open(stored.trial(), stored.version());
            }
            case DefinitionOutcome.Invalid invalid ->
                throw new IllegalArgumentException(
                        "The plan does not fit: " + invalid.findings().getFirst());
        }
    }
}
