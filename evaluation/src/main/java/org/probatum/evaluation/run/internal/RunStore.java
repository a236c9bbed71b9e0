package org.probatum.evaluation.run.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.evaluation.run.Prediction;
import org.probatum.evaluation.run.RunId;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.run.UnexplainedCase;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what a run produces, each with its audit entry in the same transaction. */
@Component
class RunStore {

    private final RunRepository runs;
    private final AlignmentRepository alignments;
    private final PredictionRepository predictions;
    private final ExplanationRepository explanations;
    private final NotExplainedRepository notExplained;
    private final AuditTrail trail;
    private final Clock clock;

    RunStore(
            RunRepository runs,
            AlignmentRepository alignments,
            PredictionRepository predictions,
            ExplanationRepository explanations,
            NotExplainedRepository notExplained,
            AuditTrail trail,
            Clock clock) {
        this.runs = runs;
        this.alignments = alignments;
        this.predictions = predictions;
        this.explanations = explanations;
        this.notExplained = notExplained;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    RunEntity begin(RunId id, TrialId trial, Actor by, int participants, Digest snapshot, String provenance) {
        RunEntity run = runs.save(new RunEntity(id, trial, by, clock.instant(), participants, snapshot, provenance));
        Map<String, Object> facts = Map.of(
                "participants", participants,
                "snapshot", snapshot.hex(),
                "provenance", Digest.ofText(provenance).hex());
        append(AuditAction.RUN_STARTED, by, trial, id, facts, null);
        return run;
    }

    /**
     * @throws IllegalArgumentException if somebody resumed or abandoned the run meanwhile
     */
    @Transactional
    void goOn(RunId id, Actor by) {
        RunEntity run = runs.findForChange(id.value()).orElseThrow();
        if (!run.status().canBeResumed()) {
            throw new IllegalArgumentException(
                    "Run " + id + " is " + run.status().label() + " and cannot be resumed");
        }
        run.goesOn();
        runs.save(run);
        append(AuditAction.RUN_STARTED, by, new TrialId(run.trial()), id, Map.of("resumed", true), null);
    }

    @Transactional
    void end(RunId id, Actor by, RunStatus how, @Nullable String why) {
        RunEntity run = runs.findById(id.value()).orElseThrow();
        run.ended(how, clock.instant(), why);
        runs.save(run);
        AuditAction action = switch (how) {
            case COMPLETED -> AuditAction.RUN_COMPLETED;
            case CANCELLED -> AuditAction.RUN_CANCELLED;
            case FAILED -> AuditAction.RUN_FAILED;
            case RUNNING, ABANDONED -> throw new IllegalArgumentException("Run " + id + " cannot end as " + how);
        };
        append(action, by, new TrialId(run.trial()), id, Map.of(), why);
    }

    /** Marks a run whose process ended in the middle; resuming it is what the trail records. */
    @Transactional
    void interrupted(RunId id) {
        RunEntity run = runs.findById(id.value()).orElseThrow();
        run.ended(RunStatus.FAILED, clock.instant(), "The process ended while the run was going on");
        runs.save(run);
    }

    @Transactional
    void imputed(RunId id, Digest imputation) {
        RunEntity run = runs.findById(id.value()).orElseThrow();
        run.imputed(imputation);
        runs.save(run);
    }

    @Transactional
    void saveAlignments(List<AlignmentRecord> records) {
        alignments.saveAll(records.stream().map(AlignmentEntity::new).toList());
    }

    /** The alignments of the trial's other runs, oldest run first. */
    List<AlignmentRecord> alignmentsBefore(RunId run, TrialId trial) {
        return runs.findByTrialOrderByStartedAt(trial.value()).stream()
                .map(RunEntity::toRun)
                .filter(other -> !other.id().equals(run))
                .flatMap(other ->
                        alignments.findByRunOrderByParticipant(other.id().value()).stream())
                .map(AlignmentEntity::toRecord)
                .toList();
    }

    /** Whose predictions this run has sealed. */
    Set<ParticipantId> sealedIn(RunId run) {
        return predictions.sealedIn(run.value()).stream()
                .map(ParticipantId::new)
                .collect(Collectors.toSet());
    }

    /**
     * A predicted case.
     *
     * @param position in the order of enrolment, from 0
     */
    record Predicted(
            ParticipantId participant,
            int position,
            PreparedCase prepared,
            Optional<AlignmentRecord> alignment,
            List<CasePredictor.Answer> answers) {}

    /** Seals the predictions of one participant: rows and entries stand or fall together. */
    @Transactional
    void seal(RunId run, TrialId trial, Actor by, Predicted predicted) {
        ParticipantId participant = predicted.participant();
        append(AuditAction.CASE_PREPARED, by, trial, participant, preparedFacts(run, predicted));
        Map<String, Object> facts = new HashMap<>();
        facts.put("run", run.value());
        List<Object> models = new ArrayList<>();
        predicted.answers().forEach(answer -> models.add(facts(answer)));
        facts.put("models", models);
        long entry = append(AuditAction.INFERENCE_RUN, by, trial, participant, facts);
        for (CasePredictor.Answer answer : predicted.answers()) {
            ModelVersionId model = answer.model().card().id();
            Prediction prediction = new Prediction(run, participant, model, answer.outcome(), answer.inputs(), entry);
            predictions.save(new PredictionEntity(prediction, trial, predicted.position()));
        }
    }

    /**
     * An explanation to be stored.
     */
    record Explained(
            ModelVersionId model,
            String method,
            String subject,
            boolean reliable,
            String verdict,
            Digest numbers,
            Digest picture) {}

    /**
     * A planned explanation that there is not.
     */
    record NotExplained(ModelVersionId model, String method, String subject, String reason) {}

    /** Stores what became of the explanation plan; an audit entry names what is explained, and beside it what is not. */
    @Transactional
    void saveExplanations(
            RunId run,
            TrialId trial,
            Actor by,
            ParticipantId participant,
            List<Explained> explained,
            List<NotExplained> missing) {
        missing.forEach(n -> notExplained.save(new NotExplainedEntity(
                new UnexplainedCase(run, participant, n.model(), n.method(), n.subject(), n.reason()), trial)));
        if (explained.isEmpty()) {
            return;
        }
        List<Object> facts = new ArrayList<>();
        for (Explained e : explained) {
            facts.add(Map.of(
                    "model", e.model().toString(),
                    "method", e.method(),
                    "subject", e.subject(),
                    "verdict", e.verdict(),
                    "numbers", e.numbers().hex(),
                    "picture", e.picture().hex()));
        }
        List<Object> absent = missing.stream()
                .<Object>map(n -> Map.of(
                        "model", n.model().toString(),
                        "method", n.method(),
                        "subject", n.subject(),
                        "reason", n.reason()))
                .toList();
        Map<String, Object> all = Map.of("run", run.value(), "explanations", facts, "notExplained", absent);
        long entry = append(AuditAction.EXPLANATION_STORED, by, trial, participant, all);
        for (Explained e : explained) {
            StoredExplanation stored = new StoredExplanation(
                    run,
                    participant,
                    e.model(),
                    e.method(),
                    e.subject(),
                    e.reliable(),
                    e.verdict(),
                    e.numbers(),
                    e.picture(),
                    entry);
            explanations.save(new ExplanationEntity(stored, trial));
        }
    }

    private static Map<String, Object> preparedFacts(RunId run, Predicted predicted) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("run", run.value());
        facts.put("filled", List.copyOf(predicted.prepared().filled()));
        facts.put("draws", predicted.prepared().draws().size());
        facts.put("notUsable", predicted.prepared().notUsable());
        predicted.alignment().ifPresent(a -> {
            facts.put("alignment", a.verdict());
            facts.put("alignmentRecord", Digest.ofText(a.record()).hex());
            facts.put("alignmentUse", a.use().name());
            a.review().ifPresent(review -> facts.put("alignmentReview", review.entry()));
        });
        return facts;
    }

    private static Map<String, Object> facts(CasePredictor.Answer answer) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", answer.model().reference().reference());
        facts.put("digest", answer.model().reference().digest().hex());
        facts.put("inputs", answer.inputs().hex());
        switch (answer.outcome()) {
            case CaseOutcome.Evaluated e -> {
                facts.put("score", e.score());
                e.probability().ifPresent(p -> facts.put("probability", p));
                facts.put("draws", e.draws());
                facts.put("filled", e.filled());
                facts.put("masked", e.masked());
            }
            case CaseOutcome.NotEvaluable n -> facts.put("notEvaluable", n.reasons());
        }
        return facts;
    }

    private long append(
            AuditAction action, Actor by, TrialId trial, ParticipantId participant, Map<String, Object> facts) {
        return trail.append(
                        AuditEvent.of(action, by, clock.instant(), trial.value(), "participant:" + participant, facts))
                .sequence();
    }

    private void append(
            AuditAction action, Actor by, TrialId trial, RunId run, Map<String, Object> facts, @Nullable String why) {
        trail.append(new AuditEvent(
                action,
                by,
                clock.instant(),
                Optional.of(trial.value()),
                "run:" + run,
                facts,
                Optional.ofNullable(why)));
    }
}
