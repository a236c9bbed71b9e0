package org.probatum.ui.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** Asks for a text, such as the reason of a change, says what will happen, and does it. */
public final class ReasonDialog extends Dialog {

    private final Div problem = new Div();
    private final TextArea text = new TextArea("Reason");

    /**
     * @param title what is done
     * @param consequence what will happen
     * @param verb the button
     * @param action gets the text, which may be blank; what it refuses is said in the dialog
     * @param afterwards what the page does once it is done
     */
    public ReasonDialog(String title, String consequence, String verb, Consumer<String> action, Runnable afterwards) {
        setHeaderTitle(title);
        setWidth("34rem");
        text.setWidthFull();
        Div form = new Div(new Paragraph(consequence), text, problem);
        form.addClassName("form");
        add(form);
        Button confirm = new Button(verb, click -> {
            if (Refusal.attempt(problem, () -> action.accept(text.getValue().strip()))) {
                close();
                afterwards.run();
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), confirm);
    }

    /** Names the text otherwise, for example {@code Answer}. */
    public ReasonDialog asking(String label) {
        text.setLabel(label);
        return this;
    }
}
