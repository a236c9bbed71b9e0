package org.probatum.trial.audit;

/**
 * The append-only trail. It has one verb.
 *
 * <p>{@link #append} joins the transaction of the change that it records: both are stored or neither is.
 */
public interface AuditTrail {

    /** Appends one event and returns the entry it became. */
    AuditEntry append(AuditEvent event);
}
