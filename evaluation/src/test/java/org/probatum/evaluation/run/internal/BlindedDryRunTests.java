package org.probatum.evaluation.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.APPROVER;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.COORDINATOR;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.NOW;
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
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.DatabaseLock;
import org.probatum.trial.cohort.Outcome;
import org.probatum.trial.cohort.OutcomeService;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationSeed;
import org.probatum.trial.randomization.RandomizationService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** Dry runs on one of the databases. */
@SpringBootTest(classes = EvaluationTestApplication.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BlindedDryRunTests {

    private static final String[] TWELVE = {
        "GS-0001", "GS-0002", "GS-0003", "GS-0004", "GS-0005", "GS-0006",
        "GS-0007", "GS-0008", "GS-0009", "GS-0010", "GS-0011", "GS-0012"
    };

    @Autowired
    private ApplicationContext services;

    @Autowired
    private BlindedDryRuns dryRuns;

    @Autowired
    private TrialAnalyses analyses;

    @Autowired
    private RandomizationService randomizations;

    @Autowired
    private CohortService cohort;

    @Autowired
    private OutcomeService outcomes;

    @Autowired
    private AuditLog log;

    @BeforeAll
    void registerModels() {
        TinyTrial.registerModels(services);
    }

    @Test
    void theRealAllocationHasNoPartInIt() {
        TinyTrial one = withOutcomes("dry-one", (byte) 1);
        TinyTrial other = withOutcomes("dry-other", (byte) 2);

        DryRun first = dryRuns.run(STATISTICIAN, one.protocol().trial(), 11);
        DryRun second = dryRuns.run(STATISTICIAN, other.protocol().trial(), 11);

        assertThat(first.results().toJson(Map.of())).isEqualTo(second.results().toJson(Map.of()));
        assertThat(first.results().baseline()).isEqualTo(second.results().baseline());
        assertThat(arms(one)).as("the real arms do differ").isNotEqualTo(arms(other));
    }

    @Test
    void itLeavesOneAuditEntryAndNothingElse() {
        TrialId trial = withOutcomes("dry-trace", (byte) 3).protocol().trial();
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
        TinyTrial trial = withOutcomes("dry-refused", (byte) 5);
        TrialId id = trial.protocol().trial();
        assertThatThrownBy(() -> dryRuns.run(COORDINATOR, id, 1)).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> dryRuns.run(STATISTICIAN, id, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The number of the dummy arms is not negative, was -1");

        arms(trial);

        assertThatThrownBy(() -> dryRuns.run(STATISTICIAN, id, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is revealed; a dry run belongs before that");
    }

    @Test
    void withoutAnOutcomeItSaysSo() {
        TrialId trial = randomized("dry-empty", (byte) 6).protocol().trial();

        assertThatThrownBy(() -> dryRuns.run(STATISTICIAN, trial, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no randomized participant with an outcome yet");
        assertThat(entries(trial, AuditAction.DRY_RUN_COMPLETED)).isEmpty();
    }

    private TinyTrial randomized(String id, byte seed) {
        TinyTrial trial = TinyTrial.approved(services, id).enrol(TWELVE);
        byte[] bytes = new byte[RandomizationSeed.LENGTH];
        java.util.Arrays.fill(bytes, seed);
        randomizations.commit(STATISTICIAN, trial.protocol(), RandomizationSeed.of(bytes), NOW);
        cohort.enrolled(trial.protocol().trial()).forEach(p -> randomizations.randomize(COORDINATOR, p, NOW));
        return trial;
    }

    /** The same outcome for the same participant, whatever the arm. */
    private TinyTrial withOutcomes(String id, byte seed) {
        TinyTrial trial = randomized(id, seed);
        services.getBean(InferenceRuns.class)
                .runToEnd(COORDINATOR, trial.protocol().trial());
        for (int i = 0; i < TWELVE.length; i++) {
            double months = 3 + 2.5 * i;
            boolean event = i % 3 != 0;
            outcomes.recordOutcome(
                    COORDINATOR,
                    trial.protocol(),
                    new Outcome(
                            new ParticipantId(TWELVE[i]),
                            Map.of(
                                    new EndpointId("time-to-progression"), new OutcomeValue.TimeToEvent(months, event),
                                    new EndpointId("progression-24m"), new OutcomeValue.Binary(event && months <= 24))),
                    NOW);
        }
        return trial;
    }

    /** Locks and reveals. */
    private Map<ParticipantId, ArmId> arms(TinyTrial trial) {
        DatabaseLock lock = cohort.lockDatabase(APPROVER, trial.protocol(), Digest.ofText("signature"), NOW);
        return randomizations.reveal(STATISTICIAN, lock, NOW).arms();
    }

    private List<AuditEntry> entries(TrialId trial, AuditAction action) {
        try (Stream<AuditEntry> entries =
                log.entries(AuditFilter.ofTrial(trial.value()).with(action))) {
            return entries.toList();
        }
    }
}
