package org.probatum.trial.audit;

import java.time.Instant;

/**
 * One recorded entry.
 *
 * @param sequence position in the trail, from 0 without gaps
 * @param canonical the entry's canonical JSON (RFC 8785), exactly what was hashed
 * @param leafHash SHA-256 of {@code 0x00} and the canonical bytes (RFC 9162)
 */
public record AuditEntry(
        long sequence,
        AuditAction action,
        String user,
        Instant at,
        String trial,
        String subject,
        String canonical,
        Digest leafHash) {}
