package org.probatum.trial.audit;

import java.time.Instant;

/**
 * A signed statement of how the trail stood: whoever keeps it notices when the trail is later cut or rewritten.
 *
 * @param origin the name of the trail and of the key that signs
 * @param size the number of entries covered, not negative
 * @param root the root of the tree over them (RFC 9162)
 * @param at when it was made; kept beside the note, not signed
 * @param note the signed note: origin, size and root (base64), one a line, then the Ed25519 signature
 */
public record Checkpoint(String origin, long size, Digest root, Instant at, String note) {}
