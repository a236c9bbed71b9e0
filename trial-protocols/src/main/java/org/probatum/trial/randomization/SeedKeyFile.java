package org.probatum.trial.randomization;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Protects seeds by AES-256-GCM with a key that lies in a file of its own, readable by its owner only.
 *
 * <p>Database and key have to be taken together to know a seed. A copy of the key belongs to a safe: without it the
 * trial can neither go on nor be unblinded.
 */
public final class SeedKeyFile implements SeedProtection {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final SecretKeySpec key;
    private final SecureRandom random;

    private SeedKeyFile(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /**
     * The protection with the key in this file, which is created when absent.
     *
     * @throws SeedProtectionException if the file cannot be read or created, or is no key
     */
    public static SeedKeyFile in(Path file, SecureRandom random) {
        try {
            byte[] key = Files.exists(file) ? Files.readAllBytes(file) : create(file, random);
            if (key.length != KEY) {
                throw new IOException("a key has " + KEY + " bytes, was " + key.length);
            }
            return new SeedKeyFile(key, random);
        } catch (IOException e) {
            throw new SeedProtectionException(
                    "The key of the randomization seeds cannot be used: " + file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] create(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, ownerOnly);
        } catch (FileAlreadyExistsException e) {
            // another process was faster; its key counts
            return Files.readAllBytes(file);
        }
        Files.write(file, key, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        return key;
    }

    @Override
    public String protect(RandomizationSeed seed) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, seed.bytes());
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return HexFormat.of().formatHex(all);
    }

    @Override
    public RandomizationSeed open(String protectedSeed) {
        byte[] all = HexFormat.of().parseHex(protectedSeed);
        byte[] nonce = Arrays.copyOf(all, NONCE);
        return RandomizationSeed.of(run(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(all, NONCE, all.length)));
    }

    private byte[] run(int mode, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new SeedProtectionException(
                    "The randomization seed cannot be opened: it was protected with another key, or was altered", e);
        }
    }
}
