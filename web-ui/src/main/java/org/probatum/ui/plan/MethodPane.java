package org.probatum.ui.plan;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import org.probatum.evaluation.analysis.MethodNote;
import org.probatum.evaluation.analysis.PlanMethod;

/** What a method computes, what it assumes and where it comes from. */
final class MethodPane extends Aside {

    MethodPane() {
        addClassName("method-pane");
        getElement().setAttribute("aria-label", "The chosen method");
        getElement().setAttribute("aria-live", "polite");
    }

    void show(PlanMethod method) {
        MethodNote note = MethodNote.of(method.method());
        Span name = new Span(note.method());
        name.addClassName("identifier");
        Pre formula = new Pre(note.formula());
        formula.addClassName("formula");
        formula.getElement().setAttribute("tabindex", "0");
        formula.getElement().setAttribute("aria-label", "Formula");
        removeAll();
        add(
                new H3(note.title()),
                name,
                formula,
                new H3("Assumes"),
                new Paragraph(note.assumptions()),
                new H3("Source"),
                new Paragraph(note.source()));
    }
}
