package org.probatum.test.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.Prediction;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.StoredEntry;
import org.probatum.trial.audit.verification.AuditVerifier;
import org.probatum.trial.audit.verification.Verification;
import org.probatum.trial.audit.verification.VerifierKey;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.workbench.Workbench;

/** What must hold of a trial that went through, whatever happened on the way. */
final class StoredTrial {

    static final TrialId TRIAL = new TrialId("glioma-rct");

    static final List<String> MODELS_ON_TRIAL = List.of(
            "intermediate_gradual", "intermediate_guided", "late_kronecker", "modality_dropout", "slice_attention_mil");

    private final AuditLog log;
    private final InferenceRuns runs;

    StoredTrial(Workbench workbench) {
        this.log = workbench.service(AuditLog.class);
        this.runs = workbench.service(InferenceRuns.class);
    }

    /** Every participant once per model, in the tables and in the trail, sealed before the outcome; the trail holds. */
    void requireComplete(List<String> participants) {
        assertThat(runs.runs(TRIAL)).extracting(InferenceRun::status).containsOnly(RunStatus.COMPLETED);
        Map<ParticipantId, List<Prediction>> predictions = runs.predictions(TRIAL);
        assertThat(predictions.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        participants.stream().map(ParticipantId::new).toList());
        predictions.forEach((id, made) -> assertThat(made)
                .as("predictions of %s", id)
                .extracting(prediction -> prediction.model().name())
                .containsExactlyInAnyOrderElementsOf(MODELS_ON_TRIAL));
        Map<String, Long> sealed = onceByParticipant(AuditAction.INFERENCE_RUN, participants);
        Map<String, Long> outcomes = onceByParticipant(AuditAction.OUTCOME_RECORDED, participants);
        sealed.forEach((subject, sequence) ->
                assertThat(sequence).as("the seal of %s", subject).isLessThan(outcomes.getOrDefault(subject, -1L)));
        onceByParticipant(AuditAction.PARTICIPANT_ENROLLED, participants);
        onceByParticipant(AuditAction.PARTICIPANT_RANDOMIZED, participants);
        assertThat(entries(AuditAction.DATABASE_LOCKED)).hasSize(1);
        assertThat(entries(AuditAction.UNBLINDED)).hasSize(1);
        assertThat(verification()).isInstanceOf(Verification.Intact.class);
    }

    /** The sequence of the only entry of this action about each participant. */
    private Map<String, Long> onceByParticipant(AuditAction action, List<String> participants) {
        Map<String, Long> sequences = new HashMap<>();
        for (AuditEntry entry : entries(action)) {
            assertThat(sequences.put(entry.subject(), entry.sequence()))
                    .as("an earlier %s of %s", action, entry.subject())
                    .isNull();
        }
        assertThat(sequences.keySet())
                .as(action.name())
                .containsExactlyInAnyOrderElementsOf(
                        participants.stream().map(id -> "participant:" + id).toList());
        return sequences;
    }

    private List<AuditEntry> entries(AuditAction action) {
        try (Stream<AuditEntry> entries =
                log.entries(AuditFilter.ofTrial(TRIAL.value()).with(action))) {
            return entries.toList();
        }
    }

    private Verification verification() {
        List<String> notes = log.storedNotes();
        assertThat(notes).isNotEmpty();
        try (Stream<StoredEntry> entries = log.storedEntries()) {
            return AuditVerifier.verify(entries, notes, VerifierKey.parse(log.publicKey()));
        }
    }
}
