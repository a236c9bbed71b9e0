package org.probatum.report.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.probatum.report.Block;
import org.probatum.report.Cell;
import org.probatum.report.ReportContent;
import org.probatum.report.Table;
import org.probatum.report.sample.SampleReport;

class ExcelReportWriterTest {

    private static final String FORMULA = "=HYPERLINK(\"https://example.org\",\"open\")";

    @Test
    void writesNumbersAndDatesAsNumbersAndDates() throws IOException {
        try (XSSFWorkbook workbook = written(table("T-cells"))) {
            Row row = workbook.getSheet("cells").getRow(3);
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(18402);
            assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(0.0004);
            assertThat(row.getCell(3).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 3, 14, 0, 0));
            assertThat(DateUtil.isCellDateFormatted(row.getCell(3))).isTrue();
            assertThat(row.getCell(4).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 3, 14, 9, 30, 12));
            assertThat(DateUtil.isCellDateFormatted(row.getCell(4))).isTrue();
        }
    }

    @Test
    void givesAnEstimateThreeColumnsUnrounded() throws IOException {
        try (XSSFWorkbook workbook = written(table("T-cells"))) {
            Sheet sheet = workbook.getSheet("cells");
            assertThat(sheet.getRow(2).getCell(5).getStringCellValue()).isEqualTo("HR");
            assertThat(sheet.getRow(2).getCell(6).getStringCellValue()).isEqualTo("Lower");
            assertThat(sheet.getRow(2).getCell(7).getStringCellValue()).isEqualTo("Upper");
            assertThat(sheet.getRow(3).getCell(5).getNumericCellValue()).isEqualTo(0.60123);
            assertThat(sheet.getRow(3).getCell(6).getNumericCellValue()).isEqualTo(0.40456);
            assertThat(sheet.getRow(3).getCell(7).getStringCellValue()).isEqualTo("not bounded");
            assertThat(sheet.getRow(3).getCell(5).getCellStyle().getDataFormatString())
                    .isEqualTo("0.00");
            assertThat(sheet.getRow(3).getCell(8).getStringCellValue()).isEqualTo("cox.hazardRatio");
        }
    }

    @Test
    void givesAShareThreeColumnsOfNumbers() throws IOException {
        Table shares = new Table(
                "T-shares",
                "Shares",
                List.of(Table.Column.number("Arm A", 1, "Participants")),
                List.of(),
                List.of(Table.Row.of(new Cell.Share(81, 263)), Table.Row.of(new Cell.Text("55.2 (11.3)"))),
                List.of());
        try (XSSFWorkbook workbook = written(shares)) {
            Sheet sheet = workbook.getSheet("shares");
            assertThat(sheet.getRow(2).getCell(1).getStringCellValue()).isEqualTo("of");
            assertThat(sheet.getRow(2).getCell(2).getStringCellValue()).isEqualTo("Percent");
            assertThat(sheet.getRow(3).getCell(0).getNumericCellValue()).isEqualTo(81);
            assertThat(sheet.getRow(3).getCell(1).getNumericCellValue()).isEqualTo(263);
            assertThat(sheet.getRow(3).getCell(2).getNumericCellValue()).isEqualTo(81.0 / 263);
            assertThat(sheet.getRow(4).getCell(0).getStringCellValue()).isEqualTo("55.2 (11.3)");
        }
    }

    @Test
    void keepsTextThatLooksLikeAFormulaAsText() throws IOException {
        try (XSSFWorkbook workbook = written(table("T-cells"))) {
            org.apache.poi.ss.usermodel.Cell cell =
                    workbook.getSheet("cells").getRow(3).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(FORMULA);
            assertThat(cell.getHyperlink()).isNull();
        }
    }

    /** Excel refuses a workbook two of whose sheets differ only in case, or whose names have more than 31 characters. */
    @Test
    void namesSheetsApartWithoutRegardToCase() throws IOException {
        String longName = "T-a-name-that-is-longer-than-a-sheet-may-be";
        try (XSSFWorkbook workbook =
                written(table("T-km"), table("T-KM"), table("T-contents"), table(longName), table(longName + "-2"))) {
            List<String> names = java.util.stream.IntStream.range(0, workbook.getNumberOfSheets())
                    .mapToObj(workbook::getSheetName)
                    .toList();
            assertThat(names).hasSize(7).allMatch(name -> name.length() <= 31);
            assertThat(names.stream().map(String::toLowerCase)).doesNotHaveDuplicates();
            assertThat(names).contains("km", "KM 2", "contents 2");
            Row first = workbook.getSheet("Contents").getRow(firstLink(workbook.getSheet("Contents")));
            assertThat(first.getCell(0).getHyperlink().getAddress()).isEqualTo("'km'!A1");
        }
    }

    @Test
    void statesTheTimeOfTheContentAndNotOfTheClock() throws IOException {
        try (XSSFWorkbook workbook = written(table("T-cells"))) {
            var properties = workbook.getProperties().getCoreProperties();
            Instant composed = SampleReport.title().composedAt();
            assertThat(properties.getCreated().toInstant()).isEqualTo(composed);
            assertThat(properties.getModified().toInstant()).isEqualTo(composed);
            assertThat(properties.getCreator()).isEqualTo("Probatum");
            assertThat(properties.getTitle()).isEqualTo(SampleReport.title().title());
        }
    }

    private static int firstLink(Sheet sheet) {
        for (Row row : sheet) {
            if (row.getCell(0) != null && row.getCell(0).getHyperlink() != null) {
                return row.getRowNum();
            }
        }
        throw new AssertionError("The contents have no link");
    }

    private static Table table(String id) {
        return new Table(
                id,
                "One cell of each kind",
                List.of(
                        Table.Column.text("Words", 1, "Text"),
                        Table.Column.number("n", 1, "Count"),
                        Table.Column.number("p", 1, "p-value"),
                        Table.Column.text("Day", 1, "Date"),
                        Table.Column.text("Time", 1, "Moment"),
                        Table.Column.number("HR (interval)", 1, "Estimate")),
                List.of(),
                List.of(Table.Row.numbered(
                        "cox.hazardRatio",
                        new Cell.Text(FORMULA),
                        new Cell.Count(18402),
                        new Cell.PValue(0.0004),
                        new Cell.Date(LocalDate.of(2026, 3, 14)),
                        new Cell.Moment(Instant.parse("2026-03-14T09:30:12Z")),
                        new Cell.Estimate(0.60123, 0.40456, Double.POSITIVE_INFINITY, 2))),
                List.of());
    }

    private static XSSFWorkbook written(Table... tables) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ExcelReportWriter().write(new ReportContent(SampleReport.title(), List.<Block>of(tables)), out);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }
}
