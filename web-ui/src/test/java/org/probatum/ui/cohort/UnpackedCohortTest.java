package org.probatum.ui.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.trial.acquisition.UnreadableInputException;

class UnpackedCohortTest {

    @TempDir
    private Path folder;

    @Test
    void theFolderMayLieBelowTheTopOfTheZip() throws IOException {
        Path zip = zip("export/participants.csv");
        Path root;
        try (UnpackedCohort cohort = UnpackedCohort.of(zip)) {
            root = cohort.root();
            assertThat(root.resolve("participants.csv")).hasContent("content");
        }
        assertThat(root).as("nothing is left").doesNotExist();
    }

    @Test
    void aPathThatLeadsOutOfTheZipIsRefused() throws IOException {
        Path zip = zip("../outside.csv");
        assertThatThrownBy(() -> UnpackedCohort.of(zip).close())
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("../outside.csv")
                .hasMessageContaining("leads out of it");
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("cohort.zip"), "not a zip", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> UnpackedCohort.of(file).close())
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("no zip");
    }

    @Test
    void aZipWithoutParticipantsIsRefused() throws IOException {
        Path zip = zip("laboratory.csv");
        try (UnpackedCohort cohort = UnpackedCohort.of(zip)) {
            assertThatThrownBy(cohort::root)
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessageContaining("participants.csv");
        }
    }

    private Path zip(String entry) throws IOException {
        Path zip = folder.resolve("cohort.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            packed.putNextEntry(new ZipEntry(entry));
            packed.write("content".getBytes(StandardCharsets.UTF_8));
            packed.closeEntry();
        }
        return zip;
    }
}
