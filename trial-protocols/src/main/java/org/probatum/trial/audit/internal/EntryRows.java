package org.probatum.trial.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.StoredEntry;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads entries by position and by filter. */
final class EntryRows {

    private static final int FETCHED_AT_ONCE = 1000;

    private static final String SELECT =
            "select sequence, action, user_name, at, trial, subject, canonical, leaf_hash from audit_entry";

    private final JdbcTemplate jdbc;

    EntryRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long count(AuditFilter filter) {
        Condition condition = Condition.of(filter);
        return jdbc.query(
                        "select count(*) from audit_entry" + condition.sql(),
                        (row, i) -> row.getLong(1),
                        condition.arguments())
                .getFirst();
    }

    Optional<AuditEntry> at(long sequence) {
        return jdbc.query(SELECT + " where sequence = ?", (row, i) -> entry(row), sequence).stream()
                .findFirst();
    }

    List<AuditEntry> newestFirst(AuditFilter filter, long offset, int limit) {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException(
                    "A page skips 0 or more entries and holds at least 1, was " + offset + " and " + limit);
        }
        Condition condition = Condition.of(filter);
        return jdbc.query(
                SELECT + condition.sql() + " order by sequence desc offset ? rows fetch next ? rows only",
                (row, i) -> entry(row),
                condition.with(offset, limit));
    }

    Stream<AuditEntry> oldestFirst(AuditFilter filter) {
        Condition condition = Condition.of(filter);
        return inPages(last -> after(condition, last, EntryRows::entry), AuditEntry::sequence);
    }

    Stream<StoredEntry> stored() {
        Condition all = Condition.of(AuditFilter.ALL);
        return inPages(last -> after(all, last, EntryRows::storedEntry), StoredEntry::sequence);
    }

    /** Reads on by position, so that no cursor and no transaction stays open between two fetches. */
    private static <T> Stream<T> inPages(LongFunction<List<T>> after, ToLongFunction<T> position) {
        return Stream.iterate(
                        after.apply(Long.MIN_VALUE),
                        page -> !page.isEmpty(),
                        page -> page.size() < FETCHED_AT_ONCE
                                ? List.of()
                                : after.apply(position.applyAsLong(page.getLast())))
                .flatMap(List::stream);
    }

    private <T> List<T> after(Condition condition, long sequence, RowReader<T> reader) {
        String and = condition.sql().isEmpty() ? " where" : condition.sql() + " and";
        return jdbc.query(
                SELECT + and + " sequence > ? order by sequence fetch first " + FETCHED_AT_ONCE + " rows only",
                (row, i) -> reader.read(row),
                condition.with(sequence));
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static StoredEntry storedEntry(ResultSet row) throws SQLException {
        StoredEntry.Columns columns = new StoredEntry.Columns(
                row.getString("action"),
                row.getString("user_name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("trial"),
                row.getString("subject"));
        return new StoredEntry(
                row.getLong("sequence"), row.getString("canonical"), row.getString("leaf_hash"), Optional.of(columns));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                AuditAction.valueOf(row.getString("action")),
                row.getString("user_name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("trial"),
                row.getString("subject"),
                row.getString("canonical"),
                new Digest(row.getString("leaf_hash")));
    }

    /** The part of a statement that a filter becomes. */
    private record Condition(String sql, List<Object> values) {

        static Condition of(AuditFilter filter) {
            List<String> parts = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            filter.trial().ifPresent(trial -> add("trial = ?", trial, parts, values));
            filter.action().ifPresent(action -> add("action = ?", action.name(), parts, values));
            filter.subject().ifPresent(subject -> add("subject = ?", subject, parts, values));
            filter.user().ifPresent(user -> add("user_name = ?", user, parts, values));
            return new Condition(parts.isEmpty() ? "" : " where " + String.join(" and ", parts), values);
        }

        private static void add(String part, Object value, List<String> parts, List<Object> values) {
            parts.add(part);
            values.add(value);
        }

        Object[] arguments() {
            return values.toArray();
        }

        Object[] with(Object... more) {
            List<Object> all = new ArrayList<>(values);
            all.addAll(List.of(more));
            return all.toArray();
        }
    }
}
