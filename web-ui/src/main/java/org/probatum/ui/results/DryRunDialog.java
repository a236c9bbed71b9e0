package org.probatum.ui.results;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.function.IntConsumer;
import org.probatum.report.trial.DryRunReport;

/** Says what a dry run is, and asks for the number of the dummy arms. */
final class DryRunDialog extends Dialog {

    private final IntegerField number = new IntegerField("Number of the dummy arms");

    /** @param run gets the number, which is not negative */
    DryRunDialog(IntConsumer run) {
        setHeaderTitle("Blinded dry run of the plan");
        setWidth("36rem");
        UnorderedList explanation = new UnorderedList();
        DryRunReport.WHAT_IT_IS.forEach(sentence -> explanation.add(new ListItem(sentence)));
        number.setValue(1);
        number.setMin(0);
        number.setStepButtonsVisible(true);
        number.setHelperText("The same number gives the same arms.");
        number.setManualValidation(true);
        Div form = new Div(explanation, number);
        form.addClassName("form");
        add(form);
        Button confirm = new Button("Run on dummy arms", click -> confirm(run));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    private void confirm(IntConsumer run) {
        Integer value = number.getValue();
        if (value == null || value < 0) {
            number.setErrorMessage("A whole number from 0 to 2,147,483,647");
            number.setInvalid(true);
            return;
        }
        close();
        run.accept(value);
    }
}
