package org.probatum.ui.record;

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
 * Whether the record is intact: verified as a whole when the workbench starts and every quarter of an hour.
 *
 * <p>An intact record is sealed by a checkpoint each time, so that what is cut off later is noticed.
 */
@Component
public class RecordHealth {

    private final AuditLog log;
    private volatile @Nullable Verification latest;

    RecordHealth(AuditLog log) {
        this.log = log;
    }

    /** What the last verification found, once there was one. */
    public Optional<Verification> latest() {
        return Optional.ofNullable(latest);
    }

    /** Verifies the whole record now. */
    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    public void verify() {
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
