package org.probatum.trial.audit.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Checkpoint;
import org.probatum.trial.audit.CheckpointKey;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Frontier;
import org.probatum.trial.audit.MerkleTree;
import org.probatum.trial.audit.StoredEntry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the tables {@code audit_entry} and {@code audit_checkpoint}. */
@Service
class DatabaseAuditLog implements AuditLog {

    private final JdbcTemplate jdbc;
    private final HeadRow head;
    private final EntryRows entries;
    private final CheckpointKey key;
    private final Clock clock;

    DatabaseAuditLog(JdbcTemplate jdbc, CheckpointKey key, Clock clock) {
        this.jdbc = jdbc;
        this.head = new HeadRow(jdbc);
        this.entries = new EntryRows(jdbc);
        this.key = key;
        this.clock = clock;
    }

    @Override
    public long size() {
        return head.read().size();
    }

    @Override
    public long count(AuditFilter filter) {
        return entries.count(filter);
    }

    @Override
    public List<AuditEntry> page(AuditFilter filter, long offset, int limit) {
        return entries.newestFirst(filter, offset, limit);
    }

    @Override
    public Optional<AuditEntry> entry(long sequence) {
        return entries.at(sequence);
    }

    @Override
    public Stream<AuditEntry> entries() {
        return entries(AuditFilter.ALL);
    }

    @Override
    public Stream<AuditEntry> entries(AuditFilter filter) {
        return entries.oldestFirst(filter);
    }

    @Override
    public Stream<StoredEntry> storedEntries() {
        return entries.stored();
    }

    @Override
    public List<String> storedNotes() {
        return jdbc.queryForList("select note from audit_checkpoint order by size", String.class);
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return CheckpointRows.all(jdbc);
    }

    @Override
    public Optional<Checkpoint> latestCheckpoint() {
        return CheckpointRows.latest(jdbc);
    }

    @Override
    @Transactional
    public Checkpoint checkpoint() {
        Frontier now = head.lock();
        return latestCheckpoint().filter(latest -> latest.size() == now.size()).orElseGet(() -> sign(now));
    }

    private Checkpoint sign(Frontier now) {
        Digest root = now.root();
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(root.hex()));
        String note = key.sign(key.name() + "\n" + now.size() + "\n" + base64 + "\n");
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.update(
                "insert into audit_checkpoint (size, at, note) values (?, ?, ?)",
                now.size(),
                at.atOffset(ZoneOffset.UTC),
                note);
        return new Checkpoint(key.name(), now.size(), root, at, note);
    }

    @Override
    public String publicKey() {
        return key.publicText();
    }

    @Override
    public List<Digest> inclusionProof(long sequence, long size) {
        return tree(size).inclusionProof(Math.toIntExact(sequence));
    }

    @Override
    public List<Digest> consistencyProof(long from, long to) {
        return tree(to).consistencyProof(Math.toIntExact(from));
    }

    private MerkleTree tree(long size) {
        List<Digest> leaves = jdbc.query(
                "select leaf_hash from audit_entry where sequence < ? order by sequence",
                (row, i) -> new Digest(row.getString(1)),
                size);
        if (leaves.size() != size) {
            throw new IllegalArgumentException("The audit trail has " + leaves.size() + " entries, not " + size);
        }
        return new MerkleTree(leaves);
    }
}
