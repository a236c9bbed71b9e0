package org.probatum.trial.randomization;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.TrialId;

/**
 * The 32 secret bytes from which every allocation of a trial follows.
 *
 * <p>Everything derived from it is HMAC-SHA-256 (RFC 2104, FIPS 180-4) with the seed as key; texts are UTF-8, fields
 * are separated by one line feed (0x0A):
 * <pre>
 *   commitment          SHA-256("probatum randomization commitment 1" LF trial LF seed)
 *   word block c        HMAC(seed, "probatum randomization stream 1" LF label LF, then c as 8 bytes, big-endian), c = 0, 1, …
 *   arm commitment      HMAC(seed, "probatum arm commitment 1" LF number LF participant LF arm)
 * </pre>
 * <p>Each word block gives four 64-bit words, big-endian, in order. The seed hides the arm in its commitment until it
 * is revealed; then anybody can recompute it.
 */
public final class RandomizationSeed {

    /** Length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private RandomizationSeed(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A seed of these bytes; exactly 32. */
    public static RandomizationSeed of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A randomization seed has 32 bytes, was " + bytes.length);
        }
        return new RandomizationSeed(bytes.clone());
    }

    /** A seed written as 64 hexadecimal digits. */
    public static RandomizationSeed ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** A new seed that nobody can guess. */
    public static RandomizationSeed draw(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new RandomizationSeed(bytes);
    }

    /** The seed as 64 hexadecimal digits. Whoever reads it knows every allocation. */
    public String reveal() {
        return HexFormat.of().formatHex(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** What is published before the first allocation, and binds to the seed without telling it. */
    public Digest commitment(TrialId trial) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(utf8("probatum randomization commitment 1\n" + trial + "\n"));
        message.writeBytes(bytes);
        return Digest.of(message.toByteArray());
    }

    /** What is published at an allocation, and binds to its arm without telling it. */
    public Digest armCommitment(int number, ParticipantId participant, ArmId arm) {
        byte[] message = utf8("probatum arm commitment 1\n" + number + "\n" + participant + "\n" + arm);
        return new Digest(HexFormat.of().formatHex(mac().doFinal(message)));
    }

    /** The stream of random words of this label. Streams of different labels are independent. */
    public RandomGenerator stream(String label) {
        return new WordStream(mac(), utf8("probatum randomization stream 1\n" + label + "\n"));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RandomizationSeed seed && Arrays.equals(bytes, seed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Never tells the seed: a log line must not unblind. */
    @Override
    public String toString() {
        return "RandomizationSeed[hidden]";
    }
}
