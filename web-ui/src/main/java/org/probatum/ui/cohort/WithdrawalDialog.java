package org.probatum.ui.cohort;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.Withdrawal;
import org.probatum.ui.component.DateFields;
import org.probatum.ui.component.FormDialog;
import org.probatum.ui.component.Words;

/** Records that a participant leaves the trial. */
final class WithdrawalDialog {

    private final FormDialog dialog;

    WithdrawalDialog(CohortDesk desk, Actor actor, EnrolledParticipant participant, Runnable afterwards) {
        DatePicker on = DateFields.until("Withdrawn on", desk.today());
        on.setMin(participant.enrolledOn());
        Select<Withdrawal.Extent> extent = new Select<>();
        extent.setLabel("From");
        extent.setItems(Withdrawal.Extent.values());
        extent.setItemLabelGenerator(Words::of);
        extent.setValue(Withdrawal.Extent.INTERVENTION);
        TextArea reason = new TextArea("Reason");
        dialog = new FormDialog(
                "Withdraw " + participant.id(),
                "Withdraw",
                () -> desk.withdraw(
                        actor,
                        participant,
                        new Withdrawal(
                                participant.id(),
                                DateFields.value(on),
                                extent.getValue(),
                                reason.getValue().strip())),
                afterwards,
                new Paragraph("The participant stays in the trial's record and in the analysis as randomized."),
                on,
                extent,
                reason);
    }

    void open() {
        dialog.open();
    }
}
