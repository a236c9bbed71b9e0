package org.probatum.ui.cohort;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.Locale;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.protocol.EligibilityCriterion.InputDataCriterion;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.ui.component.FileDrop;
import org.probatum.ui.component.Refusal;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** Takes the files of one modality and says what their quality verdict is. */
final class InputDialog extends Dialog {

    private static final int LARGEST_MB = 512;

    private final CohortDesk desk;
    private final Actor actor;
    private final TrialDefinition trial;
    private final EnrolledParticipant participant;
    private final Select<InputDataCriterion> modality = new Select<>();
    private final Paragraph expectation = new Paragraph();
    private final Div results = new Div();

    InputDialog(
            CohortDesk desk, Actor actor, TrialDefinition trial, EnrolledParticipant participant, Runnable afterwards) {
        this.desk = desk;
        this.actor = actor;
        this.trial = trial;
        this.participant = participant;
        setHeaderTitle("Add input of " + participant.id());
        setWidth("40rem");
        setCloseOnOutsideClick(false);
        modality.setLabel("Modality");
        modality.setItemLabelGenerator(criterion -> criterion.modality().value());
        modality.setItems(trial.eligibility().inputs());
        modality.addValueChangeListener(change -> expectation.setText(expectation(change.getValue())));
        modality.setValue(trial.eligibility().inputs().getFirst());
        expectation.addClassName("quiet");
        results.getElement().setAttribute("aria-live", "polite");
        add(
                modality,
                expectation,
                FileDrop.inMemory(
                        "Input file",
                        LARGEST_MB,
                        this::acquire,
                        ".png",
                        ".tif",
                        ".tiff",
                        ".nii",
                        ".gz",
                        ".csv",
                        ".txt"),
                results);
        getFooter().add(new Button("Close", click -> close()));
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                afterwards.run();
            }
        });
    }

    private String expectation(InputDataCriterion criterion) {
        String files = trial.alignmentPlan()
                .filter(plan -> plan.modality().equals(criterion.modality()))
                .map(plan -> " Two files: " + plan.fixed() + " and " + plan.moving() + ", named so.")
                .orElse("");
        return criterion.description() + ". Formats: " + String.join(", ", criterion.formats()) + "." + files
                + " A file of the same name takes the place of the earlier one, which stays on record.";
    }

    private void acquire(String name, byte[] bytes) {
        Div line = new Div();
        results.add(line);
        Refusal.attempt(line, () -> {
            Acquisition taken =
                    desk.acquire(actor, participant, modality.getValue().modality(), name, bytes);
            line.add(verdict(taken));
            taken.verdict().why().forEach(reason -> line.add(new Paragraph(reason)));
        });
    }

    private static StatusBadge verdict(Acquisition taken) {
        String what = taken.name() + " (" + taken.modality() + ") ";
        return switch (taken.verdict()) {
            case InputQualityVerdict.Accepted a -> new StatusBadge(Status.GOOD, what + "accepted");
            case InputQualityVerdict.Doubtful d -> new StatusBadge(Status.ATTENTION, what + "taken with doubt");
            case InputQualityVerdict.Refused r ->
                new StatusBadge(Status.FAILED, (what + "refused").toLowerCase(Locale.ROOT));
        };
    }
}
