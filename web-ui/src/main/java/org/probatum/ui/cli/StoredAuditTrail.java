package org.probatum.ui.cli;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.probatum.trial.audit.StoredEntry;
import org.probatum.trial.audit.verification.AuditVerifier;
import org.probatum.trial.audit.verification.Verification;
import org.probatum.trial.audit.verification.VerifierKey;

/** An audit trail as it lies in a database, read without the workbench. */
final class StoredAuditTrail {

    private static final int PAGE = 1000;

    private static final String ENTRIES =
            "select sequence, action, user_name, at, trial, subject, canonical, leaf_hash from audit_entry"
                    + " where sequence > ? order by sequence fetch first " + PAGE + " rows only";

    private final Connection connection;

    private StoredAuditTrail(Connection connection) {
        this.connection = connection;
    }

    static StoredAuditTrail of(Connection connection) {
        return new StoredAuditTrail(connection);
    }

    /**
     * Recomputes it and holds it against its checkpoints.
     *
     * @throws SQLException if the tables cannot be read
     */
    Verification verify(VerifierKey key) throws SQLException {
        List<String> notes = notes();
        try {
            Stream<StoredEntry> entries = Stream.iterate(
                            page(Long.MIN_VALUE),
                            page -> !page.isEmpty(),
                            page -> page.size() < PAGE
                                    ? List.of()
                                    : next(page.getLast().sequence()))
                    .flatMap(List::stream);
            return AuditVerifier.verify(entries, notes, key);
        } catch (ReadFailure e) {
            throw e.reason;
        }
    }

    private List<String> notes() throws SQLException {
        List<String> notes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select note from audit_checkpoint order by size")) {
            while (rows.next()) {
                notes.add(rows.getString(1));
            }
        }
        return notes;
    }

    private List<StoredEntry> next(long after) {
        try {
            return page(after);
        } catch (SQLException e) {
            throw new ReadFailure(e);
        }
    }

    private List<StoredEntry> page(long after) throws SQLException {
        List<StoredEntry> page = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
            statement.setLong(1, after);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(entry(rows));
                }
            }
        }
        return page;
    }

    private static StoredEntry entry(ResultSet row) throws SQLException {
        StoredEntry.Columns columns = new StoredEntry.Columns(
                row.getString("action"),
                row.getString("user_name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("trial"),
                row.getString("subject"));
        return new StoredEntry(
                row.getLong("sequence"), row.getString("canonical"), row.getString("leaf_hash"), Optional.of(columns));
    }

    /** Carries the database's exception through a stream. */
    private static final class ReadFailure extends RuntimeException {
        private final SQLException reason;

        private ReadFailure(SQLException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
