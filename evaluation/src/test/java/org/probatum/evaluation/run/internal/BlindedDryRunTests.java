package org.probatum.evaluation.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.COORDINATOR;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.STATISTICIAN;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.probatum.evaluation.analysis.BlindedDryRuns;
import org.probatum.evaluation.analysis.DryRun;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.protocol.TrialId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** Dry runs on one of the databases. */
@SpringBootTest(classes = EvaluationTestApplication.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BlindedDryRunTests {

    @Autowired
    private ApplicationContext services;

    @Autowired
    private BlindedDryRuns dryRuns;

    @Autowired
    private TrialAnalyses analyses;

    @Autowired
    private AuditLog log;

    @BeforeAll
    void registerModels() {
        TinyTrial.registerModels(services);
    }

    @Test
    void theRealAllocationHasNoPartInIt() {
        TinyTrial one = OutcomeTrial.withOutcomes(services, "dry-one", (byte) 1);
        TinyTrial other = OutcomeTrial.withOutcomes(services, "dry-other", (byte) 2);

        DryRun first = dryRuns.run(STATISTICIAN, one.protocol().trial(), 11);
        DryRun second = dryRuns.run(STATISTICIAN, other.protocol().trial(), 11);

        assertThat(first.results().toJson(Map.of())).isEqualTo(second.results().toJson(Map.of()));
        assertThat(first.results().baseline()).isEqualTo(second.results().baseline());
        assertThat(OutcomeTrial.reveal(services, one))
                .as("the real arms do differ")
                .isNotEqualTo(OutcomeTrial.reveal(services, other));
    }

    @Test
    void itLeavesOneAuditEntryAndNothingElse() {
        TrialId trial = OutcomeTrial.withOutcomes(services, "dry-trace", (byte) 3)
                .protocol()
                .trial();
        long before = log.size();

        DryRun dryRun = dryRuns.run(STATISTICIAN, trial, 4);

        assertThat(log.size()).isEqualTo(before + 1);
        AuditEntry entry = log.entry(dryRun.entry()).orElseThrow();
        assertThat(entry.action()).isEqualTo(AuditAction.DRY_RUN_COMPLETED);
        assertThat(entry.canonical())
                .contains(
                        "\"dummyArms\":4",
                        DryRun.STAMP,
                        Digest.ofText(dryRun.toJson()).hex());
        assertThat(analyses.latest(trial)).isEmpty();
        assertThat(entries(trial, AuditAction.UNBLINDED)).isEmpty();
        assertThat(entries(trial, AuditAction.DATA_EXPORTED)).isEmpty();
        assertThat(entries(trial, AuditAction.ANALYSIS_COMPLETED)).isEmpty();
        assertThat(dryRun.participants()).isEqualTo(12);
        assertThat(dryRun.withOutcome()).isEqualTo(12);
    }

    @Test
    void itIsTheStatisticiansBeforeTheAllocationIsRevealed() {
        TinyTrial trial = OutcomeTrial.withOutcomes(services, "dry-refused", (byte) 5);
        TrialId id = trial.protocol().trial();
        assertThatThrownBy(() -> dryRuns.run(COORDINATOR, id, 1)).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> dryRuns.run(STATISTICIAN, id, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The number of the dummy arms is not negative, was -1");

        OutcomeTrial.reveal(services, trial);

        assertThatThrownBy(() -> dryRuns.run(STATISTICIAN, id, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is revealed; a dry run belongs before that");
    }

    @Test
    void withoutAnOutcomeItSaysSo() {
        TrialId trial = OutcomeTrial.randomized(services, "dry-empty", (byte) 6)
                .protocol()
                .trial();

        assertThatThrownBy(() -> dryRuns.run(STATISTICIAN, trial, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no randomized participant with an outcome yet");
        assertThat(entries(trial, AuditAction.DRY_RUN_COMPLETED)).isEmpty();
    }

    private List<AuditEntry> entries(TrialId trial, AuditAction action) {
        try (Stream<AuditEntry> entries =
                log.entries(AuditFilter.ofTrial(trial.value()).with(action))) {
            return entries.toList();
        }
    }
}
