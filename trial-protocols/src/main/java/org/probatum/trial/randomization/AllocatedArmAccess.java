package org.probatum.trial.randomization;

import java.time.Instant;
import java.util.Map;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.TrialId;

/**
 * The unblinded outcome source: the one place that tells arms before the database is locked.
 *
 * <p>A source that holds one outcome per arm, as a simulation does, needs the arm to hand over the outcome of the
 * allocated one. Only the capture of outcomes uses this; what it returns is shown to nobody and stored nowhere. Each
 * use is an entry of the audit trail with its purpose.
 */
public interface AllocatedArmAccess {

    /**
     * The arms allocated so far.
     *
     * @param purpose why; stored as the reason
     * @throws IllegalArgumentException if the trial has no randomization, or the purpose is blank
     */
    Map<ParticipantId, ArmId> allocatedArms(Actor by, TrialId trial, String purpose, Instant at);
}
