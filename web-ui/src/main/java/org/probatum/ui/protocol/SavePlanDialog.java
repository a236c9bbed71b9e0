package org.probatum.ui.protocol;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.PlanRevision;
import org.probatum.trial.protocol.Protocol;
import org.probatum.ui.component.Refusal;

/** Asks for the number and the reason of the version that a changed plan makes. */
final class SavePlanDialog extends Dialog {

    /** As in the schema of {@code trial.json}. */
    private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+){0,2}");

    private final TextField version = new TextField("New version number");
    private final TextArea reason = new TextArea("Reason");
    private final Div problem = new Div();

    /** @param save gets number and reason */
    SavePlanDialog(Protocol latest, BiConsumer<String, String> save) {
        setHeaderTitle("Save the plan");
        setWidth("34rem");
        setCloseOnOutsideClick(false);
        version.setValue(PlanRevision.nextVersion(latest.version()));
        version.setManualValidation(true);
        reason.setManualValidation(true);
        reason.setWidthFull();
        problem.getElement().setAttribute("aria-live", "polite");
        Div form = new Div(new Paragraph(consequence(latest)), version, reason, problem);
        form.addClassName("form");
        add(form);
        Button confirm = new Button("Save", click -> confirm(save));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    private static String consequence(Protocol latest) {
        return latest instanceof DraftProtocol
                ? "The plan is stored as a new draft. Version " + latest.version()
                        + " stays readable and can no longer be approved."
                : "The plan is stored as an amendment. Version " + latest.version()
                        + " stays in force until the amendment is approved.";
    }

    private void confirm(BiConsumer<String, String> save) {
        String number = version.getValue().strip();
        String why = reason.getValue().strip();
        boolean numbered = VERSION.matcher(number).matches();
        version.setErrorMessage("One to three numbers with dots between them, such as 1.1");
        version.setInvalid(!numbered);
        reason.setErrorMessage("Say why the plan changes; it stands in the record");
        reason.setInvalid(why.isEmpty());
        if (numbered && !why.isEmpty() && Refusal.attempt(problem, () -> save.accept(number, why))) {
            close();
        }
    }
}
