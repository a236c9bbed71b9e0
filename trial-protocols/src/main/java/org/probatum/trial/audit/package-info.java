/**
 * The append-only record of everything that was done: entries, checkpoints and digests.
 *
 * <p>Start with {@link org.probatum.trial.audit.AuditTrail}, which has one verb, and
 * {@link org.probatum.trial.audit.AuditLog}, which reads. {@link org.probatum.trial.audit.CanonicalJson} defines the
 * bytes of an entry and {@link org.probatum.trial.audit.TreeHash} what is hashed; nothing else may.
 */
@NullMarked
package org.probatum.trial.audit;

import org.jspecify.annotations.NullMarked;
