package org.probatum.report;

import java.util.List;
import java.util.Optional;

/**
 * A table.
 *
 * @param id names the table in the workbook and in references, for example {@code T-01}; unique in a report
 * @param groups headings over neighbouring columns, from left; empty, or their spans add up to all columns
 * @param notes printed below, in order
 */
public record Table(
        String id, String title, List<Column> columns, List<ColumnGroup> groups, List<Row> rows, List<String> notes)
        implements Block {

    public Table {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Table " + id + " has no column");
        }
        int spans = groups.stream().mapToInt(ColumnGroup::span).sum();
        if (!groups.isEmpty() && spans != columns.size()) {
            throw new IllegalArgumentException(
                    "Column groups of table " + id + " span " + spans + " columns of " + columns.size());
        }
        for (Row row : rows) {
            row.requireCells(id, columns.size());
        }
    }

    /** How a column's cells stand. */
    public enum Align {
        LEFT,
        RIGHT,
        /** Decimal points below each other. */
        DECIMAL
    }

    /**
     * A column.
     *
     * @param weight its share of the width against the other columns; above 0
     * @param description for the data dictionary: meaning, unit, coding
     */
    public record Column(String header, Align align, double weight, String description) {

        public Column {
            if (!(weight > 0)) {
                throw new IllegalArgumentException("Column " + header + " needs a weight above 0, was " + weight);
            }
        }

        public static Column text(String header, double weight, String description) {
            return new Column(header, Align.LEFT, weight, description);
        }

        public static Column number(String header, double weight, String description) {
            return new Column(header, Align.DECIMAL, weight, description);
        }
    }

    /** A heading over {@code span} columns; a blank one leaves them without. */
    public record ColumnGroup(String header, int span) {

        public ColumnGroup {
            if (span < 1) {
                throw new IllegalArgumentException("A column group spans at least one column, was " + span);
            }
        }
    }

    /** What a row is among the others. */
    public enum RowKind {
        BODY,
        /** Its first cell heads the rows that follow. */
        SECTION,
        TOTAL
    }

    /**
     * A row.
     *
     * @param cells one per column
     * @param numberId leads to the provenance of the row's numbers
     */
    public record Row(RowKind kind, List<Cell> cells, Optional<String> numberId) {

        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(Cell... cells) {
            return new Row(RowKind.BODY, List.of(cells), Optional.empty());
        }

        /** A row of numbers with the id of their provenance. */
        public static Row numbered(String numberId, Cell... cells) {
            return new Row(RowKind.BODY, List.of(cells), Optional.of(numberId));
        }

        /** A row that heads those that follow. */
        public static Row section(String text, int columns) {
            List<Cell> cells = new java.util.ArrayList<>();
            cells.add(new Cell.Text(text));
            while (cells.size() < columns) {
                cells.add(new Cell.Empty());
            }
            return new Row(RowKind.SECTION, cells, Optional.empty());
        }

        void requireCells(String table, int columns) {
            if (cells.size() != columns) {
                throw new IllegalArgumentException(
                        "A row of table " + table + " has " + cells.size() + " cells for " + columns + " columns");
            }
        }
    }

    /** Whether any row carries a number id. */
    public boolean hasNumberIds() {
        return rows.stream().anyMatch(row -> row.numberId().isPresent());
    }
}
