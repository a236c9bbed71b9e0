package org.probatum.trial.audit.internal;

import java.time.ZoneOffset;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.EntryForm;
import org.probatum.trial.audit.Frontier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Appends to the table {@code audit_entry}.
 *
 * <p>It asks for a transaction that is already running: an entry without the change that it records, or a change
 * without its entry, would be worse than an error. Plain JDBC keeps the entries out of the caller's persistence
 * context, which may be large.
 */
@Service
class DatabaseAuditTrail implements AuditTrail {

    private static final String INSERT = """
            insert into audit_entry (sequence, action, user_name, at, trial, subject, canonical, leaf_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final HeadRow head;

    DatabaseAuditTrail(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.head = new HeadRow(jdbc);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public AuditEntry append(AuditEvent event) {
        Frontier before = head.lock();
        AuditEntry entry = EntryForm.of(before.size(), event);
        jdbc.update(
                INSERT,
                entry.sequence(),
                entry.action().name(),
                entry.user(),
                entry.at().atOffset(ZoneOffset.UTC),
                entry.trial(),
                entry.subject(),
                entry.canonical(),
                entry.leafHash().hex());
        head.write(before.plus(entry.leafHash()));
        return entry;
    }
}
