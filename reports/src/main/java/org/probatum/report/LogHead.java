package org.probatum.report;

import org.probatum.trial.audit.Digest;

/**
 * Where the audit log stood when the report was composed.
 *
 * @param origin the log's name
 * @param size how many entries it held
 * @param root the Merkle tree head over them (RFC 9162)
 */
public record LogHead(String origin, long size, Digest root) {

    public LogHead {
        if (origin.isBlank() || origin.contains("\n")) {
            throw new IllegalArgumentException("A log's origin is one line of text, was \"" + origin + "\"");
        }
        if (size < 0) {
            throw new IllegalArgumentException("A log has 0 or more entries, was " + size);
        }
    }

    /** What the QR code says: origin, size and root, a line each, as in a checkpoint. */
    public String qrText() {
        return origin + "\n" + size + "\n" + root.hex() + "\n";
    }

    /** For the foot of each page. */
    public String shortText() {
        return "Log head " + size + " \u00b7 " + root.hex().substring(0, 16);
    }
}
