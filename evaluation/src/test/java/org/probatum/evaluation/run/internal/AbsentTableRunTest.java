package org.probatum.evaluation.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.COORDINATOR;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** GS-0053 was never sequenced; the plan says what late_kronecker does then. */
@SpringBootTest(classes = EvaluationTestApplication.class)
class AbsentTableRunTest {

    private static final String[] PARTICIPANTS = {
        "GS-0001", "GS-0002", "GS-0003", "GS-0004", "GS-0005", "GS-0006", "GS-0007", "GS-0008", "GS-0053"
    };

    @Autowired
    private ApplicationContext services;

    @Autowired
    private InferenceRuns runs;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EvaluationTestApplication.h2(registry);
    }

    private CaseOutcome.Evaluated evaluated(String trial, String strategy) {
        TinyTrial.registerModels(services);
        TrialId id = TinyTrial.approved(services, trial, text -> text.replace("chainedEquations", strategy))
                .enrol(PARTICIPANTS)
                .protocol()
                .trial();
        assertThat(runs.runToEnd(COORDINATOR, id).status()).isEqualTo(RunStatus.COMPLETED);
        return runs.predictions(id).get(new ParticipantId("GS-0053")).stream()
                .filter(p -> p.model().name().equals("late_kronecker"))
                .map(p -> (CaseOutcome.Evaluated) p.outcome())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTableOfSimilarParticipantsIsRunOncePerDrawAndEveryColumnFlagged() {
        CaseOutcome.Evaluated chained = evaluated("chained", "chainedEquations");
        CaseOutcome.Evaluated nearest = evaluated("nearest", "nearestParticipants");
        CaseOutcome.Evaluated normal = evaluated("normal", "conditionalNormal");
        for (CaseOutcome.Evaluated one : List.of(nearest, normal)) {
            // 80 genes, 2 mutations and 6 segments
            assertThat(one.filled()).hasSize(88).isEqualTo(chained.filled());
            assertThat(one.draws()).hasSameSizeAs(chained.draws()).isNotEqualTo(chained.draws());
        }
        // at most five similar participants, so at most five different scores
        assertThat(nearest.draws().stream().distinct().count()).isBetween(1L, 5L);
        assertThat(nearest.draws()).isNotEqualTo(normal.draws());
    }
}
