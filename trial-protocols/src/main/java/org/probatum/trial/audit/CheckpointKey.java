package org.probatum.trial.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The Ed25519 key that signs checkpoints, in the text forms of signed notes.
 *
 * <pre>
 *   private  PRIVATE+KEY+name+hash+base64(0x01 ‖ seed)
 *   public   name+hash+base64(0x01 ‖ public key)
 *   hash     first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)
 *   note     text, an empty line, "— name base64(hash ‖ signature of text)"
 * </pre>
 *
 * <p>Source: C2SP signed-note; golang.org/x/mod/sumdb/note defines the forms of the keys.
 */
public final class CheckpointKey {

    private static final String PRIVATE = "PRIVATE+KEY+";
    private static final byte ED25519 = 1;
    private static final int KEY_LENGTH = 32;
    private static final int HASH_LENGTH = 4;

    private final String name;
    private final byte[] seed;
    private final byte[] publicKey;

    private CheckpointKey(String name, byte[] seed, byte[] publicKey) {
        this.name = name;
        this.seed = seed;
        this.publicKey = publicKey;
    }

    /** A new key whose name holds a part of its own hash, so that no two installations share one. */
    public static CheckpointKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] publicKey = Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length);
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return new CheckpointKey("probatum-audit-" + Digest.of(publicKey).abbreviated(), seed, publicKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
        }
    }

    /**
     * Reads the two texts of a key.
     *
     * @throws IllegalArgumentException if one has another form, or they do not belong together
     */
    public static CheckpointKey parse(String privateText, String publicText) {
        if (!privateText.startsWith(PRIVATE)) {
            throw new IllegalArgumentException("A private audit key begins with " + PRIVATE);
        }
        String[] secret = privateText.substring(PRIVATE.length()).split("\\+", 3);
        String[] open = publicText.split("\\+", 3);
        if (secret.length != 3 || open.length != 3 || !secret[0].equals(open[0]) || !secret[1].equals(open[1])) {
            throw new IllegalArgumentException("The two files of the audit key do not belong together");
        }
        CheckpointKey key = new CheckpointKey(open[0], keyBytes(secret[2]), keyBytes(open[2]));
        if (!key.hash().equals(open[1])) {
            throw new IllegalArgumentException(
                    "The public audit key was changed: its hash is " + key.hash() + ", not " + open[1]);
        }
        return key;
    }

    /** The name of the key, which is the origin of its checkpoints. */
    public String name() {
        return name;
    }

    /** The public key as a verifier key. */
    public String publicText() {
        return name + "+" + hash() + "+" + keyText(publicKey);
    }

    /** The private key; keep it where only its owner reads. */
    String privateText() {
        return PRIVATE + name + "+" + hash() + "+" + keyText(seed);
    }

    /**
     * Signs a text.
     *
     * @param text lines that each end in a line feed
     * @return the signed note
     */
    public String sign(String text) {
        byte[] signature = signature(text.getBytes(StandardCharsets.UTF_8));
        byte[] signed = Arrays.copyOf(keyHash(), HASH_LENGTH + signature.length);
        System.arraycopy(signature, 0, signed, HASH_LENGTH, signature.length);
        return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(signed) + "\n";
    }

    private byte[] signature(byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The audit key cannot sign", e);
        }
    }

    private String hash() {
        return HexFormat.of().formatHex(keyHash());
    }

    private byte[] keyHash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            sha256.update(ED25519);
            return Arrays.copyOf(sha256.digest(publicKey), HASH_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] keyBytes(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_LENGTH + 1 || bytes[0] != ED25519) {
            throw new IllegalArgumentException("An audit key holds 32 bytes of Ed25519");
        }
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    private static String keyText(byte[] key) {
        byte[] bytes = new byte[KEY_LENGTH + 1];
        bytes[0] = ED25519;
        System.arraycopy(key, 0, bytes, 1, KEY_LENGTH);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
