package org.probatum.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import org.probatum.trial.audit.Digest;

/** Names and values in two columns, such as a model's contract or a signature's parts. */
public final class FactsTable extends DescriptionList {

    public FactsTable() {
        addClassName("facts");
    }

    /** Adds a line of text. */
    public FactsTable fact(String name, String value) {
        return fact(name, new Span(value));
    }

    /** Adds an identifier, in monospace. */
    public FactsTable identifier(String name, String value) {
        Span code = new Span(value);
        code.addClassName("identifier");
        return fact(name, code);
    }

    /** Adds a digest in full, in monospace, breaking where it must. */
    public FactsTable digest(String name, Digest digest) {
        return identifier(name, digest.hex());
    }

    /** Adds a line with any component as its value. */
    public FactsTable fact(String name, Component value) {
        add(new Term(name), new Description(value));
        return this;
    }
}
