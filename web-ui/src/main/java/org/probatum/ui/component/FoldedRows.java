package org.probatum.ui.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import java.util.List;
import java.util.function.Function;

/** A long table: its first rows, and the others behind a line that says how many there are. */
public final class FoldedRows extends Div {

    /**
     * @param rows the most important first
     * @param first how many are shown at once, at least 1
     * @param table makes the table of some of the rows
     */
    public <T> FoldedRows(List<T> rows, int first, Function<List<T>, DataTable> table) {
        addClassName("folded-rows");
        int shown = Math.min(first, rows.size());
        add(table.apply(rows.subList(0, shown)));
        if (rows.size() > shown) {
            List<T> others = rows.subList(shown, rows.size());
            add(new NativeDetails("The other " + others.size(), table.apply(others)));
        }
    }
}
