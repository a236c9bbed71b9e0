package org.probatum.report.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.probatum.report.pdf.PdfReportWriter;

/** Writes the sample report and every sample figure into the folder named. */
public final class WriteSamples {

    private WriteSamples() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try (OutputStream out = Files.newOutputStream(folder.resolve("sample.pdf"))) {
            new PdfReportWriter().write(SampleReport.content(), out);
        }
        WriteFigures.main(new String[] {folder.resolve("figures").toString()});
    }
}
