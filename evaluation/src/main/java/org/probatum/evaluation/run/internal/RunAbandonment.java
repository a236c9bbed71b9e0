package org.probatum.evaluation.run.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.run.RunId;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortOverview;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives up runs that stopped, before any outcome rests on them. */
@Component
class RunAbandonment {

    private static final int LONGEST_REASON = 2000;

    private final RunRepository runs;
    private final PredictionRepository predictions;
    private final CohortService cohort;
    private final CohortOverview overview;
    private final AuditTrail trail;
    private final Clock clock;

    RunAbandonment(
            RunRepository runs,
            PredictionRepository predictions,
            CohortService cohort,
            CohortOverview overview,
            AuditTrail trail,
            Clock clock) {
        this.runs = runs;
        this.predictions = predictions;
        this.cohort = cohort;
        this.overview = overview;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    void abandon(Actor by, TrialId trial, RunId id, String reason) {
        by.require("abandon a run", Role.COORDINATOR, Role.MODEL_ENGINEER);
        // takes turns with the capture of outcomes and the database lock, then with resuming
        cohort.requireOpen(trial);
        RunEntity run = runs.findForChange(id.value()).orElseThrow();
        if (!run.status().canBeAbandoned()) {
            throw new IllegalArgumentException(
                    "Run " + id + " is " + run.status().label()
                            + "; only a run that failed, was cancelled or was interrupted can be abandoned");
        }
        checkReason(id, reason);
        List<String> predicted = predictions.participantsIn(id.value());
        requireNoOutcome(trial, id, predicted);
        Map<String, Object> facts = Map.of(
                "predicted", predicted.size(),
                "participants", run.toRun().participants(),
                "stopped", run.status().name());
        run.abandoned(by, clock.instant(), reason);
        runs.save(run);
        trail.append(new AuditEvent(
                AuditAction.RUN_ABANDONED,
                by,
                clock.instant(),
                Optional.of(trial.value()),
                "run:" + id,
                facts,
                Optional.of(reason)));
    }

    private static void checkReason(RunId id, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("Abandoning run " + id + " gives its reason in 1 to " + LONGEST_REASON
                    + " characters, was " + (reason.isBlank() ? "blank" : reason.length() + " characters"));
        }
    }

    private void requireNoOutcome(TrialId trial, RunId id, List<String> predicted) {
        for (String participant : predicted) {
            boolean known = overview.participant(trial, new ParticipantId(participant))
                    .filter(Participant::outcomeRecorded)
                    .isPresent();
            if (known) {
                throw new IllegalArgumentException("Run " + id + " cannot be abandoned: the outcome of participant "
                        + participant + " is recorded, and a new prediction would come after it");
            }
        }
    }
}
