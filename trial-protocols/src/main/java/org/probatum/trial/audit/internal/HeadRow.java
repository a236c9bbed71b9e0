package org.probatum.trial.audit.internal;

import java.util.ArrayList;
import java.util.List;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Frontier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The one row that holds the tree's frontier.
 *
 * <p>Whoever appends takes its lock first and keeps it until commit, so sequence numbers follow each other without gaps
 * however many append at once.
 */
final class HeadRow {

    private static final int HASH_DIGITS = 64;

    private final JdbcTemplate jdbc;

    HeadRow(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Frontier read() {
        return select("");
    }

    Frontier lock() {
        return select(" for update");
    }

    void write(Frontier head) {
        StringBuilder roots = new StringBuilder(HASH_DIGITS * head.roots().size());
        head.roots().forEach(root -> roots.append(root.hex()));
        jdbc.update("update audit_head set size = ?, frontier = ? where id = 1", head.size(), roots.toString());
    }

    private Frontier select(String lock) {
        List<Frontier> rows = jdbc.query(
                "select size, frontier from audit_head where id = 1" + lock,
                (row, i) -> new Frontier(row.getLong(1), roots(row.getString(2))));
        if (rows.size() != 1) {
            throw new IllegalStateException("The audit trail has lost its head (table audit_head)");
        }
        return rows.getFirst();
    }

    private static List<Digest> roots(String text) {
        List<Digest> roots = new ArrayList<>();
        for (int i = 0; i < text.length(); i += HASH_DIGITS) {
            roots.add(new Digest(text.substring(i, i + HASH_DIGITS)));
        }
        return roots;
    }
}
