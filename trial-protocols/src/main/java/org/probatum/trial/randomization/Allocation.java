package org.probatum.trial.randomization;

import java.time.Instant;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;

/**
 * A masked allocation: it says that a participant was randomized, not to which arm.
 *
 * @param number position in the order of randomization, from 1 without gaps
 * @param armCommitment binds to the arm without telling it, see {@link RandomizationSeed#armCommitment}
 */
public record Allocation(ParticipantId participant, int number, String stratum, Instant at, Digest armCommitment) {}
