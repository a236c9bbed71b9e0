package org.probatum.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;

/** The first lines of a page: what it is about, what its state is, and at most one primary action. */
public final class PageHeader extends Header {

    private final Paragraph state = new Paragraph();
    private final Div actions = new Div();

    /**
     * @param title what the page is about
     * @param stateLine its state in one line, for example {@code 240 enrolled · 212 complete}
     */
    public PageHeader(String title, String stateLine) {
        addClassName("page-header");
        state.addClassName("page-state");
        state.setText(stateLine);
        actions.addClassName("page-actions");
        Div words = new Div(new H1(title), state);
        add(words, actions);
    }

    /** Replaces the state line. */
    public void showState(String stateLine) {
        state.setText(stateLine);
    }

    /** Adds the page's primary action. */
    public Button primaryAction(String verb, Runnable action) {
        Button button = new Button(verb, click -> action.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        actions.add(button);
        return button;
    }

    /** Adds something beside the primary action: a quiet button, a menu, a badge. */
    public void addBeside(Component component) {
        actions.addComponentAsFirst(component);
    }
}
