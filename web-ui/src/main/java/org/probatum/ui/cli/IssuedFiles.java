package org.probatum.ui.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.issuing.IssuedReport;

/** Writes what was issued into a folder. */
final class IssuedFiles {

    private IssuedFiles() {}

    static void write(IssuedReport report, ContentStore contents, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("report.pdf"), contents.get(report.pdf()));
            Files.write(folder.resolve("report.xlsx"), contents.get(report.excel()));
            Files.write(folder.resolve("results.json"), contents.get(report.results()));
            Files.write(folder.resolve("capsule.zip"), contents.get(report.capsule()));
        } catch (IOException e) {
            throw new UncheckedIOException("The results could not be written into " + folder, e);
        }
    }
}
