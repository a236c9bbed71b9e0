package org.probatum.trial.acquisition;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV table in UTF-8 and holds it against an expectation. An empty cell is a missing value. */
public final class CsvTableReader {

    private final String name;
    private final TableExpectation expectation;
    private final ReadLimits limits;
    private final Faults faults = new Faults();

    private CsvTableReader(String name, TableExpectation expectation, ReadLimits limits) {
        this.name = name;
        this.expectation = expectation;
        this.limits = limits;
    }

    /**
     * Reads a table.
     *
     * @param name the file's name, for messages
     * @throws UnreadableInputException if it is no UTF-8 or CSV, goes beyond the limits, or does not meet the
     *     expectation; the message has the first fault with its line and column, and how many more there are
     */
    public static CsvTable read(String name, byte[] bytes, TableExpectation expectation, ReadLimits limits) {
        limits.requireBytes(name, bytes.length);
        return new CsvTableReader(name, expectation, limits).read(decode(name, bytes));
    }

    private CsvTable read(String text) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new UnreadableInputException(name + " is empty; the first line names the columns");
            }
            List<String> header = records.next().stream().map(String::strip).toList();
            checkHeader(header);
            List<CsvTable.Row> rows = rows(parser, records, header);
            faults.throwIfAny();
            return CsvTable.of(name, header, rows);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new UnreadableInputException(name + " is no CSV table: " + e.getMessage(), e);
        }
    }

    private void checkHeader(List<String> header) {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                faults.add(name + " names the column \"" + column + "\" twice; once is right");
            }
            if (!expectation.othersAllowed()
                    && !column.equals(expectation.idColumn())
                    && !expectation.columns().containsKey(column)) {
                faults.add(name + " has a column \"" + column + "\" that nobody expects; describe it in the data "
                        + "dictionary or leave it out");
            }
        }
        List<String> absent = new ArrayList<>(expectation.columns().keySet());
        if (!expectation.idColumn().isEmpty()) {
            absent.addFirst(expectation.idColumn());
        }
        absent.removeAll(header);
        if (!absent.isEmpty()) {
            faults.add(name + " lacks the column " + String.join(", ", absent));
        }
        faults.throwIfAny();
    }

    private List<CsvTable.Row> rows(CSVParser parser, Iterator<CSVRecord> records, List<String> header) {
        ReadLimits.Deadline deadline = limits.deadline(name);
        Map<String, Long> lines = new HashMap<>();
        List<CsvTable.Row> rows = new ArrayList<>();
        long line = parser.getCurrentLineNumber() + 1;
        while (records.hasNext()) {
            deadline.check();
            limits.requireValues(name, "cells", (rows.size() + 1.0) * header.size());
            CSVRecord record = records.next();
            if (record.size() == header.size()) {
                rows.add(row(line, header, record, lines));
            } else if (!isBlank(record)) {
                faults.add(
                        name + " line " + line + " has " + record.size() + " cells; the header has " + header.size());
            }
            line = parser.getCurrentLineNumber() + 1;
        }
        return rows;
    }

    private CsvTable.Row row(long line, List<String> header, CSVRecord record, Map<String, Long> lines) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String value = record.get(i).strip();
            if (!value.isEmpty()) {
                cells.put(header.get(i), value);
                checkCell(line, header.get(i), value);
            }
        }
        String id =
                expectation.idColumn().isEmpty() ? Long.toString(line) : cells.getOrDefault(expectation.idColumn(), "");
        checkId(line, id, lines);
        return new CsvTable.Row(line, id, cells);
    }

    private void checkId(long line, String id, Map<String, Long> lines) {
        if (id.isEmpty()) {
            faults.add(name + " line " + line + " has no " + expectation.idColumn());
        } else if (lines.containsKey(id)) {
            faults.add(name + " line " + line + " repeats the " + expectation.idColumn() + " " + id + " of line "
                    + lines.get(id));
        }
        lines.putIfAbsent(id, line);
    }

    private void checkCell(long line, String column, String value) {
        AcceptedValues accepted = expectation.columns().get(column);
        if (accepted != null) {
            accepted.objection(value)
                    .ifPresent(objection -> faults.add(
                            name + " line " + line + ", column " + column + ": \"" + value + "\" " + objection));
        }
    }

    private static boolean isBlank(CSVRecord record) {
        return record.size() == 1 && record.get(0).isBlank();
    }

    private static String decode(String name, byte[] bytes) {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        int start = bytes.length >= 3 && Arrays.equals(mark, Arrays.copyOf(bytes, 3)) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableInputException(name + " is no text in UTF-8; save it as UTF-8", e);
        }
    }

    /** The first fault, and how many there are. */
    private static final class Faults {
        private String first = "";
        private int count;

        void add(String fault) {
            first = count++ == 0 ? fault : first;
        }

        void throwIfAny() {
            if (count > 0) {
                throw new UnreadableInputException(count == 1 ? first : first + " (and " + (count - 1) + " more)");
            }
        }
    }
}
