package org.probatum.ui.cohort;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.cohort.ScreeningOutcome;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.EligibilityCriterion.ParticipantCriterion;
import org.probatum.trial.randomization.Allocation;
import org.probatum.trial.randomization.Stratum;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.component.Words;

/**
 * Leads one participant from screening over enrolment to randomization. Each step is stored when it is taken, and the rest can be
 * done later from the participant's page.
 */
final class EnrolmentDialog extends Dialog {

    private final CohortDesk desk;
    private final Actor actor;
    private final ApprovedProtocol protocol;
    private final Div step = new Div();
    private final Div problem = new Div();
    private final Button next = new Button();
    private Runnable action = () -> {};

    private EnrolmentDialog(CohortDesk desk, Actor actor, ApprovedProtocol protocol, Runnable afterwards) {
        this.desk = desk;
        this.actor = actor;
        this.protocol = protocol;
        setHeaderTitle("Enrol participant");
        setWidth("46rem");
        setCloseOnOutsideClick(false);
        step.addClassName("enrolment-step");
        step.getElement().setAttribute("aria-live", "polite");
        add(step, problem);
        next.addThemeVariants(ButtonVariant.PRIMARY);
        next.addClickListener(click -> Refusal.attempt(problem, () -> action.run()));
        getFooter().add(new Button("Close", click -> close()), next);
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                afterwards.run();
            }
        });
    }

    /** Begins with a person who is not known yet. */
    static EnrolmentDialog screening(
            CohortDesk desk, Actor actor, ApprovedProtocol protocol, BaselineColumns columns, Runnable afterwards) {
        EnrolmentDialog dialog = new EnrolmentDialog(desk, actor, protocol, afterwards);
        dialog.screen(columns);
        return dialog;
    }

    /** Goes on with a participant who was found eligible. */
    static EnrolmentDialog consent(
            CohortDesk desk, Actor actor, ApprovedProtocol protocol, Participant participant, Runnable afterwards) {
        EnrolmentDialog dialog = new EnrolmentDialog(desk, actor, protocol, afterwards);
        dialog.enrol(new ScreeningOutcome.Eligible(participant.id(), participant.assessedOn()));
        return dialog;
    }

    /** Goes on with a participant who is enrolled. */
    static EnrolmentDialog randomization(
            CohortDesk desk,
            Actor actor,
            ApprovedProtocol protocol,
            EnrolledParticipant participant,
            Runnable afterwards) {
        EnrolmentDialog dialog = new EnrolmentDialog(desk, actor, protocol, afterwards);
        dialog.randomize(participant);
        return dialog;
    }

    private void show(String heading, String verb, Runnable onNext, Component... content) {
        step.removeAll();
        step.add(new H3(heading));
        step.add(content);
        next.setText(verb);
        next.setVisible(!verb.isEmpty());
        action = onNext;
    }

    private void screen(BaselineColumns columns) {
        ScreeningForm form = new ScreeningForm(protocol.definition(), columns, desk.today());
        show(
                "1 of 3 · Screening",
                "Screen",
                () -> screened(desk.screen(actor, protocol, form.candidate(), form.assessedOn())),
                new Paragraph("The eligibility criteria of protocol version " + protocol.version()
                        + " are evaluated on these values."),
                form);
    }

    private void screened(ScreeningOutcome outcome) {
        switch (outcome) {
            case ScreeningOutcome.Eligible eligible -> enrol(eligible);
            case ScreeningOutcome.ScreenFailure failure ->
                show(
                        "Screen failure",
                        "",
                        () -> {},
                        new StatusBadge(Status.FAILED, failure.participant() + " is not eligible"),
                        new Paragraph("The screening is recorded with the criteria that are not met."),
                        notMet(failure));
        }
    }

    private DataTable notMet(ScreeningOutcome.ScreenFailure failure) {
        DataTable table = new DataTable("Criteria that are not met", "Criterion", "Kind", "Description");
        for (ParticipantCriterion criterion :
                protocol.definition().eligibility().participants()) {
            if (failure.notMet().contains(criterion.id())) {
                table.row(criterion.id().value(), Words.of(criterion.kind()), criterion.description());
            }
        }
        return table;
    }

    private void enrol(ScreeningOutcome.Eligible eligible) {
        ConsentForm form = new ConsentForm(eligible, desk.today(), actor.name());
        show(
                "2 of 3 · Consent and enrolment",
                "Enrol",
                () -> randomize(desk.enrol(actor, protocol, eligible, form.consent(), form.enrolledOn())),
                new StatusBadge(Status.GOOD, eligible.participant() + " is eligible"),
                form);
    }

    private void randomize(EnrolledParticipant participant) {
        FactsTable facts = new FactsTable()
                .identifier("Participant", participant.id().value())
                .fact("Enrolment number", String.valueOf(participant.number()))
                .fact(
                        "Stratum",
                        Stratum.of(protocol.definition().allocation(), participant.baseline())
                                .key());
        boolean committed = desk.randomizations().commitment(protocol.trial()).isPresent();
        show(
                "3 of 3 · Randomization",
                committed ? "Randomize" : "",
                () -> randomized(desk.randomize(actor, participant)),
                new StatusBadge(Status.GOOD, participant.id() + " is enrolled"),
                facts,
                new Paragraph(
                        committed
                                ? "The arm stays masked: you see the number of the allocation, and nobody sees more before "
                                        + "the database is locked."
                                : "The randomization is not committed yet. Once it is, randomize from the participant's "
                                        + "page."));
    }

    private void randomized(Allocation allocation) {
        show(
                "Randomized",
                "Go to participant",
                () -> {
                    close();
                    CohortNavigation.toParticipant(protocol.trial(), allocation.participant());
                },
                new StatusBadge(
                        Status.GOOD, allocation.participant() + " is randomized as number " + allocation.number()),
                new FactsTable()
                        .fact("Stratum", allocation.stratum())
                        .digest("Commitment to the arm", allocation.armCommitment()),
                new Span("The arm is masked until the database is locked."));
    }
}
