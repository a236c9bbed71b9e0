package org.probatum.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A small table that is shown whole; it scrolls sideways in its own place when the page is narrow. */
public final class DataTable extends Div {

    private static final String NUMBER = "number";

    private final List<NativeTableHeaderCell> headings = new ArrayList<>();
    private final NativeTableBody body;

    /**
     * @param caption what the table holds, read out by a screen reader
     * @param columns the headings
     */
    public DataTable(String caption, String... columns) {
        addClassName("data-table");
        // What scrolls can be reached by the keyboard.
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", caption);
        NativeTable table = new NativeTable();
        NativeTableRow head = table.getHead().addRow();
        for (String column : columns) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
            headings.add(cell);
        }
        body = table.getBody();
        add(table);
    }

    /** Adds a row of texts. */
    public DataTable row(String... cells) {
        return row(Stream.of(cells).map(Span::new).toArray(Component[]::new));
    }

    /** Adds a row of components. */
    public DataTable row(Component... cells) {
        NativeTableRow row = body.addRow();
        for (int column = 0; column < cells.length; column++) {
            row.add(new NativeTableCell(cells[column]));
            if (cells[column].hasClassName(NUMBER)) {
                headings.get(column).addClassName(NUMBER);
            }
        }
        return this;
    }

    /** An identifier for a cell, in monospace. */
    public static Span code(String identifier) {
        Span code = new Span(identifier);
        code.addClassName("identifier");
        return code;
    }

    /** A number for a cell, right-aligned. */
    public static Span number(String number) {
        Span cell = new Span(number);
        cell.addClassName(NUMBER);
        return cell;
    }
}
