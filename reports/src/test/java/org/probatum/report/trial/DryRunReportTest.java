package org.probatum.report.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.probatum.evaluation.analysis.BlindedParticipant;
import org.probatum.evaluation.analysis.DryRun;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.report.Block;
import org.probatum.report.LogHead;
import org.probatum.report.ReportContent;
import org.probatum.report.Table;
import org.probatum.report.TitlePage;
import org.probatum.report.excel.ExcelReportWriter;
import org.probatum.report.pdf.PdfReportWriter;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.SiteId;
import org.probatum.trial.protocol.TrialDefinition;

/** Whoever gets a piece of a dry run sees on that piece that it is one. */
class DryRunReportTest {

    private static final Instant AT = Instant.parse("2026-03-14T09:30:12Z");
    private static final TrialDefinition DEFINITION = definition();
    private static final ReportContent CONTENT = DryRunReport.compose(
            DEFINITION,
            new DryRun(
                    DEFINITION.id(),
                    "1.0",
                    3,
                    40,
                    40,
                    AT,
                    "Ronald Fisher",
                    DryRun.results(DEFINITION, participants(), 3),
                    118),
            new LogHead("probatum/test", 118, Digest.ofText("root")),
            "Probatum");

    @Test
    void everyTableAndFigureIsStamped() {
        List<Table> tables = CONTENT.blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
        assertThat(tables)
                .hasSizeGreaterThan(DEFINITION.analysisPlan().analyses().size());
        assertThat(tables).extracting(Table::title).allMatch(title -> title.endsWith("[" + DryRun.STAMP + "]"));
        List<Block.FigureBlock> figures = CONTENT.blocks().stream()
                .filter(Block.FigureBlock.class::isInstance)
                .map(Block.FigureBlock.class::cast)
                .toList();
        assertThat(figures).isNotEmpty();
        assertThat(figures).allMatch(block -> block.caption().contains(DryRun.STAMP));
        assertThat(figures)
                .extracting(block -> block.figure().labels().subtitle())
                .allMatch(subtitle -> subtitle.startsWith(DryRun.STAMP));
    }

    @Test
    void everyPageOfThePdfNamesItsEdition() throws IOException {
        assertThat(CONTENT.title().edition()).isEqualTo(TitlePage.Edition.DRY_RUN);
        assertThat(TitlePage.Edition.DRY_RUN.label()).isEqualTo("Blinded dry run: dummy arms");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfReportWriter().write(CONTENT, out);
        try (PdfReader reader = new PdfReader(out.toByteArray())) {
            assertThat(new PdfTextExtractor(reader).getTextFromPage(1)).contains(DryRun.STAMP, "number 3");
        }
    }

    @Test
    void everySheetOfTheWorkbookIsStamped() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ExcelReportWriter().write(CONTENT, out);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            IntStream.range(0, workbook.getNumberOfSheets())
                    .mapToObj(workbook::getSheetAt)
                    .filter(sheet -> !sheet.getSheetName().equals("Data dictionary"))
                    .forEach(sheet -> assertThat(sheet.getRow(0).getCell(0).getStringCellValue())
                            .as(sheet.getSheetName())
                            .contains(DryRun.STAMP));
        }
    }

    private static List<BlindedParticipant> participants() {
        return IntStream.range(0, 40)
                .mapToObj(i -> new BlindedParticipant(
                        new ParticipantId("P-" + i),
                        new SiteId("site-a"),
                        "grade=" + (i % 2 == 0 ? "2-3" : "4"),
                        Map.of(
                                "age_years", String.valueOf(30 + i),
                                "grade", i % 2 == 0 ? "3" : "4",
                                "karnofsky", String.valueOf(70 + 10 * (i % 4))),
                        Map.of(
                                new EndpointId("time-to-progression"),
                                new OutcomeValue.TimeToEvent(4 + 0.9 * i, i % 3 != 0),
                                new EndpointId("progression-24m"),
                                new OutcomeValue.Binary(i % 3 != 0 && i < 22)),
                        Map.of(),
                        ColumnModalities.none(),
                        false))
                .toList();
    }

    private static TrialDefinition definition() {
        try {
            return TrialDefinition.parse(Files.readAllBytes(Path.of("..", "demo", "glioma-rct", "trial.json")))
                    .definition();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
