/**
 * The trial itself: protocol, randomization, cohort, acquisition of inputs, signatures and the audit trail.
 *
 * <p>Start with {@code trial.protocol} for what was promised and {@code trial.cohort} for what happened.
 */
@NullMarked
package org.probatum.trial;

import org.jspecify.annotations.NullMarked;
