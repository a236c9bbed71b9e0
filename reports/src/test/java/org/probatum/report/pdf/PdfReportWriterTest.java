package org.probatum.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.probatum.report.sample.SampleReport;

class PdfReportWriterTest {

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        assertThat(written()).isEqualTo(written());
    }

    @Test
    void theTitlePageHoldsTrialEditionSignaturesAndLogHead() throws IOException {
        try (PdfReader reader = new PdfReader(written())) {
            assertThat(new PdfTextExtractor(reader).getTextFromPage(1))
                    .contains("GLIO-SIM-01", "Unblinded edition", "Dr. Ada Weber", "14 Mar 2026 09:40:12 UTC")
                    .contains("signed report edition 1", "Approval", "18,402 entries");
        }
    }

    @Test
    void headerAndFooterAreArtifactsThatAReaderOfTextSkips() throws IOException {
        try (PdfReader reader = new PdfReader(written())) {
            assertThat(new PdfTextExtractor(reader).getTextFromPage(1)).doesNotContain("Page 1 of");
        }
    }

    @Test
    void aTablesHeaderStandsOnEachOfItsPages() throws IOException {
        try (PdfReader reader = new PdfReader(written())) {
            PdfTextExtractor text = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                if (text.getTextFromPage(page).contains("GS-0030")) {
                    assertThat(text.getTextFromPage(page)).contains("Participant", "Enrolled", "Inputs");
                }
            }
        }
    }

    private static byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfReportWriter().write(SampleReport.content(), out);
        return out.toByteArray();
    }
}
