package org.probatum.evaluation.run.internal;

import static org.probatum.evaluation.run.internal.EvaluationTestApplication.APPROVER;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.COORDINATOR;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.NOW;
import static org.probatum.evaluation.run.internal.EvaluationTestApplication.STATISTICIAN;

import java.util.Arrays;
import java.util.Map;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.Outcome;
import org.probatum.trial.cohort.OutcomeService;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.randomization.RandomizationSeed;
import org.probatum.trial.randomization.RandomizationService;
import org.springframework.context.ApplicationContext;

/** A {@link TinyTrial} with twelve participants, taken as far as a test needs it. */
final class OutcomeTrial {

    static final String[] TWELVE = {
        "GS-0001", "GS-0002", "GS-0003", "GS-0004", "GS-0005", "GS-0006",
        "GS-0007", "GS-0008", "GS-0009", "GS-0010", "GS-0011", "GS-0012"
    };

    private OutcomeTrial() {}

    /** Everybody randomized, from a seed of 32 such bytes. */
    static TinyTrial randomized(ApplicationContext services, String id, byte seed) {
        TinyTrial trial = TinyTrial.approved(services, id).enrol(TWELVE);
        byte[] bytes = new byte[RandomizationSeed.LENGTH];
        Arrays.fill(bytes, seed);
        RandomizationService randomizations = services.getBean(RandomizationService.class);
        randomizations.commit(STATISTICIAN, trial.protocol(), RandomizationSeed.of(bytes), NOW);
        services.getBean(CohortService.class)
                .enrolled(trial.protocol().trial())
                .forEach(p -> randomizations.randomize(COORDINATOR, p, NOW));
        return trial;
    }

    /** Predicted, and with the same outcome for the same participant, whatever the arm. */
    static TinyTrial withOutcomes(ApplicationContext services, String id, byte seed) {
        TinyTrial trial = randomized(services, id, seed);
        services.getBean(InferenceRuns.class)
                .runToEnd(COORDINATOR, trial.protocol().trial());
        for (int i = 0; i < TWELVE.length; i++) {
            double months = 3 + 2.5 * i;
            boolean event = i % 3 != 0;
            services.getBean(OutcomeService.class)
                    .recordOutcome(
                            COORDINATOR,
                            trial.protocol(),
                            new Outcome(
                                    new ParticipantId(TWELVE[i]),
                                    Map.of(
                                            new EndpointId("time-to-progression"),
                                                    new OutcomeValue.TimeToEvent(months, event),
                                            new EndpointId("progression-24m"),
                                                    new OutcomeValue.Binary(event && months <= 24))),
                            NOW);
        }
        return trial;
    }

    /** Locks and reveals. */
    static Map<ParticipantId, ArmId> reveal(ApplicationContext services, TinyTrial trial) {
        return services.getBean(RandomizationService.class)
                .reveal(
                        STATISTICIAN,
                        services.getBean(CohortService.class)
                                .lockDatabase(APPROVER, trial.protocol(), Digest.ofText("signature"), NOW),
                        NOW)
                .arms();
    }
}
