package org.probatum.trial.acquisition.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probatum.trial.TestPeople.APPROVER;
import static org.probatum.trial.TestPeople.COORDINATOR;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probatum.trial.TestApplication;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.AcquisitionService;
import org.probatum.trial.acquisition.Availability;
import org.probatum.trial.acquisition.AvailabilityMatrix;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.InputQualityVerdict.Accepted;
import org.probatum.trial.acquisition.InputQualityVerdict.Refused;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.acquisition.TestFiles;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = TestApplication.class)
abstract class AcquisitionServiceTests {

    private static final ParticipantId ONE = new ParticipantId("GS-0001");
    private static final ParticipantId OTHER = new ParticipantId("GS-0040");
    private static final Modality HISTOLOGY = new Modality("histology");
    private static final Modality RADIOLOGY = new Modality("radiology");
    private static final Modality LABORATORY = new Modality("laboratory");
    private static final byte[] SLIDE = TestFiles.bytes("cohort/histology/GS-0001/slide.png");
    private static final byte[] OTHER_SLIDE = TestFiles.bytes("cohort/histology/GS-0038/slide.png");

    @Autowired
    AcquisitionService service;

    @Autowired
    ContentStore contents;

    @Autowired
    AuditLog log;

    @Test
    void keepsJudgesAndRecordsAnInput() {
        TrialId trial = new TrialId("keeps");
        Acquisition acquired = service.acquire(COORDINATOR, trial, ONE, HISTOLOGY, "slide.png", SLIDE);
        assertThat(acquired.verdict()).isEqualTo(new Accepted());
        assertThat(contents.get(acquired.digest())).isEqualTo(SLIDE);
        AuditEntry entry = log.entry(acquired.auditSequence()).orElseThrow();
        assertThat(entry.action()).isEqualTo(AuditAction.DATA_ACQUIRED);
        assertThat(entry.subject()).isEqualTo("participant:GS-0001");
        assertThat(entry.canonical()).contains(acquired.digest().hex());
        assertThat(service.byParticipant(trial, ONE)).containsExactly(acquired);
    }

    @Test
    void recordsARefusedInput() {
        TrialId trial = new TrialId("refused");
        byte[] half = java.util.Arrays.copyOf(SLIDE, 1000);
        Acquisition refused = service.acquire(COORDINATOR, trial, ONE, HISTOLOGY, "slide.png", half);
        assertThat(refused.verdict()).isInstanceOf(Refused.class);
        assertThat(log.entry(refused.auditSequence()).orElseThrow().action()).isEqualTo(AuditAction.INPUT_REJECTED);
        assertThat(service.byTrial(trial)).containsExactly(refused);
    }

    @Test
    void changesNothingWhenTheSameBytesComeAgain() {
        TrialId trial = new TrialId("again");
        Acquisition first = service.acquire(COORDINATOR, trial, ONE, HISTOLOGY, "slide.png", SLIDE);
        long size = log.size();
        assertThat(service.acquire(COORDINATOR, trial, ONE, HISTOLOGY, "slide.png", SLIDE))
                .isEqualTo(first);
        assertThat(log.size()).isEqualTo(size);
    }

    @Test
    void letsALaterInputTakeThePlaceOfAnEarlierOne() {
        TrialId trial = new TrialId("later");
        service.acquire(COORDINATOR, trial, ONE, HISTOLOGY, "slide.png", SLIDE);
        Acquisition later = service.acquire(COORDINATOR, trial, ONE, HISTOLOGY, "slide.png", OTHER_SLIDE);
        assertThat(service.byParticipant(trial, ONE)).hasSize(2);
        assertThat(service.current(trial, ONE)).containsExactly(later);
    }

    @Test
    void showsWhatIsThereOfWhom() {
        TrialId trial = new TrialId("matrix");
        service.acquire(COORDINATOR, trial, ONE, HISTOLOGY, "slide.png", SLIDE);
        service.acquire(COORDINATOR, trial, ONE, RADIOLOGY, "t1.nii.gz", new byte[10]);
        byte[] salty = "participant_id,sodium_mmol_l\nGS-0040,14\n".getBytes(StandardCharsets.UTF_8);
        service.acquire(COORDINATOR, trial, OTHER, LABORATORY, "laboratory.csv", salty);
        List<Modality> modalities = List.of(HISTOLOGY, RADIOLOGY, LABORATORY);
        AvailabilityMatrix matrix = service.availability(trial, List.of(ONE, OTHER), modalities);
        assertThat(matrix.at(ONE, HISTOLOGY)).isEqualTo(Availability.COLLECTED);
        assertThat(matrix.at(ONE, RADIOLOGY)).isEqualTo(Availability.REFUSED);
        assertThat(matrix.at(ONE, LABORATORY)).isEqualTo(Availability.MISSING);
        assertThat(matrix.at(OTHER, LABORATORY)).isEqualTo(Availability.DOUBTFUL);
        assertThat(matrix.count(HISTOLOGY, Availability.MISSING)).isEqualTo(1);
    }

    @Test
    void takesAWholeCohortFolder() {
        TrialId trial = new TrialId("cohort");
        CohortFolder cohort = CohortFolder.read(TestFiles.path("cohort"), ReadLimits.USUAL);
        for (ParticipantId id : cohort.participantIds()) {
            for (Modality modality : cohort.modalities()) {
                cohort.inputs(id, modality, ReadLimits.USUAL)
                        .forEach((name, bytes) -> service.acquire(COORDINATOR, trial, id, modality, name, bytes));
            }
        }
        assertThat(service.byTrial(trial)).allMatch(a -> !(a.verdict() instanceof Refused));
        AvailabilityMatrix matrix = service.availability(trial, cohort.participantIds(), cohort.modalities());
        for (ParticipantId id : cohort.participantIds()) {
            for (Modality modality : cohort.modalities()) {
                assertThat(matrix.at(id, modality) != Availability.MISSING).isEqualTo(cohort.isCollected(id, modality));
            }
        }
    }

    @Test
    void refusesPeopleAndNamesThatAreNotAllowed() {
        TrialId trial = new TrialId("people");
        assertThatThrownBy(() -> service.acquire(APPROVER, trial, ONE, HISTOLOGY, "slide.png", SLIDE))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> service.acquire(COORDINATOR, trial, ONE, HISTOLOGY, "../slide.png", SLIDE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(service.byTrial(trial)).isEmpty();
    }
}
