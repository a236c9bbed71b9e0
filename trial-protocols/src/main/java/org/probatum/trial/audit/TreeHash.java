package org.probatum.trial.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash definition of the audit tree: all that writer and verifier share.
 *
 * <pre>
 *   leaf(entry)       = SHA-256(0x00 ‖ canonical bytes of the entry)
 *   node(left, right) = SHA-256(0x01 ‖ left ‖ right)
 *   root of no entry  = SHA-256()
 * </pre>
 *
 * <p>Source: RFC 9162, section 2.1.1.
 */
public final class TreeHash {

    /** The root of a tree without an entry. */
    public static final Digest EMPTY = Digest.of(new byte[0]);

    private static final HexFormat HEX = HexFormat.of();

    private TreeHash() {}

    /** The hash of an entry with this canonical text. */
    public static Digest leaf(String canonical) {
        return leaf(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of an entry with these bytes. */
    public static Digest leaf(byte[] entry) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 0);
        return new Digest(HEX.formatHex(sha256.digest(entry)));
    }

    /** The hash of an inner node above these two. */
    public static Digest node(Digest left, Digest right) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 1);
        sha256.update(HEX.parseHex(left.hex()));
        return new Digest(HEX.formatHex(sha256.digest(HEX.parseHex(right.hex()))));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
