package org.probatum.trial.cohort;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.protocol.TrialId;
import org.springframework.stereotype.Component;

/** Writes the cohort's changes to the audit trail, in the transaction of the change. */
@Component
class CohortTrail {

    private final AuditTrail trail;

    CohortTrail(AuditTrail trail) {
        this.trail = trail;
    }

    void append(
            AuditAction action,
            Actor by,
            Instant at,
            TrialId trial,
            ParticipantId participant,
            Map<String, Object> facts,
            Optional<String> reason) {
        trail.append(new AuditEvent(
                action, by, at, Optional.of(trial.value()), "participant:" + participant, facts, reason));
    }

    void append(AuditAction action, Actor by, Instant at, TrialId trial, Map<String, Object> facts) {
        trail.append(AuditEvent.of(action, by, at, trial.value(), "trial:" + trial, facts));
    }
}
