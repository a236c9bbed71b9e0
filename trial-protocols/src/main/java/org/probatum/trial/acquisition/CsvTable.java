package org.probatum.trial.acquisition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table with one row per identifier.
 *
 * @param name the file's name
 * @param columns the header, in order, with the column of identifiers
 * @param rowsById the rows by identifier, in the order of the file
 */
public record CsvTable(String name, List<String> columns, Map<String, Row> rowsById) {

    public CsvTable {
        columns = List.copyOf(columns);
        rowsById = Collections.unmodifiableMap(new LinkedHashMap<>(rowsById));
    }

    /** A table of these rows, whose identifiers differ. */
    public static CsvTable of(String name, List<String> columns, List<Row> rows) {
        Map<String, Row> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        if (byId.size() != rows.size()) {
            throw new IllegalArgumentException(name + " has two rows of one identifier");
        }
        return new CsvTable(name, columns, byId);
    }

    /** The rows, in the order of the file. */
    public List<Row> rows() {
        return List.copyOf(rowsById.values());
    }

    /**
     * A row.
     *
     * @param line where it begins in the file, from 1
     * @param cells what is there, by column; a missing value has no entry
     */
    public record Row(long line, String id, Map<String, String> cells) {

        public Row {
            cells = Map.copyOf(cells);
        }

        /** The text in a column; empty when missing. */
        public Optional<String> text(String column) {
            return Optional.ofNullable(cells.get(column));
        }

        /**
         * The number in a column; empty when missing.
         *
         * @throws NumberFormatException if the column was not read as numbers
         */
        public OptionalDouble number(String column) {
            return text(column).stream().mapToDouble(Double::parseDouble).findFirst();
        }
    }

    /** The row of an identifier. */
    public Optional<Row> row(String id) {
        return Optional.ofNullable(rowsById.get(id));
    }

    /** The header and one row as CSV in UTF-8: what is kept of a table for one participant. */
    public byte[] withRowOnly(Row row) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(columns);
            printer.printRecord(
                    columns.stream().map(column -> row.text(column).orElse("")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory takes every row", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
