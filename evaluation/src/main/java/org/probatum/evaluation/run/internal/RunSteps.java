package org.probatum.evaluation.run.internal;

import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.RunId;
import org.probatum.evaluation.run.RunMonitor;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.protocol.TrialId;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** The batch job of one run: align, fill, predict, explain; each step commits chunk by chunk and restarts behind the last. */
final class RunSteps {

    static final String JOB = "inference-run";
    private static final int CHUNK = 8;

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final RunStore store;
    private final RunMonitor monitor;
    private final AlignmentRepository alignments;
    private final SimpleAsyncTaskExecutor workers;

    RunSteps(
            JobRepository repository,
            PlatformTransactionManager transactions,
            RunStore store,
            RunMonitor monitor,
            AlignmentRepository alignments,
            int threads) {
        this.repository = repository;
        this.transactions = transactions;
        this.store = store;
        this.monitor = monitor;
        this.alignments = alignments;
        this.workers = new SimpleAsyncTaskExecutor("probatum-run-");
        this.workers.setConcurrencyLimit(threads);
    }

    /** Stores the digest of the imputation and gives it back after a restart. */
    interface ImputationRecord {
        Optional<Digest> stored();

        void store(Digest digest);
    }

    Job job(RunId run, TrialId trial, Actor by, RunJob work, ImputationRecord imputation) {
        return new JobBuilder(JOB, repository)
                .start(align(run, trial, work))
                .next(fill(run, work, imputation))
                .next(predict(run, trial, by, work, imputation))
                .next(explain(run, trial, by, work, imputation))
                .build();
    }

    private Step align(RunId run, TrialId trial, RunJob work) {
        return this.<Optional<AlignmentRecord>>step(
                run,
                "align",
                "Aligning volumes",
                work.data().wanted(),
                () -> work.takeOver(store.alignmentsBefore(run, trial)),
                work::align,
                records -> store.saveAlignments(
                        records.stream().flatMap(Optional::stream).toList()));
    }

    private Step fill(RunId run, RunJob work, ImputationRecord imputation) {
        return new StepBuilder("fill", repository)
                .tasklet(
                        (contribution, context) -> {
                            monitor.begin(run, "Filling missing table values", 0, 1);
                            if (imputation.stored().isEmpty()) {
                                work.impute().ifPresent(imputation::store);
                            }
                            monitor.advance(run, "Filling missing table values", 1, 1);
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    private Step predict(RunId run, TrialId trial, Actor by, RunJob work, ImputationRecord imputation) {
        return this.<Optional<RunStore.Predicted>>step(
                run,
                "predict",
                "Running models",
                work.data().wanted(),
                () -> work.resumeFrom(stored(run), imputation.stored()),
                work::predict,
                predicted -> predicted.stream().flatMap(Optional::stream).forEach(p -> store.seal(run, trial, by, p)));
    }

    private Step explain(RunId run, TrialId trial, Actor by, RunJob work, ImputationRecord imputation) {
        return this.<RunJob.ExplainedCase>step(
                run,
                "explain",
                "Explaining predictions",
                work.data().wanted(),
                () -> {
                    work.resumeFrom(stored(run), imputation.stored());
                    work.explainOnly(store.sealedIn(run));
                },
                work::explain,
                explained -> explained.forEach(
                        e -> store.saveExplanations(run, trial, by, e.participant(), e.explained(), e.notExplained())));
    }

    private <T> Step step(
            RunId run,
            String name,
            String words,
            List<EnrolledParticipant> participants,
            Runnable before,
            ItemProcessor<EnrolledParticipant, T> processor,
            java.util.function.Consumer<List<T>> save) {
        ListReader<EnrolledParticipant> reader = new ListReader<>(name, participants);
        ItemWriter<T> writer = chunk -> {
            save.accept(List.copyOf(chunk.getItems()));
            monitor.advance(run, words, reader.getCurrentItemCount(), participants.size());
        };
        return new StepBuilder(name, repository)
                        .<EnrolledParticipant, T>chunk(CHUNK)
                        .transactionManager(transactions)
                        .reader(reader)
                        .processor(processor)
                        .writer(writer)
                        .stream(reader)
                        .taskExecutor(workers)
                        .listener(new StepBegin(run, words, reader, participants.size(), before))
                        .build();
    }

    /** Tells how far a step is when it begins, which after a restart is not at 0. */
    private final class StepBegin implements StepExecutionListener {
        private final RunId run;
        private final String words;
        private final ListReader<?> reader;
        private final int total;
        private final Runnable before;

        private StepBegin(RunId run, String words, ListReader<?> reader, int total, Runnable before) {
            this.run = run;
            this.words = words;
            this.reader = reader;
            this.total = total;
            this.before = before;
        }

        @Override
        public void beforeStep(StepExecution execution) {
            before.run();
            monitor.begin(run, words, reader.getCurrentItemCount(), total);
        }
    }

    /** The alignments that the first step stored. */
    List<AlignmentRecord> stored(RunId run) {
        return alignments.findByRunOrderByParticipant(run.value()).stream()
                .map(AlignmentEntity::toRecord)
                .toList();
    }
}
