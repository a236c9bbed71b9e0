package org.probatum.ui.cohort;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import org.probatum.trial.cohort.InformedConsent;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.ScreeningOutcome;
import org.probatum.ui.component.DateFields;

/** The informed consent, and the date of enrolment. */
final class ConsentForm extends Div {

    private final ParticipantId participant;
    private final TextField version = new TextField("Version of the consent form");
    private final TextField obtainedBy = new TextField("Obtained by");
    private final DatePicker signedOn;
    private final DatePicker enrolledOn;

    ConsentForm(ScreeningOutcome.Eligible eligible, LocalDate today, String name) {
        participant = eligible.participant();
        addClassName("form-grid");
        version.setRequiredIndicatorVisible(true);
        obtainedBy.setValue(name);
        signedOn = DateFields.until("Consent signed on", today);
        enrolledOn = DateFields.until("Enrolled on", today);
        enrolledOn.setMin(eligible.assessedOn());
        add(version, signedOn, obtainedBy, enrolledOn);
    }

    InformedConsent consent() {
        return new InformedConsent(
                participant,
                version.getValue().strip(),
                DateFields.value(signedOn),
                obtainedBy.getValue().strip());
    }

    LocalDate enrolledOn() {
        return DateFields.value(enrolledOn);
    }
}
