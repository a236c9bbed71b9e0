package org.probatum.trial.randomization;

import java.time.Instant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;

/** An allocation after unblinding. */
public record UnblindedAllocation(ParticipantId participant, int number, String stratum, Instant at, ArmId arm) {}
