package org.probatum.ui.cohort;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.probatum.registry.ModelRegistry;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortFlow;
import org.probatum.trial.cohort.ParticipantStatus;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.Words;
import org.probatum.ui.security.CurrentActor;
import org.probatum.ui.trial.TrialView;

/** Who is in, what is missing, who needs attention. */
@Route("trial/:trial?/cohort")
@PageTitle("Cohort · Probatum")
@PermitAll
class CohortView extends TrialView {

    private static final String ABOUT = "Who is in, what is missing, who needs attention.";
    private static final String BELONGS_HERE =
            "Participants are screened, enrolled and randomized here, one by one, and their "
                    + "modalities captured or imported. Missing and refused inputs are shown per participant.";

    private final CohortDesk desk;
    private final CohortImport cohortImport;
    private final ModelRegistry registry;
    private final CurrentActor currentActor;

    CohortView(CohortDesk desk, CohortImport cohortImport, ModelRegistry registry, CurrentActor currentActor) {
        this.desk = desk;
        this.cohortImport = cohortImport;
        this.registry = registry;
        this.currentActor = currentActor;
    }

    @Override
    protected void show(TrialId trial) {
        desk.protocol(trial).ifPresentOrElse(this::show, this::showWithoutTrial);
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader("Cohort", ABOUT),
                new EmptyState(
                        "No participants yet",
                        BELONGS_HERE + " This begins once the protocol of the trial is approved."));
    }

    private void show(ApprovedProtocol protocol) {
        TrialId trial = protocol.trial();
        CohortSnapshot snapshot =
                new CohortSnapshot(desk, trial, protocol.definition().modalities());
        CohortFlow flow = desk.overview().flow(trial);
        PageHeader header = new PageHeader("Cohort", flow.screened() == 0 ? ABOUT : counts(flow, snapshot));
        if (flow.enrolled() > 0) {
            header.addBeside(new Button("Missing data", click -> CohortNavigation.toMissingData(trial)));
        }
        actions(header, protocol, flow);
        add(header);
        if (flow.screened() == 0) {
            add(new EmptyState("No participants yet", BELONGS_HERE));
            return;
        }
        add(completeness(snapshot));
        CohortGrid grid = new CohortGrid(desk, trial, snapshot);
        add(filters(grid, snapshot, flow), AvailabilityMarks.legend(snapshot.modalities()), grid);
    }

    private static String counts(CohortFlow flow, CohortSnapshot snapshot) {
        return flow.screened() + " screened · " + flow.enrolled() + " enrolled · " + snapshot.complete()
                + " with every modality · "
                + Words.count(snapshot.needingAttention().size(), "needs", "need")
                + " attention";
    }

    private static Div completeness(CohortSnapshot snapshot) {
        ProgressBar bar = new ProgressBar(0, Math.max(1, snapshot.enrolled()), snapshot.complete());
        bar.getElement().setAttribute("aria-label", "Participants with every modality");
        Span words = new Span(snapshot.complete() + " of " + snapshot.enrolled() + " enrolled have every modality");
        words.addClassName("quiet");
        Div line = new Div(bar, words);
        line.addClassName("completeness");
        return line;
    }

    private void actions(PageHeader header, ApprovedProtocol protocol, CohortFlow flow) {
        Actor actor = currentActor.get();
        if (desk.isLocked(protocol.trial())) {
            return;
        }
        Runnable again = () -> {
            removeAll();
            show(protocol.trial());
        };
        if (actor.has(Role.COORDINATOR)) {
            header.addBeside(new Button(
                    "Import cohort", click -> new ImportDialog(cohortImport, actor, protocol, again).open()));
            header.primaryAction(
                    "Enrol participant",
                    () -> EnrolmentDialog.screening(
                                    desk, actor, protocol, BaselineColumns.of(protocol.definition(), registry), again)
                            .open());
        }
        if (actor.has(Role.APPROVER) && flow.enrolled() > 0) {
            header.addBeside(new Button(
                    "Lock database",
                    click ->
                            DatabaseLocking.dialog(desk, actor, protocol, again).open()));
        }
    }

    private static Div filters(CohortGrid grid, CohortSnapshot snapshot, CohortFlow flow) {
        TextField text = new TextField();
        text.setPlaceholder("Filter by participant or site");
        text.setAriaLabel("Filter by participant or site");
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        Map<String, Consumer<String>> chips = new LinkedHashMap<>();
        chips.put("All " + flow.screened(), words -> grid.showMatching(words, Optional.empty()));
        chips.put(
                "Needs attention " + snapshot.needingAttention().size(),
                words -> grid.showOnly(snapshot.needingAttention(), words));
        chips.put(
                "Missing modality " + snapshot.withMissing().size(),
                words -> grid.showOnly(snapshot.withMissing(), words));
        chips.put(
                "Withdrawn " + flow.withdrawn(),
                words -> grid.showMatching(words, Optional.of(ParticipantStatus.WITHDRAWN)));
        chips.put(
                "Screen failures " + flow.notEligible(),
                words -> grid.showMatching(words, Optional.of(ParticipantStatus.SCREEN_FAILURE)));
        Div row = new FilterChips(chips, text);
        row.add(text);
        return row;
    }
}
