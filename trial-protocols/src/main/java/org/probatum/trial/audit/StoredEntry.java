package org.probatum.trial.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry as it lies in a store, not yet believed: what a verifier reads.
 *
 * @param sequence the position it is stored under
 * @param canonical the stored canonical text
 * @param leafHash the stored leaf hash, whatever stands there
 * @param columns what the store keeps beside the text for searching; empty in an exported log
 */
public record StoredEntry(long sequence, String canonical, String leafHash, Optional<Columns> columns) {

    /** The columns that screens filter by. */
    public record Columns(String action, String user, Instant at, String trial, String subject) {}
}
