package org.probatum.ui.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Says what happened, what was kept, and what to do; read out at once by a screen reader. */
public final class ErrorNotice extends Div {

    /**
     * @param happened what went wrong
     * @param kept what is stored in spite of it, for example {@code Nothing was changed}
     * @param remedy what the reader can do
     */
    public ErrorNotice(String happened, String kept, String remedy) {
        addClassName("error-notice");
        getElement().setAttribute("role", "alert");
        Span symbol = new Span("✕");
        symbol.getElement().setAttribute("aria-hidden", "true");
        Paragraph what = new Paragraph(symbol, new Span(" " + happened));
        what.addClassName("error-what");
        add(what, new Paragraph(kept + ". " + remedy + "."));
    }

    /** For an input that was refused: the refusal says what would be right, and nothing was stored. */
    public static ErrorNotice refused(IllegalArgumentException refusal) {
        return new ErrorNotice(String.valueOf(refusal.getMessage()), "Nothing was changed", "Correct it and try again");
    }
}
