package org.probatum.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.trial.audit.CheckpointKey;
import org.probatum.trial.audit.CheckpointKeyFiles;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.MerkleTree;
import org.probatum.trial.audit.TreeHash;
import org.probatum.trial.storage.DataFolder;

class AuditVerifyCommandTest {

    private final Terminal terminal = new Terminal();

    @TempDir
    Path data;

    @BeforeEach
    void aTrailOfFourEntries() throws Exception {
        CheckpointKey key = CheckpointKeyFiles.openOrCreate(data.resolve("keys"), new SecureRandom());
        List<Digest> leaves = new ArrayList<>();
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                var migration = AuditVerifyCommandTest.class.getResourceAsStream("/db/migration/V100__audit.sql")) {
            statement.execute(new String(Objects.requireNonNull(migration).readAllBytes(), StandardCharsets.UTF_8));
            for (int n = 0; n < 4; n++) {
                leaves.add(append(connection, n));
            }
            byte[] root = HexFormat.of().parseHex(new MerkleTree(leaves).root().hex());
            String note = key.sign(key.name() + "\n4\n" + Base64.getEncoder().encodeToString(root) + "\n");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into audit_checkpoint values (4, current_timestamp, ?)")) {
                insert.setString(1, note);
                insert.executeUpdate();
            }
        }
    }

    @Test
    void anIntactTrailIsToldWithItsRoot() {
        assertThat(terminal.run("audit", "verify", "--data-dir", data))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("intact: 4 entries", "Root: ");
    }

    @Test
    void aChangedEntryIsNamed() throws SQLException {
        change("update audit_entry set canonical = replace(canonical, 'first', 'other') where sequence = 2");
        assertThat(terminal.run("audit", "verify", "--data-dir", data)).isEqualTo(3);
        assertThat(terminal.err()).hasLineCount(1).contains("entry 2", "changed");
    }

    @Test
    void entriesCutOffAfterACheckpointAreNoticed() throws SQLException {
        change("delete from audit_entry where sequence = 3");
        assertThat(terminal.run("audit", "verify", "--data-dir", data)).isEqualTo(3);
        assertThat(terminal.err()).hasLineCount(1).contains("cut");
    }

    @Test
    void aFolderInUseIsWrongInput() {
        try (DataFolder inUse = DataFolder.open(data)) {
            assertThat(terminal.run("audit", "verify", "--data-dir", inUse.path()))
                    .isEqualTo(2);
        }
        assertThat(terminal.err()).hasLineCount(1).contains("in use");
    }

    @Test
    void anotherFolderIsWrongInput() {
        assertThat(terminal.run("audit", "verify", "--data-dir", data.resolve("none")))
                .isEqualTo(2);
        assertThat(terminal.run("audit", "verify", "--data-dir", data.resolve("keys")))
                .isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("audit.pub");
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + data.toAbsolutePath().resolve("database").resolve("probatum")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "probatum",
                "");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private static Digest append(Connection connection, int n) throws SQLException {
        String at = "2026-01-02T03:04:05Z";
        String canonical = "{\"action\":\"USER_ADDED\",\"at\":\"" + at + "\",\"by\":{\"user\":\"first\"},\"sequence\":"
                + n + ",\"subject\":\"s\",\"trial\":\"\"}";
        Digest leaf = TreeHash.leaf(canonical);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit_entry values (?, 'USER_ADDED', 'first', ?, '', 's', ?, ?)")) {
            insert.setLong(1, n);
            insert.setObject(2, OffsetDateTime.parse(at));
            insert.setString(3, canonical);
            insert.setString(4, leaf.hex());
            insert.executeUpdate();
        }
        return leaf;
    }
}
