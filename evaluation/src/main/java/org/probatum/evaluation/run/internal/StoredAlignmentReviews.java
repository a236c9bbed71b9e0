package org.probatum.evaluation.run.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.AlignmentReview;
import org.probatum.evaluation.run.AlignmentReviews;
import org.probatum.evaluation.run.AlignmentUse;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reviews stored beside the alignments, each with its signature and its audit entry in one transaction. */
@Service
class StoredAlignmentReviews implements AlignmentReviews {

    private final RunRepository runs;
    private final AlignmentRepository alignments;
    private final PredictionRepository predictions;
    private final CohortService cohort;
    private final SignatureService signatures;
    private final AuditTrail trail;

    StoredAlignmentReviews(
            RunRepository runs,
            AlignmentRepository alignments,
            PredictionRepository predictions,
            CohortService cohort,
            SignatureService signatures,
            AuditTrail trail) {
        this.runs = runs;
        this.alignments = alignments;
        this.predictions = predictions;
        this.cohort = cohort;
        this.signatures = signatures;
        this.trail = trail;
    }

    @Override
    @Transactional(readOnly = true)
    public List<AlignmentRecord> waiting(TrialId trial) {
        Map<String, AlignmentRecord> latest = new TreeMap<>();
        for (RunEntity run : runs.findByTrialOrderByStartedAt(trial.value())) {
            alignments.findByRunOrderByParticipant(run.toRun().id().value()).stream()
                    .map(AlignmentEntity::toRecord)
                    .forEach(record -> latest.put(record.participant().value(), record));
        }
        latest.values().removeIf(record -> record.use() != AlignmentUse.UNDECIDED);
        if (latest.isEmpty()) {
            return List.of();
        }
        latest.keySet().removeAll(Set.copyOf(predictions.participantsOf(trial.value())));
        return List.copyOf(latest.values());
    }

    @Override
    public Digest statement(AlignmentRecord alignment, AlignmentReview.Decision decision, String reason) {
        return Digest.ofText(CanonicalJson.write(facts(alignment, decision, reason)));
    }

    private static Map<String, Object> facts(
            AlignmentRecord alignment, AlignmentReview.Decision decision, String reason) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("run", alignment.run().value());
        facts.put("participant", alignment.participant().value());
        facts.put("verdict", alignment.verdict());
        facts.put("alignmentRecord", Digest.ofText(alignment.record()).hex());
        facts.put("decision", decision.name());
        facts.put("reason", reason);
        return facts;
    }

    @Override
    @Transactional
    public SigningOutcome review(
            Actor by,
            Credentials credentials,
            AlignmentRecord alignment,
            AlignmentReview.Decision decision,
            String reason) {
        by.require("review an alignment", Role.COORDINATOR);
        AlignmentEntity stored = alignments
                .findByRunAndParticipant(
                        alignment.run().value(), alignment.participant().value())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Run " + alignment.run() + " holds no alignment of participant " + alignment.participant()));
        TrialId trial =
                new TrialId(runs.findById(alignment.run().value()).orElseThrow().trial());
        cohort.requireOpen(trial);
        requireReviewable(stored.toRecord());
        requireLatest(trial, stored.toRecord());
        requireReason(reason);
        SigningRequest request = new SigningRequest(
                by,
                credentials,
                SignatureMeaning.ALIGNMENT_REVIEW,
                statement(stored.toRecord(), decision, reason),
                "alignment:" + alignment.run() + "/" + alignment.participant(),
                Optional.of(trial),
                Optional.of(reason));
        SigningOutcome outcome = signatures.sign(request);
        if (outcome instanceof SigningOutcome.Signed signed) {
            store(by, trial, stored, decision, reason, signed.signature());
        }
        return outcome;
    }

    private static void requireReviewable(AlignmentRecord alignment) {
        if (!alignment.isDoubtful()) {
            throw new IllegalArgumentException(
                    "A person decides on doubtful alignments; the verdict on this one is " + alignment.standing());
        }
        alignment.review().ifPresent(review -> {
            throw new IllegalArgumentException("The alignment of " + alignment.participant() + " was "
                    + review.decision().name().toLowerCase(Locale.ROOT) + " by " + review.reviewerName()
                    + " already; one decision stands");
        });
    }

    private void requireLatest(TrialId trial, AlignmentRecord alignment) {
        for (RunEntity run : runs.findByTrialOrderByStartedAt(trial.value()).reversed()) {
            String id = run.toRun().id().value();
            if (id.equals(alignment.run().value())) {
                return;
            }
            if (alignments
                    .findByRunAndParticipant(id, alignment.participant().value())
                    .isPresent()) {
                throw new IllegalArgumentException("Run " + id + " aligned participant " + alignment.participant()
                        + " again; that alignment is the one to decide on");
            }
        }
    }

    private static void requireReason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("A review has a reason of 1 to " + LONGEST_REASON + " characters, was "
                    + reason.strip().length() + " characters long");
        }
    }

    private void store(
            Actor by,
            TrialId trial,
            AlignmentEntity stored,
            AlignmentReview.Decision decision,
            String reason,
            ElectronicSignature signature) {
        AlignmentRecord alignment = stored.toRecord();
        stored.reviewed(
                new AlignmentReview(decision, reason, by.user(), by.name(), signature.at(), signature.auditSequence()));
        alignments.save(stored);
        Map<String, Object> facts = facts(alignment, decision, reason);
        facts.put("signature", signature.auditSequence());
        trail.append(new AuditEvent(
                AuditAction.ALIGNMENT_REVIEWED,
                by,
                signature.at(),
                Optional.of(trial.value()),
                "participant:" + alignment.participant(),
                facts,
                Optional.of(reason)));
    }
}
