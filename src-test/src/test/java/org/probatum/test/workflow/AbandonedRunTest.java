package org.probatum.test.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.RunMonitor;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.report.capsule.CapsuleReplay;
import org.probatum.report.capsule.CapsuleVerification;
import org.probatum.report.capsule.CapsuleVerifier;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.issuing.IssuedReport;
import org.probatum.ui.workbench.Workbench;
import org.probatum.ui.workflow.TrialProgress;

/** A trial whose first run was cancelled and abandoned, up to a capsule that is verified and replayed. */
class AbandonedRunTest {

    private static final int PARTICIPANTS = 12;

    @TempDir
    private Path temporary;

    @Test
    void theCapsuleRestsOnTheSecondRunAlone() throws IOException {
        ReducedTrial trial = ReducedTrial.in(temporary.resolve("trial"), PARTICIPANTS);
        try (Workbench workbench = Workbench.start(temporary.resolve("data"), 0)) {
            TrialPeople people = TrialPeople.of(workbench);
            Actor coordinator = people.staff().coordinator().actor();
            InferenceRuns runs = workbench.service(InferenceRuns.class);
            cancelOnce(
                    workbench,
                    coordinator,
                    () -> assertThatThrownBy(() -> people.carryOut(trial, new Quiet()))
                            .hasMessageContaining("cancelled, can be resumed"));
            InferenceRun first = runs.runs(StoredTrial.TRIAL).getFirst();
            int predicted = runs.predicted(first.id());
            assertThat(predicted).as("sealed before it was cancelled").isPositive();
            runs.abandon(coordinator, first.id(), "another server is used from now on");

            IssuedReport report = people.carryOut(trial, new Quiet());

            assertThat(runs.runs(StoredTrial.TRIAL))
                    .extracting(InferenceRun::status)
                    .containsExactly(RunStatus.ABANDONED, RunStatus.COMPLETED);
            assertThat(runs.predictions(StoredTrial.TRIAL)).hasSize(PARTICIPANTS);
            assertThat(runs.predictionsOf(first.id())).hasSize(predicted);
            Path capsule = Files.write(
                    temporary.resolve("capsule.zip"),
                    workbench.service(ContentStore.class).get(report.capsule()));
            assertThat(CapsuleVerifier.verify(capsule)).isInstanceOf(CapsuleVerification.Intact.class);
            CapsuleReplay.Result replayed = CapsuleReplay.replay(capsule);
            assertThat(replayed.findings()).isEmpty();
            assertThat(replayed.predictions()).isEqualTo(PARTICIPANTS * StoredTrial.MODELS_ON_TRIAL.size());
        }
    }

    private static void cancelOnce(Workbench workbench, Actor coordinator, Runnable during) {
        InferenceRuns runs = workbench.service(InferenceRuns.class);
        AtomicBoolean asked = new AtomicBoolean();
        try (RunMonitor.Subscription subscription = workbench
                .service(RunMonitor.class)
                .subscribe(progress -> {
                    if (progress.step().equals("Explaining predictions") && asked.compareAndSet(false, true)) {
                        runs.cancel(coordinator, progress.run());
                    }
                })) {
            during.run();
        }
    }

    /** Says nothing. */
    private static final class Quiet implements TrialProgress {

        @Override
        public void begin(int number, String words) {}

        @Override
        public void advance(int done, int total, Optional<Duration> left) {}

        @Override
        public void note(String words) {}
    }
}
