package org.probatum.report.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.probatum.report.ReportContent;
import org.probatum.report.Table;
import org.probatum.report.TitlePage;
import org.probatum.report.number.Numbers;

/**
 * Writes the tables of a report as a workbook: contents with links, one sheet per table, a data dictionary.
 *
 * <p>Numbers and dates are numbers and dates; text is never a formula. The creation time is that of the content.
 */
public final class ExcelReportWriter {

    private static final String CONTENTS = "Contents";
    private static final String DICTIONARY = "Data dictionary";

    /** Writes and leaves the stream open. */
    public void write(ReportContent content, OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            SheetStyles styles = new SheetStyles(workbook);
            Map<String, Table> tables = named(content);
            Sheet contents = workbook.createSheet(CONTENTS);
            tables.forEach((name, table) -> TableSheet.write(table, workbook.createSheet(name), styles));
            dictionary(workbook.createSheet(DICTIONARY), tables, styles);
            contents(contents, content.title(), tables, styles);
            var properties = workbook.getProperties().getCoreProperties();
            properties.setTitle(content.title().title());
            properties.setCreator("Probatum");
            properties.setCreated(
                    Optional.of(java.util.Date.from(content.title().composedAt())));
            properties.setModified(
                    Optional.of(java.util.Date.from(content.title().composedAt())));
            workbook.write(out);
        }
    }

    /** A sheet name of at most 31 characters for each table, unique. */
    private static Map<String, Table> named(ReportContent content) {
        Map<String, Table> tables = new LinkedHashMap<>();
        // Excel tells sheets apart without regard to case
        Set<String> taken =
                new HashSet<>(Set.of(CONTENTS.toLowerCase(Locale.ROOT), DICTIONARY.toLowerCase(Locale.ROOT)));
        content.blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .forEach(table -> {
                    String name = WorkbookUtil.createSafeSheetName(
                            table.id().startsWith("T-") ? table.id().substring(2) : table.id());
                    String unique = name;
                    for (int k = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); k++) {
                        unique = name.substring(0, Math.min(name.length(), 28)) + " " + k;
                    }
                    tables.put(unique, table);
                });
        return tables;
    }

    private static void contents(Sheet sheet, TitlePage title, Map<String, Table> tables, SheetStyles styles) {
        int at = 0;
        cell(sheet.createRow(at++), 0, title.title() + ": " + title.subtitle(), styles.title());
        for (String line : facts(title)) {
            cell(sheet.createRow(at++), 0, line, styles.text());
        }
        at++;
        Row header = sheet.createRow(at++);
        cell(header, 0, "Sheet", styles.header());
        cell(header, 1, "Table", styles.header());
        cell(header, 2, "Rows", styles.header());
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            Row row = sheet.createRow(at++);
            Cell link = cell(row, 0, table.getKey(), styles.link());
            link.setHyperlink(to(sheet, table.getKey()));
            cell(row, 1, table.getValue().title(), styles.text());
            Cell rows = row.createCell(2);
            rows.setCellValue(table.getValue().rows().size());
            rows.setCellStyle(styles.format("0"));
        }
        Cell link = cell(sheet.createRow(at), 0, DICTIONARY, styles.link());
        link.setHyperlink(to(sheet, DICTIONARY));
        sheet.setColumnWidth(0, 28 * 256);
        sheet.setColumnWidth(1, 70 * 256);
        sheet.setColumnWidth(2, 10 * 256);
        TableSheet.fitToPageWidth(sheet);
    }

    private static List<String> facts(TitlePage title) {
        List<String> facts = new ArrayList<>();
        facts.add("Trial " + title.trial() + ", " + title.edition().label());
        title.versions().forEach(line -> facts.add(line.label() + ": " + line.value()));
        facts.add("Composed " + Numbers.instant(title.composedAt()));
        title.logHead()
                .ifPresent(head -> facts.add(head.origin() + ", " + head.size() + " entries, root "
                        + head.root().hex()));
        return facts;
    }

    private static Hyperlink to(Sheet sheet, String name) {
        Hyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + name + "'!A1");
        return link;
    }

    private static void dictionary(Sheet sheet, Map<String, Table> tables, SheetStyles styles) {
        Row header = sheet.createRow(0);
        cell(header, 0, "Sheet", styles.header());
        cell(header, 1, "Column", styles.header());
        cell(header, 2, "Meaning", styles.header());
        int at = 1;
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            for (Table.Column column : table.getValue().columns()) {
                Row row = sheet.createRow(at++);
                cell(row, 0, table.getKey(), styles.text());
                cell(row, 1, column.header(), styles.text());
                cell(row, 2, column.description(), styles.text());
            }
        }
        sheet.setColumnWidth(0, 24 * 256);
        sheet.setColumnWidth(1, 32 * 256);
        sheet.setColumnWidth(2, 70 * 256);
        sheet.createFreezePane(0, 1);
        TableSheet.fitToPageWidth(sheet);
    }

    private static Cell cell(Row row, int column, String text, org.apache.poi.ss.usermodel.CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
        return cell;
    }
}
