package org.probatum.ui.results;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Stream;
import org.probatum.report.Cell;
import org.probatum.report.Table;
import org.probatum.ui.component.DataTable;

/** A table of the report on the screen, with the id of each number. */
final class ResultTable extends Div {

    ResultTable(Table table) {
        addClassName("result-table");
        Stream<String> headings = table.columns().stream().map(Table.Column::header);
        Stream<String> ids = table.hasNumberIds() ? Stream.of("Number id") : Stream.of();
        DataTable shown =
                new DataTable(table.title(), Stream.concat(headings, ids).toArray(String[]::new));
        table.rows().forEach(row -> shown.row(cells(table, row)));
        add(shown);
        table.notes().forEach(note -> {
            Paragraph words = new Paragraph(note);
            words.addClassName("note");
            add(words);
        });
    }

    private static Component[] cells(Table table, Table.Row row) {
        List<Table.Column> columns = table.columns();
        Stream<Component> cells = java.util.stream.IntStream.range(0, columns.size())
                .mapToObj(i -> cell(columns.get(i), row.cells().get(i)));
        Stream<Component> id =
                table.hasNumberIds() ? Stream.of(DataTable.code(row.numberId().orElse(""))) : Stream.of();
        return Stream.concat(cells, id).toArray(Component[]::new);
    }

    private static Component cell(Table.Column column, Cell cell) {
        boolean number = column.align() != Table.Align.LEFT && !(cell instanceof Cell.NotEstimable);
        return number ? DataTable.number(cell.text()) : new Span(cell.text());
    }
}
