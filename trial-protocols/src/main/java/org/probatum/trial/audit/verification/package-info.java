/**
 * Checks an audit trail by recomputing it, from what is stored or exported alone.
 *
 * <p>Of the writer it shares only the hash definition. Start with {@link
 * org.probatum.trial.audit.verification.AuditVerifier}.
 */
@NullMarked
package org.probatum.trial.audit.verification;

import org.jspecify.annotations.NullMarked;
