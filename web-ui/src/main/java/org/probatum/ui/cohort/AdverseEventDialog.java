package org.probatum.ui.cohort;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.AdverseEvent;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.FormDialog;

/** Records an adverse event. */
final class AdverseEventDialog {

    private final CohortDesk desk;
    private final Actor actor;
    private final TrialId trial;
    private final EnrolledParticipant participant;
    private final Runnable afterwards;
    private final TextField term = new TextField("Term");
    private final IntegerField grade = new IntegerField("Grade (CTCAE, 1 to 5)");
    private final IntegerField day = new IntegerField("Onset (days since enrolment)");
    private final Checkbox serious = new Checkbox("Serious");

    AdverseEventDialog(
            CohortDesk desk, Actor actor, TrialId trial, EnrolledParticipant participant, Runnable afterwards) {
        this.desk = desk;
        this.actor = actor;
        this.trial = trial;
        this.participant = participant;
        this.afterwards = afterwards;
        term.setHelperText("As in the dictionary of the trial, for example Headache.");
        grade.setMin(1);
        grade.setMax(5);
        grade.setStepButtonsVisible(true);
        day.setMin(0);
    }

    void open() {
        new FormDialog(
                        "Adverse event of " + participant.id(),
                        "Record",
                        () -> desk.adverseEvent(actor, trial, event()),
                        afterwards,
                        term,
                        grade,
                        day,
                        serious)
                .open();
    }

    private AdverseEvent event() {
        return new AdverseEvent(
                participant.id(), term.getValue().strip(), number(grade), number(day), serious.getValue());
    }

    private static int number(IntegerField field) {
        return Optional.ofNullable(field.getValue())
                .orElseThrow(() ->
                        new IllegalArgumentException("The field \"" + field.getLabel() + "\" holds a whole number"));
    }
}
