package org.probatum.trial.audit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Checkpoint;
import org.probatum.trial.audit.Digest;
import org.springframework.jdbc.core.JdbcTemplate;

/** The checkpoints as they were signed; size and root are read from the note itself. */
final class CheckpointRows {

    private CheckpointRows() {}

    static List<Checkpoint> all(JdbcTemplate jdbc) {
        return jdbc.query("select at, note from audit_checkpoint order by size", (row, i) -> checkpoint(row));
    }

    static Optional<Checkpoint> latest(JdbcTemplate jdbc) {
        return jdbc
                .query(
                        "select at, note from audit_checkpoint order by size desc fetch first 1 row only",
                        (row, i) -> checkpoint(row))
                .stream()
                .findFirst();
    }

    private static Checkpoint checkpoint(ResultSet row) throws SQLException {
        String note = row.getString("note");
        List<String> lines = note.lines().toList();
        return new Checkpoint(
                lines.get(0),
                Long.parseLong(lines.get(1)),
                new Digest(HexFormat.of().formatHex(Base64.getDecoder().decode(lines.get(2)))),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                note);
    }
}
