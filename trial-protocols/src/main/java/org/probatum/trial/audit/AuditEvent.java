package org.probatum.trial.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that is about to be recorded.
 *
 * @param trial the trial's identifier, or empty for what belongs to the installation (users, models)
 * @param subject what it is about, for example {@code participant:GS-0041} or {@code model:late_kronecker@1.0.0}
 * @param facts what happened, as plain JSON values (text, whole or finite numbers, booleans, lists and maps of them);
 *     large contents are named by digest
 * @param reason why, where a reason is asked for
 */
public record AuditEvent(
        AuditAction action,
        Actor by,
        Instant at,
        Optional<String> trial,
        String subject,
        Map<String, Object> facts,
        Optional<String> reason) {

    public AuditEvent {
        facts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** An event of a trial without a reason. */
    public static AuditEvent of(
            AuditAction action, Actor by, Instant at, String trial, String subject, Map<String, Object> facts) {
        return new AuditEvent(action, by, at, Optional.of(trial), subject, facts, Optional.empty());
    }
}
