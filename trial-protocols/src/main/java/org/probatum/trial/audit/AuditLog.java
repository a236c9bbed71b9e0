package org.probatum.trial.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the trail and makes checkpoints of it.
 *
 * <p>Outside a transaction it sees what is committed; inside one also what that transaction appended.
 */
public interface AuditLog {

    /** The number of entries. */
    long size();

    /** The number of entries that a filter lets through. */
    long count(AuditFilter filter);

    /**
     * One page of entries, newest first.
     *
     * @param offset how many of the newest to skip, not negative
     * @param limit the most entries to return, at least 1
     */
    List<AuditEntry> page(AuditFilter filter, long offset, int limit);

    /** The entry at a position, from 0. */
    Optional<AuditEntry> entry(long sequence);

    /** All entries from the first to the last there is now, fetched as the stream is read. */
    Stream<AuditEntry> entries();

    /** The entries of a filter from the oldest to the newest there is now, fetched as the stream is read. */
    Stream<AuditEntry> entries(AuditFilter filter);

    /** The canonical text of every entry, first to last: what an export writes, one a line. */
    default Stream<String> lines() {
        return entries().map(AuditEntry::canonical);
    }

    /** All entries exactly as they are stored, for a verifier, which must not trust them. */
    Stream<StoredEntry> storedEntries();

    /** The notes of all checkpoints exactly as they are stored, smallest first, for a verifier. */
    List<String> storedNotes();

    /** All checkpoints, smallest first. */
    List<Checkpoint> checkpoints();

    /** The checkpoint that covers most entries. */
    Optional<Checkpoint> latestCheckpoint();

    /** Signs the trail as it stands; returns the one there is when nothing was appended since. */
    Checkpoint checkpoint();

    /** The public key that checks the checkpoints' signatures, as a verifier key {@code name+hash+base64}. */
    String publicKey();

    /**
     * The hashes that lead from an entry to the root of the first {@code size} entries.
     *
     * @throws IllegalArgumentException if the entry is not among them or there are not that many
     */
    List<Digest> inclusionProof(long sequence, long size);

    /**
     * The hashes that show that the trail of {@code from} entries is the beginning of that of {@code to} entries.
     *
     * @throws IllegalArgumentException unless 1 ≤ from ≤ to ≤ size
     */
    List<Digest> consistencyProof(long from, long to);
}
