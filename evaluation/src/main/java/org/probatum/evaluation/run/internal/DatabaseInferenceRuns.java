package org.probatum.evaluation.run.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.ExplanationPainter;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.Prediction;
import org.probatum.evaluation.run.RunId;
import org.probatum.evaluation.run.RunMonitor;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.run.TrialVocabulary;
import org.probatum.registry.ModelRegistry;
import org.probatum.trial.acquisition.AcquisitionService;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;

/** Runs as Spring Batch jobs, one at a time. */
@Service
class DatabaseInferenceRuns implements InferenceRuns, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseInferenceRuns.class);
    private static final Role STARTER = Role.COORDINATOR;

    private final ProtocolService protocols;
    private final CohortService cohort;
    private final AcquisitionService acquisitions;
    private final ModelRegistry registry;
    private final ContentStore contents;
    private final TrialVocabulary vocabularies;
    private final ExplanationPainter painter;
    private final RunRepository runs;
    private final AlignmentRepository alignments;
    private final PredictionRepository predictions;
    private final ExplanationRepository explanations;
    private final RunStore store;
    private final RunAbandonment abandonment;
    private final RunMonitor monitor;
    private final JobRepository jobs;
    private final JobOperator operator;
    private final int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 16);
    private final RunSteps steps;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("probatum-run").daemon().factory());

    DatabaseInferenceRuns(
            ProtocolService protocols,
            CohortService cohort,
            AcquisitionService acquisitions,
            ModelRegistry registry,
            ContentStore contents,
            TrialVocabulary vocabularies,
            ExplanationPainter painter,
            RunRepository runs,
            AlignmentRepository alignments,
            PredictionRepository predictions,
            ExplanationRepository explanations,
            RunStore store,
            RunAbandonment abandonment,
            RunMonitor monitor,
            JobRepository jobs,
            JobOperator operator,
            PlatformTransactionManager transactions) {
        this.protocols = protocols;
        this.cohort = cohort;
        this.acquisitions = acquisitions;
        this.registry = registry;
        this.contents = contents;
        this.vocabularies = vocabularies;
        this.painter = painter;
        this.runs = runs;
        this.alignments = alignments;
        this.predictions = predictions;
        this.explanations = explanations;
        this.store = store;
        this.abandonment = abandonment;
        this.monitor = monitor;
        this.jobs = jobs;
        this.operator = operator;
        this.steps = new RunSteps(jobs, transactions, store, monitor, alignments, threads);
    }

    @Override
    public InferenceRun start(Actor by, TrialId trial) {
        Opened opened = open(by, trial);
        background.execute(() -> carryOut(opened));
        return require(opened.run());
    }

    @Override
    public InferenceRun runToEnd(Actor by, TrialId trial) {
        Optional<InferenceRun> unfinished = unfinished(trial);
        Opened opened = unfinished.isPresent() ? reopen(by, unfinished.get()) : open(by, trial);
        carryOut(opened);
        return require(opened.run());
    }

    @Override
    public InferenceRun resume(Actor by, RunId run) {
        Opened opened = reopen(by, require(run));
        background.execute(() -> carryOut(opened));
        return require(run);
    }

    @Override
    public void cancel(Actor by, RunId run) {
        by.require("cancel a run", STARTER);
        JobExecution execution = jobs.findRunningJobExecutions(RunSteps.JOB).stream()
                .filter(candidate ->
                        run.value().equals(candidate.getJobParameters().getString("run")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Run " + run + " is not going on"));
        try {
            operator.stop(execution);
        } catch (JobExecutionException e) {
            throw new IllegalStateException("Run " + run + " could not be asked to stop", e);
        }
    }

    @Override
    public InferenceRun abandon(Actor by, RunId run, String reason) {
        abandonment.abandon(by, require(run).trial(), run, reason);
        return require(run);
    }

    /**
     * A run with everything that it needs, ready to be carried out.
     */
    private record Opened(RunId run, TrialId trial, Actor by, RunJob work) {}

    private Opened open(Actor by, TrialId trial) {
        by.require("start a run", STARTER);
        ApprovedProtocol protocol = protocols.requireCurrent(trial);
        cohort.requireOpen(trial);
        requireNoneUnfinished(trial);
        RunData data = data(trial, sealedParticipants(trial));
        if (data.wanted().isEmpty()) {
            throw new IllegalArgumentException("No enrolled participant of trial " + trial + " waits for a prediction");
        }
        RunId run = new RunId(trial + "-run-" + (runs(trial).size() + 1));
        RunJob work = work(run, protocol, data);
        try {
            store.begin(
                    run, trial, by, data.wanted().size(), data.snapshot(), RunProvenance.of(protocol, work, threads));
        } catch (RuntimeException e) {
            work.close();
            throw e;
        }
        return new Opened(run, trial, by, work);
    }

    private Opened reopen(Actor by, InferenceRun run) {
        by.require("resume a run", STARTER);
        if (!run.status().canBeResumed()) {
            throw new IllegalArgumentException(
                    "Run " + run.id() + " is " + run.status().label() + " and cannot be resumed");
        }
        ApprovedProtocol protocol = protocols.requireCurrent(run.trial());
        cohort.requireOpen(run.trial());
        if (!RunProvenance.isUnder(protocol, run.provenance())) {
            throw new IllegalArgumentException("The protocol of trial " + run.trial() + " was amended since run "
                    + run.id() + " started, so it cannot go on; abandon it and start a new run");
        }
        RunData data = data(run.trial(), sealedBeforeOrElsewhere(run));
        if (!data.snapshot().equals(run.snapshot())) {
            throw new IllegalArgumentException(
                    "The participants or inputs of trial " + run.trial() + " changed since run " + run.id()
                            + " started, so it cannot go on; abandon it and start a new run");
        }
        RunJob work = work(run.id(), protocol, data);
        try {
            store.goOn(run.id(), by);
        } catch (RuntimeException e) {
            work.close();
            throw e;
        }
        return new Opened(run.id(), run.trial(), by, work);
    }

    private void requireNoneUnfinished(TrialId trial) {
        unfinished(trial).ifPresent(run -> {
            throw new IllegalArgumentException("Run " + run.id() + " of trial " + trial + " is "
                    + run.status().label() + "; there is one run at a time");
        });
    }

    private Optional<InferenceRun> unfinished(TrialId trial) {
        return runs(trial).stream().filter(run -> !run.status().isFinal()).findFirst();
    }

    private RunJob work(RunId run, ApprovedProtocol protocol, RunData data) {
        return new RunJob(run, protocol, data, vocabularies.of(data.trial()), contents, registry, painter);
    }

    private RunData data(TrialId trial, Set<String> sealed) {
        List<EnrolledParticipant> all = cohort.enrolled(trial);
        List<EnrolledParticipant> wanted =
                all.stream().filter(p -> !sealed.contains(p.id().value())).toList();
        return new RunData(trial, all, wanted, RunData.byParticipant(acquisitions.byTrial(trial)));
    }

    private Set<String> sealedParticipants(TrialId trial) {
        return new HashSet<>(predictions.participantsOf(trial.value()));
    }

    /** Who was sealed by another run: these are not part of this one, whatever it has sealed itself. */
    private Set<String> sealedBeforeOrElsewhere(InferenceRun run) {
        Set<String> sealed = new HashSet<>();
        predictions.ofTrial(run.trial().value()).stream()
                .map(PredictionEntity::toPrediction)
                .filter(prediction -> !prediction.run().equals(run.id()))
                .forEach(prediction -> sealed.add(prediction.participant().value()));
        return sealed;
    }

    private void carryOut(Opened opened) {
        RunId run = opened.run();
        int total = opened.work().data().wanted().size();
        try (RunJob work = opened.work()) {
            Job job = steps.job(run, opened.trial(), opened.by(), work, imputationOf(run));
            JobParameters parameters =
                    new JobParametersBuilder().addString("run", run.value()).toJobParameters();
            JobExecution execution = operator.start(job, parameters);
            RunStatus status = status(execution);
            store.end(run, opened.by(), status, reason(execution, status));
            monitor.end(run, status, total);
        } catch (JobExecutionException | RuntimeException e) {
            LOG.error("Run {} failed", run, e);
            store.end(run, opened.by(), RunStatus.FAILED, String.valueOf(e.getMessage()));
            monitor.end(run, RunStatus.FAILED, total);
        }
    }

    private RunSteps.ImputationRecord imputationOf(RunId run) {
        return new RunSteps.ImputationRecord() {
            @Override
            public Optional<Digest> stored() {
                return require(run).imputation();
            }

            @Override
            public void store(Digest digest) {
                store.imputed(run, digest);
            }
        };
    }

    private static RunStatus status(JobExecution execution) {
        BatchStatus status = execution.getStatus();
        if (status == BatchStatus.COMPLETED) {
            return RunStatus.COMPLETED;
        }
        return status == BatchStatus.STOPPED ? RunStatus.CANCELLED : RunStatus.FAILED;
    }

    private static @org.jspecify.annotations.Nullable String reason(JobExecution execution, RunStatus status) {
        if (status != RunStatus.FAILED) {
            return null;
        }
        List<Throwable> failures = execution.getAllFailureExceptions();
        failures.forEach(failure -> LOG.error("A run failed", failure));
        return failures.isEmpty()
                ? "The run failed"
                : String.valueOf(deepest(failures.getFirst()).getMessage());
    }

    private static Throwable deepest(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null && at.getCause() != at) {
            at = at.getCause();
        }
        return at;
    }

    /** A run that was going on when the process ended can be resumed. */
    @EventListener(ApplicationStartedEvent.class)
    void recoverInterrupted() {
        for (JobExecution execution : jobs.findRunningJobExecutions(RunSteps.JOB)) {
            operator.recover(execution);
        }
        for (RunEntity run : runs.findByStatus(RunStatus.RUNNING)) {
            store.interrupted(run.toRun().id());
        }
    }

    @Override
    public List<InferenceRun> runs(TrialId trial) {
        return runs.findByTrialOrderByStartedAt(trial.value()).stream()
                .map(RunEntity::toRun)
                .toList();
    }

    @Override
    public Optional<InferenceRun> find(RunId run) {
        return runs.findById(run.value()).map(RunEntity::toRun);
    }

    private InferenceRun require(RunId run) {
        return find(run).orElseThrow(() -> new IllegalArgumentException("There is no run " + run));
    }

    @Override
    public int predicted(RunId run) {
        return predictions.countParticipantsIn(run.value());
    }

    @Override
    public Map<ParticipantId, List<Prediction>> predictionsOf(RunId run) {
        return byParticipant(predictions.findByRunOrderByPositionAscModelNameAsc(run.value()));
    }

    @Override
    public Map<ParticipantId, List<Prediction>> predictions(TrialId trial) {
        return byParticipant(predictions.ofTrial(trial.value()));
    }

    private static Map<ParticipantId, List<Prediction>> byParticipant(List<PredictionEntity> stored) {
        Map<ParticipantId, List<Prediction>> byParticipant = new LinkedHashMap<>();
        stored.stream()
                .map(PredictionEntity::toPrediction)
                .forEach(prediction -> byParticipant
                        .computeIfAbsent(prediction.participant(), id -> new ArrayList<>())
                        .add(prediction));
        return byParticipant;
    }

    @Override
    public List<Prediction> predictions(TrialId trial, ParticipantId participant) {
        return predictions.ofParticipant(trial.value(), participant.value()).stream()
                .map(PredictionEntity::toPrediction)
                .toList();
    }

    @Override
    public List<AlignmentRecord> alignments(RunId run) {
        return alignments.findByRunOrderByParticipant(run.value()).stream()
                .map(AlignmentEntity::toRecord)
                .toList();
    }

    @Override
    public List<StoredExplanation> explanations(TrialId trial) {
        return explanations.ofTrial(trial.value()).stream()
                .map(ExplanationEntity::toExplanation)
                .toList();
    }

    @Override
    public List<StoredExplanation> explanations(TrialId trial, ParticipantId participant) {
        return explanations.ofParticipant(trial.value(), participant.value()).stream()
                .map(ExplanationEntity::toExplanation)
                .toList();
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
