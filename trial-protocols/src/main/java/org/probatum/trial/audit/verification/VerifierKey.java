package org.probatum.trial.audit.verification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A public key that opens signed notes.
 *
 * <p>Source: C2SP signed-note; the text form {@code name+hash+base64(0x01 ‖ key)} is that of
 * golang.org/x/mod/sumdb/note.
 */
public final class VerifierKey {

    private static final HexFormat HEX = HexFormat.of();

    /** What precedes the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
    private static final String X509_PREFIX = "302a300506032b6570032100";

    private final String name;
    private final String hash;
    private final PublicKey key;

    private VerifierKey(String name, String hash, PublicKey key) {
        this.name = name;
        this.hash = hash;
        this.key = key;
    }

    /**
     * Reads a verifier key.
     *
     * @throws IllegalArgumentException if the text has another form or its hash does not fit
     */
    public static VerifierKey parse(String text) {
        List<String> parts = Arrays.asList(text.strip().split("\\+", 3));
        if (parts.size() != 3) {
            throw new IllegalArgumentException("A verifier key has the form name+hash+base64, was \"" + text + "\"");
        }
        byte[] typed = Base64.getDecoder().decode(parts.get(2));
        if (typed.length != 33 || typed[0] != 1) {
            throw new IllegalArgumentException("A verifier key holds 32 bytes of Ed25519, was \"" + text + "\"");
        }
        if (!hash(parts.get(0), typed).equals(parts.get(1))) {
            throw new IllegalArgumentException("The verifier key does not have the hash it states: \"" + text + "\"");
        }
        String encoded = X509_PREFIX + HEX.formatHex(typed, 1, typed.length);
        try {
            PublicKey key =
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(HEX.parseHex(encoded)));
            return new VerifierKey(parts.get(0), parts.get(1), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The verifier key is no point of Ed25519: \"" + text + "\"", e);
        }
    }

    /** The name of the key. */
    public String name() {
        return name;
    }

    /** The text of a note that carries a valid signature of this key; empty when it does not. */
    public Optional<String> open(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0) {
            return Optional.empty();
        }
        String text = note.substring(0, end + 1);
        boolean signed = note.substring(end + 2).lines().anyMatch(line -> signs(line, text));
        return signed ? Optional.of(text) : Optional.empty();
    }

    private boolean signs(String line, String text) {
        String prefix = "\u2014 " + name + " ";
        if (!line.startsWith(prefix)) {
            return false;
        }
        try {
            byte[] signed = Base64.getDecoder().decode(line.substring(prefix.length()));
            if (signed.length != 68 || !HEX.formatHex(signed, 0, 4).equals(hash)) {
                return false;
            }
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signed, 4, 64);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // No base64, or no encoding of a signature: then nothing was signed.
            return false;
        }
    }

    private static String hash(String name, byte[] typedKey) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return HEX.formatHex(sha256.digest(typedKey), 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
