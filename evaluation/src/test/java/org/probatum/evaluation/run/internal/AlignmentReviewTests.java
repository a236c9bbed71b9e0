package org.probatum.evaluation.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.COORDINATOR;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.PASSWORD;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.STATISTICIAN;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.probatum.evaluation.run.AlignedPair;
import org.probatum.evaluation.run.AlignedPairs;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.AlignmentReview.Decision;
import org.probatum.evaluation.run.AlignmentReviews;
import org.probatum.evaluation.run.AlignmentUse;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/**
 * What follows a doubtful and a failed alignment, on one of the databases. With the demonstration's bound the pair of GS-0001 is
 * doubtful, that of GS-0011 accepted and that of GS-0022 failed.
 */
@SpringBootTest(classes = EvaluationTestApplication.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AlignmentReviewTests {

    private static final ParticipantId DOUBTED = new ParticipantId("GS-0001");
    private static final ParticipantId CLEAR = new ParticipantId("GS-0011");
    private static final ParticipantId FAILED = new ParticipantId("GS-0022");
    private static final Credentials RIGHT = new Credentials(COORDINATOR.user(), PASSWORD);
    private static final String REASON = "The ventricles meet in all three planes";

    @Autowired
    private ApplicationContext services;

    @Autowired
    private InferenceRuns runs;

    @Autowired
    private AlignmentReviews reviews;

    @Autowired
    private AlignedPairs pairs;

    @Autowired
    private SignatureService signatures;

    @Autowired
    private AuditLog log;

    @BeforeAll
    void registerModels() {
        TinyTrial.registerModels(services);
    }

    @Test
    void whoseAlignmentIsDoubtfulIsPredictedByTheRunAfterTheReview() {
        TrialId trial = trial("review", "\"review\"", DOUBTED, CLEAR);
        InferenceRun first = runs.runToEnd(COORDINATOR, trial);
        assertThat(first.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(runs.predictions(trial)).containsOnlyKeys(CLEAR);
        assertThat(runs.explanations(trial, DOUBTED)).isEmpty();
        AlignmentRecord waiting = reviews.waiting(trial).getFirst();
        assertThat(reviews.waiting(trial)).hasSize(1);
        assertThat(waiting.participant()).isEqualTo(DOUBTED);
        assertThat(waiting.standing()).isEqualTo("doubtful, waits for review");

        SigningOutcome outcome = reviews.review(COORDINATOR, RIGHT, waiting, Decision.ACCEPTED, REASON);

        assertThat(outcome).isInstanceOf(SigningOutcome.Signed.class);
        assertThat(reviews.waiting(trial)).isEmpty();
        InferenceRun second = runs.runToEnd(COORDINATOR, trial);
        assertThat(second.participants()).isEqualTo(1);
        assertThat(runs.predictions(trial)).containsOnlyKeys(CLEAR, DOUBTED);
        assertThat(runs.explanations(trial, DOUBTED)).isNotEmpty();
        AlignmentRecord taken = runs.alignments(second.id()).getFirst();
        assertThat(taken.record()).as("taken over, not made again").isEqualTo(waiting.record());
        assertThat(taken.standing()).isEqualTo("doubtful, accepted by review");
        long entry = taken.review().orElseThrow().entry();
        assertThat(prepared(trial, DOUBTED)).contains("\"alignmentUse\":\"USED\"", "\"alignmentReview\":" + entry);
    }

    @Test
    void aReviewIsSignedAndInTheTrail() {
        TrialId trial = trial("signed", "\"review\"", DOUBTED);
        runs.runToEnd(COORDINATOR, trial);
        AlignmentRecord waiting = reviews.waiting(trial).getFirst();

        reviews.review(COORDINATOR, RIGHT, waiting, Decision.ACCEPTED, REASON);

        ElectronicSignature signature =
                signatures.bySubject("alignment:signed-run-1/GS-0001").getFirst();
        assertThat(signature.meaning()).isEqualTo(SignatureMeaning.ALIGNMENT_REVIEW);
        assertThat(signature.record()).isEqualTo(reviews.statement(waiting, Decision.ACCEPTED, REASON));
        AuditEntry entry = entries(trial, AuditAction.ALIGNMENT_REVIEWED).getFirst();
        assertThat(entry.subject()).isEqualTo("participant:GS-0001");
        assertThat(entry.canonical()).contains("\"decision\":\"ACCEPTED\"", REASON);
        AlignmentRecord reviewed = pairs.latest(trial, DOUBTED).orElseThrow();
        assertThat(reviewed.review().orElseThrow().reviewerName()).isEqualTo("Ada Lovelace");
        assertThatThrownBy(() -> reviews.review(COORDINATOR, RIGHT, reviewed, Decision.REJECTED, "Another look"))
                .hasMessageContaining("one decision stands");
    }

    @Test
    void aReviewThatIsRefusedChangesNothing() {
        TrialId trial = trial("refused", "\"review\"", DOUBTED);
        runs.runToEnd(COORDINATOR, trial);
        AlignmentRecord waiting = reviews.waiting(trial).getFirst();

        assertThat(reviews.review(
                        COORDINATOR, new Credentials(COORDINATOR.user(), "wrong"), waiting, Decision.ACCEPTED, REASON))
                .isInstanceOf(SigningOutcome.Refused.class);
        assertThatThrownBy(() -> reviews.review(COORDINATOR, RIGHT, waiting, Decision.ACCEPTED, " "))
                .hasMessageContaining("has a reason");
        assertThatThrownBy(() -> reviews.review(
                        STATISTICIAN,
                        new Credentials(STATISTICIAN.user(), PASSWORD),
                        waiting,
                        Decision.ACCEPTED,
                        REASON))
                .isInstanceOf(NotAllowedException.class);

        assertThat(reviews.waiting(trial)).hasSize(1);
        assertThat(entries(trial, AuditAction.ALIGNMENT_REVIEWED)).isEmpty();
        runs.runToEnd(COORDINATOR, trial);
        assertThat(runs.predictions(trial)).as("never predicted silently").isEmpty();
    }

    @Test
    void aRejectedAlignmentIsNotUsed() {
        TrialId trial = trial("rejected", "\"review\"", DOUBTED);
        runs.runToEnd(COORDINATOR, trial);

        reviews.review(
                COORDINATOR, RIGHT, reviews.waiting(trial).getFirst(), Decision.REJECTED, "The falx is 8 mm off");
        runs.runToEnd(COORDINATOR, trial);

        assertThat(runs.predictions(trial)).containsOnlyKeys(DOUBTED);
        assertThat(prepared(trial, DOUBTED)).contains("\"t2_registered\":\"alignment of t2 rejected by review\"");
    }

    @Test
    void aPlanThatSaysNothingUsesDoubtfulAlignments() {
        TrialId trial = trial("silent", "", DOUBTED);
        runs.runToEnd(COORDINATOR, trial);

        assertThat(runs.predictions(trial)).containsOnlyKeys(DOUBTED);
        assertThat(reviews.waiting(trial)).isEmpty();
        AlignmentRecord alignment = pairs.latest(trial, DOUBTED).orElseThrow();
        assertThat(alignment.standing()).isEqualTo("doubtful, used as planned");
        reviews.review(COORDINATOR, RIGHT, alignment, Decision.REJECTED, "Looked at afterwards");
        AlignmentRecord reviewed = pairs.latest(trial, DOUBTED).orElseThrow();
        assertThat(reviewed.use()).as("what is sealed was used").isEqualTo(AlignmentUse.USED);
        assertThat(reviewed.standing()).isEqualTo("doubtful, used as planned, rejected by review");
    }

    @Test
    void aPlanCanCountDoubtfulAlignmentsAsFailed() {
        TrialId trial = trial("strict", "\"fail\"", DOUBTED);
        runs.runToEnd(COORDINATOR, trial);

        assertThat(prepared(trial, DOUBTED)).contains("\"t2_registered\":\"alignment of t2 failed\"");
        assertThat(pairs.latest(trial, DOUBTED).orElseThrow().standing()).isEqualTo("doubtful, counted as failed");
    }

    @Test
    void aFailedAlignmentIsMissingAndNobodyCanLiftIt() {
        TrialId trial = trial("failed", "\"review\"", FAILED);
        runs.runToEnd(COORDINATOR, trial);

        assertThat(prepared(trial, FAILED)).contains("\"t2_registered\":\"alignment of t2 failed\"");
        AlignmentRecord alignment = pairs.latest(trial, FAILED).orElseThrow();
        assertThatThrownBy(() -> reviews.review(COORDINATOR, RIGHT, alignment, Decision.ACCEPTED, REASON))
                .hasMessageContaining("A person decides on doubtful alignments");
    }

    @Test
    void aPairIsOpenedWithItsVolumesAndTransform() {
        TrialId trial = trial("opened", "", CLEAR);
        runs.runToEnd(COORDINATOR, trial);

        AlignedPair pair = pairs.open(pairs.latest(trial, CLEAR).orElseThrow());

        assertThat(pair.fixed().name()).isEqualTo("t1");
        assertThat(pair.moving().name()).isEqualTo("t2");
        // the header of the file: 48 x 48 x 16 voxels of 4 x 4 x 9 mm
        assertThat(pair.fixed().volume().grid().voxelCount()).isEqualTo(48 * 48 * 16);
        assertThat(pair.fixed().volume().grid().spacing().k()).isEqualTo(9);
        assertThat(pair.transform()).isPresent();
        assertThat(pairs.latest(trial, DOUBTED)).isEmpty();
    }

    /** @param onDoubt as JSON; empty leaves it out */
    private TrialId trial(String id, String onDoubt, ParticipantId... participants) {
        String last = onDoubt.isEmpty() ? "" : ",\"onDoubt\":" + onDoubt;
        String plan = "\"alignmentPlan\":{\"modality\":\"radiology\",\"fixed\":\"t1\",\"moving\":\"t2\","
                + "\"transform\":\"rigid\",\"metric\":\"mi\",\"levels\":3,"
                + "\"acceptance\":[{\"measure\":\"predictedErrorVoxels\",\"max\":2.0}],\"onFailure\":\"notEvaluable\""
                + last + "},";
        TinyTrial trial = TinyTrial.approved(services, id, json -> "{" + plan + json.substring(1));
        for (ParticipantId participant : participants) {
            trial.enrol(participant.value());
        }
        return trial.protocol().trial();
    }

    /** The last entry on the preparation of a participant. */
    private String prepared(TrialId trial, ParticipantId participant) {
        return entries(trial, AuditAction.CASE_PREPARED).stream()
                .filter(entry -> entry.subject().equals("participant:" + participant))
                .toList()
                .getLast()
                .canonical();
    }

    private List<AuditEntry> entries(TrialId trial, AuditAction action) {
        try (Stream<AuditEntry> entries =
                log.entries(AuditFilter.ofTrial(trial.value()).with(action))) {
            return entries.toList();
        }
    }
}
