package org.probatum.ui.cohort;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.ParticipantStatus;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.security.CurrentActor;
import org.probatum.ui.trial.TrialView;

/** Everything of one case: who, which steps, which inputs, what was asked about them. */
@Route("trial/:trial/participant/:participant")
@PageTitle("Participant · Probatum")
@PermitAll
class ParticipantView extends TrialView {

    static final String PARTICIPANT = "participant";

    private static final int MODALITIES = 100;

    private final CohortDesk desk;
    private final AuditLog log;
    private final ContentStore contents;
    private final List<ParticipantSection> sections;
    private final CurrentActor currentActor;

    ParticipantView(
            CohortDesk desk,
            AuditLog log,
            ContentStore contents,
            List<ParticipantSection> sections,
            CurrentActor currentActor) {
        this.desk = desk;
        this.log = log;
        this.contents = contents;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(ParticipantSection::order))
                .toList();
        this.currentActor = currentActor;
    }

    @Override
    protected void show(TrialId trial) {
        Optional<ApprovedProtocol> protocol = desk.protocol(trial);
        Optional<Participant> participant = parameter(PARTICIPANT)
                .flatMap(ParticipantView::parse)
                .flatMap(id -> desk.overview().participant(trial, id));
        if (protocol.isEmpty() || participant.isEmpty()) {
            add(
                    new PageHeader("Participant", "Everything of one case."),
                    new EmptyState(
                            "No such participant",
                            "Nobody in this trial has the identifier "
                                    + parameter(PARTICIPANT).orElse("") + "."));
            return;
        }
        show(protocol.get(), participant.get());
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader("Participant", "Everything of one case."),
                new EmptyState("No such trial", "The address names no trial of this installation."));
    }

    private void show(ApprovedProtocol protocol, Participant participant) {
        Actor actor = currentActor.get();
        TrialId trial = protocol.trial();
        Runnable again = () -> {
            removeAll();
            show(trial);
        };
        PageHeader header = new PageHeader(participant.id().value(), state(participant));
        actions(header, actor, protocol, participant, again);
        Anchor back = new Anchor(CohortNavigation.path(Optional.of(trial)), "← Cohort");
        back.addClassName("back");
        add(back, header, new IdentityStrip(desk, protocol, participant));
        sections.stream()
                .filter(section -> section.order() < MODALITIES)
                .forEach(section -> add(section, trial, participant, actor));
        if (participant.enrolledOn().isPresent()) {
            add(section("Inputs", new ModalitiesPanel(desk, contents, protocol, participant)));
        }
        sections.stream()
                .filter(section -> section.order() >= MODALITIES)
                .forEach(section -> add(section, trial, participant, actor));
        if (sections.isEmpty() && participant.enrolledOn().isPresent()) {
            add(section("Prediction and explanations", new Paragraph("No run has evaluated this case yet.")));
        }
        add(section("Data queries", new QueriesPanel(desk, actor, trial, participant.id(), again)));
        if (participant.enrolledOn().isPresent()) {
            add(section("Adverse events", new AdverseEventsPanel(desk, trial, participant.id())));
        }
        add(section("Timeline", new Timeline(log, trial, participant.id())));
    }

    private void add(ParticipantSection section, TrialId trial, Participant participant, Actor actor) {
        add(section(
                section.heading(),
                section.content(trial, participant, actor).orElseGet(() -> new Paragraph(section.whenEmpty()))));
    }

    private static Section section(String heading, Component content) {
        Section section = new Section(new H2(heading), content);
        section.addClassName("page-section");
        return section;
    }

    private static String state(Participant participant) {
        return participant.status().label()
                + participant
                        .enrolledOn()
                        .map(date -> (participant.status() == ParticipantStatus.ENROLLED ? " on " : " · enrolled on ")
                                + Dates.date(date))
                        .orElseGet(() -> " · screened on " + Dates.date(participant.assessedOn()))
                + " · " + participant.site();
    }

    private void actions(
            PageHeader header, Actor actor, ApprovedProtocol protocol, Participant participant, Runnable again) {
        TrialId trial = protocol.trial();
        if (desk.isLocked(trial)) {
            return;
        }
        Optional<EnrolledParticipant> enrolled = desk.cohort().enrolled(trial, participant.id());
        if (actor.has(Role.COORDINATOR)) {
            if (participant.status() == ParticipantStatus.ELIGIBLE) {
                header.primaryAction(
                        "Continue enrolment",
                        () -> EnrolmentDialog.consent(desk, actor, protocol, participant, again)
                                .open());
            }
            enrolled.ifPresent(one -> coordinatorActions(header, actor, protocol, participant, one, again));
        }
        if (QueriesPanel.mayOpen(actor)) {
            header.addBeside(new Button(
                    "Open query",
                    click -> QueriesPanel.opening(desk, actor, trial, participant.id(), again)
                            .open()));
        }
    }

    private void coordinatorActions(
            PageHeader header,
            Actor actor,
            ApprovedProtocol protocol,
            Participant participant,
            EnrolledParticipant enrolled,
            Runnable again) {
        boolean randomized = desk.randomizations()
                .allocation(protocol.trial(), enrolled.id())
                .isPresent();
        if (participant.withdrawal().isEmpty()) {
            header.addBeside(
                    new Button("Withdraw", click -> new WithdrawalDialog(desk, actor, enrolled, again).open()));
        }
        header.addBeside(new Button(
                "Adverse event",
                click -> new AdverseEventDialog(desk, actor, protocol.trial(), enrolled, again).open()));
        if (!participant.outcomeRecorded()
                && desk.isSealed(protocol.trial(), enrolled.id()).orElse(false)) {
            header.addBeside(new Button(
                    "Record outcome", click -> new OutcomeDialog(desk, actor, protocol, enrolled, again).open()));
        }
        Runnable input = () -> new InputDialog(desk, actor, protocol.definition(), enrolled, again).open();
        if (randomized || participant.withdrawal().isPresent()) {
            header.primaryAction("Add input", input);
        } else {
            header.addBeside(new Button("Add input", click -> input.run()));
            header.primaryAction(
                    "Randomize",
                    () -> EnrolmentDialog.randomization(desk, actor, protocol, enrolled, again)
                            .open());
        }
    }

    private static Optional<ParticipantId> parse(String text) {
        try {
            return Optional.of(new ParticipantId(text));
        } catch (IllegalArgumentException notAnIdentifier) {
            // An address that somebody typed: it names nobody.
            return Optional.empty();
        }
    }
}
