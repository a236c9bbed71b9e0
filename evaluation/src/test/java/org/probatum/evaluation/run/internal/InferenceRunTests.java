package org.probatum.evaluation.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.COORDINATOR;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.ENGINEER;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.NOW;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.STATISTICIAN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.probatum.evaluation.run.Abandonment;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.Prediction;
import org.probatum.evaluation.run.RunId;
import org.probatum.evaluation.run.RunMonitor;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.cohort.Outcome;
import org.probatum.trial.cohort.OutcomeService;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** Runs on one of the databases. */
@SpringBootTest(classes = EvaluationTestApplication.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InferenceRunTests {

    /** One chunk of 8 and one of 2; something is missing of the last six. */
    private static final String[] TEN = {
        "GS-0001", "GS-0002", "GS-0003", "GS-0004", "GS-0038", "GS-0040", "GS-0042", "GS-0043", "GS-0044", "GS-0045"
    };

    private static final String RUNNING_MODELS = "Running models";

    @Autowired
    private ApplicationContext services;

    @Autowired
    private InferenceRuns runs;

    @Autowired
    private RunMonitor monitor;

    @Autowired
    private BreakablePainter painter;

    @Autowired
    private AuditLog log;

    @Autowired
    private OutcomeService outcomes;

    @BeforeAll
    void registerModels() {
        TinyTrial.registerModels(services);
    }

    @Test
    void anOutcomeIsRefusedBeforeItsPredictionIsSealed() {
        TinyTrial trial = TinyTrial.approved(services, "seal").enrol("GS-0001", "GS-0038");
        Outcome outcome = outcomeOf("GS-0001");
        assertThatThrownBy(() -> outcomes.recordOutcome(COORDINATOR, trial.protocol(), outcome, NOW))
                .hasMessageContaining("refused before the prediction is sealed");

        InferenceRun run = runs.runToEnd(COORDINATOR, new TrialId("seal"));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        outcomes.recordOutcome(COORDINATOR, trial.protocol(), outcome, NOW);
        List<AuditEntry> entries = entries("seal", AuditAction.INFERENCE_RUN);
        assertThat(entries).hasSize(2);
        for (Prediction prediction : runs.predictions(new TrialId("seal"), new ParticipantId("GS-0001"))) {
            AuditEntry entry = log.entry(prediction.entry()).orElseThrow();
            assertThat(entry.action()).isEqualTo(AuditAction.INFERENCE_RUN);
            assertThat(entry.subject()).isEqualTo("participant:GS-0001");
            assertThat(entry.canonical())
                    .contains(prediction.model().toString(), prediction.inputs().hex());
        }
        assertThat(entries("seal", AuditAction.OUTCOME_RECORDED).getFirst().sequence())
                .isGreaterThan(entries.getLast().sequence());
    }

    @Test
    void aRunThatBreaksTwiceEndsWithTheSameBitsAsOneThatDoesNot() {
        TrialId smooth =
                TinyTrial.approved(services, "smooth").enrol(TEN).protocol().trial();
        TrialId broken =
                TinyTrial.approved(services, "broken").enrol(TEN).protocol().trial();
        assertThat(runs.runToEnd(COORDINATOR, smooth).status()).isEqualTo(RunStatus.COMPLETED);

        InferenceRun first = runBreakingTheSecondChunk(broken);
        assertThat(first.status()).isEqualTo(RunStatus.FAILED);
        assertThat(first.message()).contains("the writer broke");
        assertThat(runs.predicted(first.id())).isEqualTo(8);
        assertThat(entries("broken", AuditAction.INFERENCE_RUN)).hasSize(8);

        painter.failAfter(9);
        InferenceRun second = runs.runToEnd(COORDINATOR, broken);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.status()).isEqualTo(RunStatus.FAILED);
        assertThat(second.message()).contains("the painter broke");
        assertThat(runs.predicted(first.id())).isEqualTo(10);

        InferenceRun last = runs.runToEnd(COORDINATOR, broken);
        assertThat(last.id()).isEqualTo(first.id());
        assertThat(last.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(entries("broken", AuditAction.INFERENCE_RUN)).hasSize(10);
        assertThat(entries("broken", AuditAction.EXPLANATION_STORED))
                .hasSameSizeAs(entries("smooth", AuditAction.EXPLANATION_STORED));
        assertThat(predictions(broken)).isEqualTo(predictions(smooth)).hasSize(20);
        assertThat(explanations(broken)).isEqualTo(explanations(smooth)).isNotEmpty();
    }

    private InferenceRun runBreakingTheSecondChunk(TrialId trial) {
        try (RunMonitor.Subscription subscription = monitor.subscribe(progress -> {
            if (progress.step().equals(RUNNING_MODELS) && progress.done() > 8) {
                throw new IllegalStateException("the writer broke");
            }
        })) {
            return runs.runToEnd(COORDINATOR, trial);
        }
    }

    @Test
    void aCancelledRunGoesOnWhereItStopped() {
        TrialId trial =
                TinyTrial.approved(services, "cancel").enrol(TEN).protocol().trial();
        AtomicBoolean asked = new AtomicBoolean();
        InferenceRun stopped;
        try (RunMonitor.Subscription subscription = monitor.subscribe(progress -> {
            if (progress.step().equals(RUNNING_MODELS) && asked.compareAndSet(false, true)) {
                runs.cancel(COORDINATOR, progress.run());
            }
        })) {
            stopped = runs.runToEnd(COORDINATOR, trial);
        }
        assertThat(stopped.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(runs.predicted(stopped.id())).isLessThan(10);
        assertThatThrownBy(() -> runs.start(COORDINATOR, trial)).hasMessageContaining("there is one run at a time");

        assertThat(runs.runToEnd(COORDINATOR, trial).status()).isEqualTo(RunStatus.COMPLETED);

        assertThat(runs.predicted(stopped.id())).isEqualTo(10);
        assertThat(entries("cancel", AuditAction.INFERENCE_RUN)).hasSize(10);
        assertThat(entries("cancel", AuditAction.RUN_CANCELLED)).hasSize(1);
    }

    @Test
    void aSecondRunCoversOnlyThoseWhoWait() {
        TinyTrial trial = TinyTrial.approved(services, "second").enrol("GS-0001", "GS-0002", "GS-0038");
        TrialId id = new TrialId("second");
        InferenceRun first = runs.runToEnd(COORDINATOR, id);
        List<String> before = predictions(id);
        assertThatThrownBy(() -> runs.start(COORDINATOR, id)).hasMessageContaining("waits for a prediction");

        trial.enrol("GS-0003", "GS-0040");
        InferenceRun second = runs.runToEnd(COORDINATOR, id);

        assertThat(first.participants()).isEqualTo(3);
        assertThat(second.participants()).isEqualTo(2);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(predictions(id)).containsAll(before).hasSize(10);
        assertThat(entries("second", AuditAction.INFERENCE_RUN)).hasSize(5);
    }

    @Test
    void inputsThatChangedMeanwhileRefuseToBeMixed() {
        TinyTrial trial = TinyTrial.approved(services, "changed").enrol("GS-0001", "GS-0002");
        TrialId id = new TrialId("changed");
        painter.failAfter(0);
        InferenceRun failed = runs.runToEnd(COORDINATOR, id);
        assertThat(failed.status()).isEqualTo(RunStatus.FAILED);

        trial.acquire(
                new ParticipantId("GS-0001"),
                new Modality("notes"),
                "notes.csv",
                "participant_id,note\nGS-0001,another note\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> runs.runToEnd(COORDINATOR, id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("changed since run " + failed.id());
        assertThat(runs.find(failed.id()).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void aRunDoesNotGoOnUnderAnAmendedProtocol() {
        TinyTrial trial = TinyTrial.approved(services, "amended").enrol("GS-0001");
        TrialId id = new TrialId("amended");
        painter.failAfter(0);
        InferenceRun failed = runs.runToEnd(COORDINATOR, id);
        trial.amend(json -> json.replace("\"imputations\":5", "\"imputations\":6"));

        assertThatThrownBy(() -> runs.resume(COORDINATOR, failed.id()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was amended since run amended-run-1 started");
        assertThat(runs.find(failed.id()).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void anAbandonedRunStaysInTheTrailAndOnlyTheNewOneCounts() {
        TinyTrial trial = TinyTrial.approved(services, "given-up").enrol("GS-0001", "GS-0002");
        TrialId id = new TrialId("given-up");
        Outcome outcome = outcomeOf("GS-0001");
        painter.failAfter(0);
        InferenceRun failed = runs.runToEnd(COORDINATOR, id);
        trial.enrol("GS-0003");
        assertThatThrownBy(() -> runs.runToEnd(COORDINATOR, id)).hasMessageContaining("abandon it and start a new run");
        assertThatThrownBy(() -> runs.start(COORDINATOR, id)).hasMessageContaining("there is one run at a time");
        assertThatThrownBy(() -> outcomes.recordOutcome(COORDINATOR, trial.protocol(), outcome, NOW))
                .as("a run that may still be abandoned seals nothing for good")
                .hasMessageContaining("refused before the prediction is sealed");

        InferenceRun abandoned = runs.abandon(ENGINEER, failed.id(), "GS-0003 was enrolled meanwhile");

        assertThat(abandoned.status()).isEqualTo(RunStatus.ABANDONED);
        assertThat(abandoned.message()).contains("the painter broke");
        assertThat(abandoned.abandonment())
                .contains(new Abandonment(NOW, "Kunihiko Fukushima", "GS-0003 was enrolled meanwhile"));
        AuditEntry entry = entries("given-up", AuditAction.RUN_ABANDONED).getFirst();
        assertThat(entry.subject()).isEqualTo("run:given-up-run-1");
        assertThat(entry.canonical())
                .contains("\"predicted\":2", "\"participants\":2", "\"stopped\":\"FAILED\"")
                .contains("GS-0003 was enrolled meanwhile", "kunihiko");
        assertThat(runs.predictionsOf(failed.id())).hasSize(2);
        assertThat(runs.predicted(failed.id())).isEqualTo(2);
        assertThat(runs.predictions(id)).isEmpty();
        assertThat(runs.predictions(id, new ParticipantId("GS-0001"))).isEmpty();
        services.getBean(DatabaseInferenceRuns.class).recoverInterrupted();
        assertThatThrownBy(() -> runs.resume(COORDINATOR, failed.id()))
                .hasMessageContaining("is abandoned and cannot be resumed");
        assertThatThrownBy(() -> services.getBean(RunStore.class).goOn(failed.id(), COORDINATOR))
                .as("somebody who was about to resume it")
                .hasMessageContaining("is abandoned and cannot be resumed");
        assertThatThrownBy(() -> outcomes.recordOutcome(COORDINATOR, trial.protocol(), outcome, NOW))
                .hasMessageContaining("refused before the prediction is sealed");

        InferenceRun second = runs.runToEnd(COORDINATOR, id);

        assertThat(second.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(second.id()).isNotEqualTo(failed.id());
        assertThat(second.participants()).isEqualTo(3);
        assertThat(entries("given-up", AuditAction.INFERENCE_RUN)).hasSize(5);
        assertThat(runs.predictions(id).values())
                .hasSize(3)
                .allSatisfy(made -> assertThat(made)
                        .hasSize(2)
                        .allMatch(p -> p.run().equals(second.id()) && p.entry() > entry.sequence()));
        assertThat(runs.explanations(id)).isNotEmpty().allMatch(e -> e.run().equals(second.id()));
        outcomes.recordOutcome(COORDINATOR, trial.protocol(), outcome, NOW);
    }

    @Test
    void abandoningAsksForARoleAReasonAndAStoppedRun() {
        TinyTrial.approved(services, "kept").enrol("GS-0001");
        TrialId id = new TrialId("kept");
        painter.failAfter(0);
        RunId run = runs.runToEnd(COORDINATOR, id).id();

        assertThatThrownBy(() -> runs.abandon(STATISTICIAN, run, "no right to"))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> runs.abandon(COORDINATOR, run, "  ")).hasMessageContaining("gives its reason");
        assertThatThrownBy(() -> runs.abandon(COORDINATOR, run, "x".repeat(2001)))
                .hasMessageContaining("2001 characters");
        assertThatThrownBy(() -> runs.abandon(COORDINATOR, new RunId("nowhere"), "no such run"))
                .hasMessageContaining("There is no run nowhere");
        AtomicReference<Throwable> whileItRuns = new AtomicReference<>(new AssertionError("was not tried"));
        try (RunMonitor.Subscription subscription = monitor.subscribe(progress -> {
            if (progress.step().equals("Explaining predictions") && progress.done() == 0) {
                whileItRuns.set(catchThrowable(() -> runs.abandon(COORDINATOR, run, "too early")));
            }
        })) {
            assertThat(runs.runToEnd(COORDINATOR, id).status()).isEqualTo(RunStatus.COMPLETED);
        }
        assertThat(whileItRuns.get())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kept-run-1 is running");
        assertThatThrownBy(() -> runs.abandon(COORDINATOR, run, "too late"))
                .hasMessageContaining("kept-run-1 is complete");
        assertThat(entries("kept", AuditAction.RUN_ABANDONED)).isEmpty();
        assertThat(runs.predictions(id)).hasSize(1);
    }

    /** Earlier releases took an outcome once its prediction was stored, also when the run then failed. */
    @Test
    void aRunIsNotAbandonedOnceAnOutcomeIsKnown() {
        TinyTrial trial = TinyTrial.approved(services, "known").enrol("GS-0001");
        RunId run = runs.runToEnd(COORDINATOR, new TrialId("known")).id();
        outcomes.recordOutcome(COORDINATOR, trial.protocol(), outcomeOf("GS-0001"), NOW);
        RunRepository rows = services.getBean(RunRepository.class);
        RunEntity row = rows.findById(run.value()).orElseThrow();
        row.ended(RunStatus.FAILED, NOW, "as an earlier release left it");
        rows.save(row);

        assertThatThrownBy(() -> runs.abandon(COORDINATOR, run, "a better prediction is wanted"))
                .hasMessageContaining("the outcome of participant GS-0001 is recorded");
        assertThat(runs.find(run).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
    }

    private static Outcome outcomeOf(String participant) {
        return new Outcome(
                new ParticipantId(participant),
                Map.of(
                        new EndpointId("time-to-progression"), new OutcomeValue.TimeToEvent(14.4, false),
                        new EndpointId("progression-24m"), new OutcomeValue.NotEvaluable()));
    }

    @Test
    void aModelThatIsNotThePinnedOneIsNotRun() {
        // the digest of modality_dropout in the demonstration's trial.json, with its first digit changed
        String pinned = "cc3ba7229605c77a05013736088f438f865681b041a032e6a54a67f53b6cd06a";
        TinyTrial.approved(services, "pinned", json -> json.replace(pinned, "d" + pinned.substring(1)))
                .enrol("GS-0001");

        assertThatThrownBy(() -> runs.runToEnd(COORDINATOR, new TrialId("pinned")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("modality_dropout")
                .hasMessageContaining("the trial may only run what it pinned");
        assertThat(runs.runs(new TrialId("pinned"))).isEmpty();
        assertThat(entries("pinned", AuditAction.INFERENCE_RUN)).isEmpty();
    }

    @Test
    void onlyACoordinatorStartsARun() {
        TinyTrial.approved(services, "roles").enrol("GS-0001");

        assertThatThrownBy(() -> runs.runToEnd(STATISTICIAN, new TrialId("roles")))
                .isInstanceOf(NotAllowedException.class);
        assertThat(runs.runs(new TrialId("roles"))).isEmpty();
    }

    private List<AuditEntry> entries(String trial, AuditAction action) {
        try (Stream<AuditEntry> entries = log.entries(AuditFilter.ofTrial(trial).with(action))) {
            return entries.toList();
        }
    }

    /** Every prediction as text, every bit of its numbers included. */
    private List<String> predictions(TrialId trial) {
        return runs.predictions(trial).values().stream()
                .flatMap(List::stream)
                .map(p -> p.participant() + " " + p.model() + " " + p.inputs() + " " + bits(p.outcome()))
                .sorted()
                .toList();
    }

    private static String bits(CaseOutcome outcome) {
        return switch (outcome) {
            case CaseOutcome.NotEvaluable not -> not.toString();
            case CaseOutcome.Evaluated e -> Double.doubleToLongBits(e.score()) + " " + e;
        };
    }

    private List<String> explanations(TrialId trial) {
        return runs.explanations(trial).stream()
                .map(InferenceRunTests::text)
                .sorted()
                .toList();
    }

    private static String text(StoredExplanation e) {
        return e.participant() + " " + e.model() + " " + e.method() + " " + e.numbers() + " " + e.picture();
    }
}
