package org.probatum.trial.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;

class CohortFolderTest {

    private static final ParticipantId COMPLETE = new ParticipantId("GS-0001");
    private static final ParticipantId NO_MOLECULAR = new ParticipantId("GS-0053");
    private static final ParticipantId NO_HISTOLOGY = new ParticipantId("GS-0040");
    private static final Modality HISTOLOGY = new Modality("histology");
    private static final Modality RADIOLOGY = new Modality("radiology");
    private static final Modality MOLECULAR = new Modality("molecular");

    @TempDir
    Path copy;

    @Test
    void readsWhatASiteHandsOver() {
        CohortFolder cohort = CohortFolder.read(TestFiles.path("cohort"), ReadLimits.USUAL);
        assertThat(cohort.participantIds())
                .extracting(ParticipantId::value)
                .containsExactly("GS-0001", "GS-0038", "GS-0040", "GS-0053");
        assertThat(cohort.modalities())
                .extracting(Modality::value)
                .containsExactly("histology", "radiology", "molecular", "laboratory", "notes");
        assertThat(cohort.discrepancies()).isEmpty();
        assertThat(cohort.participant(COMPLETE).number("age_years")).hasValue(60.2);
        assertThat(cohort.participant(COMPLETE).text("progression_24m")).isEmpty();
        assertThat(cohort.row(COMPLETE, MOLECULAR).orElseThrow().number("G001")).hasValue(4.6679773);
        assertThat(cohort.files(COMPLETE, RADIOLOGY))
                .extracting(f -> f.getFileName().toString())
                .containsExactly("t1.nii.gz", "t2.nii.gz");
        assertThat(cohort.inputs(COMPLETE, RADIOLOGY, ReadLimits.USUAL)).containsOnlyKeys("t1.nii.gz", "t2.nii.gz");
        assertThat(cohort.isCollected(NO_MOLECULAR, MOLECULAR)).isFalse();
        assertThat(cohort.isCollected(NO_HISTOLOGY, HISTOLOGY)).isFalse();
        assertThat(cohort.inputs(NO_HISTOLOGY, HISTOLOGY, ReadLimits.USUAL)).isEmpty();
        assertThat(cohort.vocabulary()).startsWith("<pad>", "<unk>", "accepted");
        assertThat(cohort.dictionary().columnsOf("molecular.csv")).hasSize(88).containsKeys("G080", "MUT_B", "CNV_6");
    }

    @Test
    void namesWhereTheColumnsAndTheFilesDisagree() throws Exception {
        copyCohort();
        Files.delete(copy.resolve("histology/GS-0001/slide.png"));
        replace("laboratory.csv", "GS-0053", "GS-9999");
        CohortFolder cohort = CohortFolder.read(copy, ReadLimits.USUAL);
        assertThat(cohort.discrepancies())
                .contains("participants.csv line 2 says that histology of GS-0001 was collected, but there is none")
                .anyMatch(d -> d.contains("GS-9999, who is not in participants.csv"))
                .anyMatch(d -> d.contains("laboratory of GS-0053"));
    }

    @Test
    void namesAnImpossibleValueWithLineAndColumn() throws Exception {
        copyCohort();
        replace("participants.csv", ",60.2,male", ",602,male");
        assertThatThrownBy(() -> CohortFolder.read(copy, ReadLimits.USUAL))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessage("participants.csv line 2, column age_years: \"602\" is impossible: 22.0 to 88.0 is right");
    }

    @Test
    void namesAnAbsentTable() throws Exception {
        copyCohort();
        Files.delete(copy.resolve("participants.csv"));
        assertThatThrownBy(() -> CohortFolder.read(copy, ReadLimits.USUAL))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("participants.csv");
    }

    @Test
    void neverReadsTheTruth() throws Exception {
        copyCohort();
        Files.createDirectories(copy.resolve("truth/GS-0001"));
        Files.writeString(copy.resolve("truth/GS-0001/answer.txt"), "the answer");
        CohortFolder cohort = CohortFolder.read(copy, ReadLimits.USUAL);
        assertThat(cohort.files(COMPLETE, new Modality("truth"))).isEmpty();
        replace("participants.csv", "has_notes", "has_truth");
        assertThatThrownBy(() -> CohortFolder.read(copy, ReadLimits.USUAL))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("truth is never read");
    }

    @Test
    void readsTheWholeSimulatedCohort() {
        Path whole = Path.of("..", "..", "shared", "cohorts", "glioma-sim");
        Assumptions.assumeTrue(Files.isDirectory(whole), "the whole simulated cohort is not on this machine");
        CohortFolder cohort = CohortFolder.read(whole, ReadLimits.USUAL);
        assertThat(cohort.participantIds()).hasSize(240);
        assertThat(cohort.discrepancies()).isEmpty();
    }

    private void copyCohort() throws IOException {
        Path from = TestFiles.path("cohort");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(f -> !f.equals(from)).toList()) {
                Files.copy(file, copy.resolve(from.relativize(file).toString()));
            }
        }
    }

    private void replace(String file, String old, String by) throws IOException {
        String text = Files.readString(copy.resolve(file), StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        Files.writeString(copy.resolve(file), text.replace(old, by));
    }
}
