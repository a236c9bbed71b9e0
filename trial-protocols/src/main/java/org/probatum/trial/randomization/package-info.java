/**
 * Allocation of participants to arms: concealed until the database is locked, and replayable by anybody afterwards.
 *
 * <p>{@link org.probatum.trial.randomization.Randomizer} carries out the protocol's rule on numbers drawn from a
 * {@link org.probatum.trial.randomization.RandomizationSeed}; start there.
 * {@link org.probatum.trial.randomization.RandomizationService} commits to the seed before the first participant,
 * allocates masked, and reveals. The arm of an allocation is stored nowhere: it follows from the seed and the order of
 * enrolment, and {@link org.probatum.trial.randomization.AllocationReplay} recomputes it.
 */
@NullMarked
package org.probatum.trial.randomization;

import org.jspecify.annotations.NullMarked;
