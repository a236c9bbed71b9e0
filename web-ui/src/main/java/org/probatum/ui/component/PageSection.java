package org.probatum.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** A part of a page under a heading of its own. */
public final class PageSection extends Section {

    /**
     * @param heading what the part is about
     * @param content below it
     */
    public PageSection(String heading, Component... content) {
        addClassName("page-section");
        add(new H2(heading));
        add(content);
    }

    /** A sentence in quiet letters, such as what to read with care. */
    public static Paragraph note(String sentence) {
        Paragraph note = new Paragraph(sentence);
        note.addClassName("note");
        return note;
    }
}
