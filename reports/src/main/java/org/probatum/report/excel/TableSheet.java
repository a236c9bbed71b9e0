package org.probatum.report.excel;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.probatum.report.Cell;
import org.probatum.report.Table;

/** One table on one sheet: title, header, rows with real numbers and dates, notes. */
final class TableSheet {

    private static final int HEADER_ROW = 2;
    private static final int WIDEST_TEXT = 58;
    private static final int MOST_WIDTH = (WIDEST_TEXT + 2) * 256;
    private static final int LONGEST_TEXT = 32_767;

    /** Shows a small p-value as the report does and keeps its digits in the cell. */
    private static final String P_VALUE = "[<0.001]\"<0.001\";0.0000";

    private final Sheet sheet;
    private final SheetStyles styles;
    private final int[] widths;

    private TableSheet(Sheet sheet, SheetStyles styles, int columns) {
        this.sheet = sheet;
        this.styles = styles;
        this.widths = new int[columns];
    }

    static void write(Table table, Sheet sheet, SheetStyles styles) {
        boolean ids = table.hasNumberIds();
        new TableSheet(sheet, styles, columns(table) + (ids ? 1 : 0)).write(table, ids);
    }

    /** An estimate takes three columns (value, lower and upper limit), and so does a share (part, whole, percent). */
    private static int columns(Table table) {
        int count = 0;
        for (int c = 0; c < table.columns().size(); c++) {
            count += span(table, c);
        }
        return count;
    }

    private static int span(Table table, int column) {
        boolean several = table.rows().stream()
                .map(row -> row.cells().get(column))
                .anyMatch(cell -> cell instanceof Cell.Estimate || cell instanceof Cell.Share);
        return several ? 3 : 1;
    }

    private static boolean shares(Table table, int column) {
        return table.rows().stream().noneMatch(row -> row.cells().get(column) instanceof Cell.Estimate);
    }

    private void write(Table table, boolean ids) {
        text(sheet.createRow(0), 0, table.title(), styles.title());
        header(table, ids);
        int at = HEADER_ROW + 1;
        for (Table.Row row : table.rows()) {
            body(table, row, sheet.createRow(at++), ids);
        }
        int last = at - 1;
        at++;
        for (String note : table.notes()) {
            text(sheet.createRow(at++), 0, note, styles.text());
        }
        sheet.createFreezePane(1, HEADER_ROW + 1);
        if (last > HEADER_ROW) {
            sheet.setAutoFilter(new CellRangeAddress(HEADER_ROW, last, 0, widths.length - 1));
        }
        for (int c = 0; c < widths.length; c++) {
            sheet.setColumnWidth(c, Math.min(MOST_WIDTH, Math.max(8, widths[c] + 2) * 256));
        }
        sheet.setRepeatingRows(new CellRangeAddress(HEADER_ROW, HEADER_ROW, -1, -1));
        fitToPageWidth(sheet);
    }

    /** Prints on A4 in landscape, as wide as the page and as long as it gets. */
    static void fitToPageWidth(Sheet sheet) {
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private void header(Table table, boolean ids) {
        Row row = sheet.createRow(HEADER_ROW);
        int at = 0;
        for (int c = 0; c < table.columns().size(); c++) {
            String name = table.columns().get(c).header();
            boolean right = table.columns().get(c).align() != Table.Align.LEFT;
            if (span(table, c) == 3) {
                head(row, at++, name.replace(" (interval)", ""), right);
                head(row, at++, shares(table, c) ? "of" : "Lower", right);
                head(row, at++, shares(table, c) ? "Percent" : "Upper", right);
            } else {
                head(row, at++, name, right);
            }
        }
        if (ids) {
            head(row, at, "Number id", false);
        }
    }

    private void head(Row row, int column, String name, boolean right) {
        text(row, column, name, right ? styles.numberHeader() : styles.header());
        widen(column, name.length());
    }

    private void body(Table table, Table.Row from, Row row, boolean ids) {
        int at = 0;
        for (int c = 0; c < from.cells().size(); c++) {
            Cell cell = from.cells().get(c);
            int span = span(table, c);
            if (cell instanceof Cell.Estimate e) {
                number(row, at, e.value(), decimals(e.decimals()));
                limit(row, at + 1, e.lower(), e.decimals());
                limit(row, at + 2, e.upper(), e.decimals());
            } else if (cell instanceof Cell.Share s) {
                number(row, at, s.part(), "0");
                number(row, at + 1, s.whole(), "0");
                if (s.whole() > 0) {
                    number(row, at + 2, (double) s.part() / s.whole(), "0.0%");
                }
            } else {
                cell(row, at, cell, from.kind() == Table.RowKind.SECTION);
            }
            at += span;
        }
        if (ids) {
            int column = at;
            from.numberId().ifPresent(id -> {
                text(row, column, id, styles.id());
                widen(column, id.length() + 2);
            });
        }
    }

    private void cell(Row row, int column, Cell cell, boolean section) {
        switch (cell) {
            case Cell.Empty empty -> {}
            case Cell.Text t -> words(row, column, t.text(), section);
            case Cell.Code c -> {
                text(row, column, c.text(), styles.code());
                widen(column, c.text().length());
            }
            case Cell.Count c -> number(row, column, c.n(), "0");
            case Cell.Number n -> number(row, column, n.value(), decimals(n.decimals()));
            case Cell.Share s -> throw new IllegalStateException("A share takes three columns");
            case Cell.Estimate e -> throw new IllegalStateException("An estimate takes three columns");
            case Cell.PValue p -> number(row, column, p.p(), P_VALUE);
            case Cell.Date d -> {
                org.apache.poi.ss.usermodel.Cell made = row.createCell(column);
                made.setCellValue(d.date());
                made.setCellStyle(styles.format("d mmm yyyy"));
                widen(column, 12);
            }
            case Cell.Moment m -> {
                org.apache.poi.ss.usermodel.Cell made = row.createCell(column);
                made.setCellValue(LocalDateTime.ofInstant(m.at(), ZoneOffset.UTC));
                made.setCellStyle(styles.format("yyyy-mm-dd hh:mm:ss"));
                widen(column, 20);
            }
            case Cell.NotEstimable n -> words(row, column, n.text(), section);
        }
    }

    private void words(Row row, int column, String words, boolean section) {
        boolean wide = words.length() > WIDEST_TEXT;
        text(row, column, words, section ? styles.section() : wide ? styles.wrapped() : styles.text());
        widen(column, words.length());
    }

    private void limit(Row row, int column, double limit, int decimals) {
        if (Double.isFinite(limit)) {
            number(row, column, limit, decimals(decimals));
        } else {
            words(row, column, "not bounded", false);
        }
    }

    private void number(Row row, int column, double value, String format) {
        org.apache.poi.ss.usermodel.Cell made = row.createCell(column);
        made.setCellValue(value);
        made.setCellStyle(styles.format(format));
        widen(column, 10);
    }

    private static String decimals(int decimals) {
        return decimals == 0 ? "0" : "0." + "0".repeat(decimals);
    }

    /** Text is written as text, so that a cell beginning with = is never a formula. */
    private static void text(Row row, int column, String words, org.apache.poi.ss.usermodel.CellStyle style) {
        org.apache.poi.ss.usermodel.Cell made = row.createCell(column);
        made.setCellValue(words.length() <= LONGEST_TEXT ? words : words.substring(0, LONGEST_TEXT));
        made.setCellStyle(style);
    }

    private void widen(int column, int characters) {
        widths[column] = Math.max(widths[column], Math.min(WIDEST_TEXT, characters));
    }
}
