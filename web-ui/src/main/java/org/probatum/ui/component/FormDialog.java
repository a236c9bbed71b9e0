package org.probatum.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;

/** A few fields and one action. What the action refuses is said below the fields, which keep what was typed. */
public final class FormDialog extends Dialog {

    private final Div problem = new Div();

    /**
     * @param title what is done
     * @param verb the button
     * @param action reads the fields and does it
     * @param afterwards what the page does once it is done
     * @param fields the fields, and whatever has to be said beside them
     */
    public FormDialog(String title, String verb, Runnable action, Runnable afterwards, Component... fields) {
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        Div form = new Div(fields);
        form.addClassName("form");
        form.add(problem);
        add(form);
        Button confirm = new Button(verb, click -> {
            if (Refusal.attempt(problem, action)) {
                close();
                afterwards.run();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }
}
