package org.probatum.ui.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.StoredEntry;
import org.probatum.trial.audit.verification.AuditVerifier;
import org.probatum.trial.audit.verification.Verification;
import org.probatum.trial.audit.verification.VerifierKey;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Whether the record is intact: verified as a whole when the workbench starts, within a minute when it grew, and at least
 * every quarter of an hour.
 *
 * <p>An intact record is sealed by a checkpoint each time, so that what is cut off later is noticed.
 */
@Component
public class RecordHealth {

    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(15);

    private final AuditLog log;
    private final Clock clock;
    private volatile @Nullable Verification latest;
    private Instant verifiedAt = Instant.EPOCH;

    RecordHealth(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What the last verification found, once there was one. */
    public Optional<Verification> latest() {
        return Optional.ofNullable(latest);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void verifyWhenDue() {
        boolean grown = !(latest instanceof Verification.Intact intact && intact.size() == log.size());
        if (grown || verifiedAt.plus(AT_LEAST_EVERY).isBefore(clock.instant())) {
            verify();
        }
    }

    /** Verifies the whole record now. */
    public synchronized void verify() {
        verifiedAt = clock.instant();
        // Notes first: a checkpoint that is made meanwhile would cover entries that this reading does not see.
        List<String> notes = log.storedNotes();
        try (Stream<StoredEntry> entries = log.storedEntries()) {
            Verification found = AuditVerifier.verify(entries, notes, VerifierKey.parse(log.publicKey()));
            if (found instanceof Verification.Intact intact && intact.size() > 0) {
                log.checkpoint();
            }
            latest = found;
        }
    }
}
