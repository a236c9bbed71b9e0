package org.probatum.trial.audit;

import java.util.Optional;

/**
 * Which entries to show; what is empty does not restrict.
 *
 * @param trial the trial's identifier
 * @param subject the exact subject, for example {@code participant:GS-0041}
 * @param user the login name of who did it
 */
public record AuditFilter(
        Optional<String> trial, Optional<AuditAction> action, Optional<String> subject, Optional<String> user) {

    /** Every entry. */
    public static final AuditFilter ALL =
            new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Every entry of a trial. */
    public static AuditFilter ofTrial(String trial) {
        return new AuditFilter(Optional.of(trial), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Every entry about a subject. */
    public static AuditFilter ofSubject(String subject) {
        return new AuditFilter(Optional.empty(), Optional.empty(), Optional.of(subject), Optional.empty());
    }

    /** The same, restricted to an action. */
    public AuditFilter with(AuditAction only) {
        return new AuditFilter(trial, Optional.of(only), subject, user);
    }
}
