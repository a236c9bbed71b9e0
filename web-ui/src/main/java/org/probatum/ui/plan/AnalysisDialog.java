package org.probatum.ui.plan;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.ui.component.Refusal;

/** The form of an analysis with its action; what is refused is said in the dialog, which keeps what was typed. */
public final class AnalysisDialog extends Dialog {

    private final Div problem = new Div();

    /**
     * @param title what is done
     * @param verb the button
     * @param action gets the analysis once nothing is wrong with it
     * @param above what has to be said or asked before the form
     */
    public AnalysisDialog(
            String title, String verb, AnalysisForm form, Consumer<PlannedAnalysis> action, Component... above) {
        setHeaderTitle(title);
        setWidth("64rem");
        setCloseOnOutsideClick(false);
        problem.getElement().setAttribute("aria-live", "polite");
        add(above);
        add(form, problem);
        Button confirm = new Button(verb, click -> {
            problem.removeAll();
            form.read().ifPresent(line -> {
                if (Refusal.attempt(problem, () -> action.accept(line))) {
                    close();
                }
            });
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }
}
