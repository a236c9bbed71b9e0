/**
 * The append-only record of everything that was done: entries, checkpoints and digests.
 *
 * <p>Start with {@link org.probatum.trial.audit.AuditTrail}, which has one verb.
 */
@NullMarked
package org.probatum.trial.audit;

import org.jspecify.annotations.NullMarked;
