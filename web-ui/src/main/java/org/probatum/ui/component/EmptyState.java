package org.probatum.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where nothing is yet: what belongs here, what has to come before, and the button that makes the first one. */
public final class EmptyState extends Div {

    /**
     * @param heading what is not there yet, for example {@code No participants yet}
     * @param explanation what belongs here and how it gets here
     * @param actions buttons or links that lead to the first one
     */
    public EmptyState(String heading, String explanation, Component... actions) {
        addClassName("empty-state");
        add(new H2(heading), new Paragraph(explanation));
        if (actions.length > 0) {
            Div row = new Div(actions);
            row.addClassName("empty-actions");
            add(row);
        }
    }
}
