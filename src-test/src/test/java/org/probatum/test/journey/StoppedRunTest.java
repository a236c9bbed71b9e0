package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.RunMonitor;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelStatus;
import org.probatum.registry.ModelVersion;
import org.probatum.test.browser.DemoTrial;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;

/** A run that stopped, and somebody enrolled since: it is abandoned with a reason, and a new run covers everybody. */
class StoppedRunTest {

    private static final TrialId TRIAL = new TrialId("glioma-rct");

    private static TemporaryWorkbench workbench;
    private static WorkbenchBrowser browser;

    @BeforeAll
    static void start() {
        workbench = TemporaryWorkbench.start();
        workbench.addUser("coordinator", "C. Oordinator", Role.COORDINATOR);
        DemoTrial demo = DemoTrial.in(workbench, workbench.addUser("approver", "A. Prover", Role.APPROVER));
        lockEveryModel(demo.approver());
        demo.enrol(2);
        cancelAsSoonAsItPredicts(demo.coordinator());
        demo.enrol(2, 1);
        browser = WorkbenchBrowser.open();
    }

    private static void cancelAsSoonAsItPredicts(Actor coordinator) {
        InferenceRuns runs = workbench.service(InferenceRuns.class);
        AtomicBoolean asked = new AtomicBoolean();
        try (RunMonitor.Subscription subscription = workbench
                .service(RunMonitor.class)
                .subscribe(progress -> {
                    if (progress.step().equals("Running models") && asked.compareAndSet(false, true)) {
                        runs.cancel(coordinator, progress.run());
                    }
                })) {
            assertThat(runs.runToEnd(coordinator, TRIAL).status()).isEqualTo(RunStatus.CANCELLED);
        }
    }

    private static void lockEveryModel(Actor approver) {
        ModelRegistry registry = workbench.service(ModelRegistry.class);
        registry.list().stream()
                .filter(version -> version.status() instanceof ModelStatus.Registered)
                .forEach(version -> registry.lock(approver, version.id(), signatureUnder(version, approver)));
    }

    private static ElectronicSignature signatureUnder(ModelVersion version, Actor approver) {
        SigningOutcome outcome = workbench
                .service(SignatureService.class)
                .sign(new SigningRequest(
                        approver,
                        new Credentials(approver.user(), TemporaryWorkbench.PASSWORD),
                        SignatureMeaning.MODEL_LOCK,
                        version.packageDigest(),
                        ModelVersion.subject(version.id()),
                        Optional.empty(),
                        Optional.empty()));
        return ((SigningOutcome.Signed) outcome).signature();
    }

    @AfterAll
    static void stop() {
        browser.close();
        workbench.close();
    }

    @Test
    void isAbandonedWithAReasonAndAnotherRunStarts() {
        browser.becomes(workbench.address("login"), "coordinator", TemporaryWorkbench.PASSWORD)
                .waitForText("Resume or abandon run glioma-rct-run-1");
        browser.go(workbench.address("trial/glioma-rct/runs")).waitForText("glioma-rct-run-1 was cancelled");
        assertThat(browser.bodyText()).doesNotContain("Start run");
        browser.press("Resume run").waitForText("abandon it and start a new run");

        browser.press("Abandon run…").waitForText("The run can never be resumed");
        browser.press("Abandon run").waitForText("gives its reason");
        browser.fill("Reason", "GS-0003 was enrolled meanwhile");
        browser.picture("dialog-abandon-run");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        browser.press("Abandon run").waitForText("GS-0003 was enrolled meanwhile");
        browser.waitUntilGone("abandon it and start a new run");
        browser.pictures("run-abandoned");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();

        browser.press("Start run").waitForText("Run glioma-rct-run-2");
        browser.waitForText("3/3 (100.0%) participants", Duration.ofMinutes(2));
        browser.go(workbench.address("")).waitForText("glioma");
        assertThat(browser.bodyText()).doesNotContain("Resume or abandon run");
        assertThat(workbench.service(InferenceRuns.class).runs(TRIAL))
                .extracting(InferenceRun::status)
                .containsExactly(RunStatus.ABANDONED, RunStatus.COMPLETED);
    }
}
