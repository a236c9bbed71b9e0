package org.probatum.trial.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Keeps the checkpoint key in a folder: {@code audit.key}, which only its owner may read, and {@code audit.pub}. */
public final class CheckpointKeyFiles {

    private CheckpointKeyFiles() {}

    /**
     * Opens the key in a folder; makes folder and key at first use.
     *
     * @throws IllegalStateException if one half of the key is absent
     * @throws IllegalArgumentException if the halves do not belong together
     * @throws UncheckedIOException if a file cannot be read or written
     */
    public static CheckpointKey openOrCreate(Path folder, SecureRandom random) {
        Path privateFile = folder.resolve("audit.key");
        Path publicFile = folder.resolve("audit.pub");
        try {
            if (Files.exists(privateFile) != Files.exists(publicFile)) {
                throw new IllegalStateException("The audit key in " + folder
                        + " lacks one of audit.key and audit.pub; restore both from the same backup");
            }
            if (Files.notExists(privateFile)) {
                Files.createDirectories(folder);
                CheckpointKey key = CheckpointKey.generate(random);
                writeForOwner(privateFile, key.privateText() + "\n");
                Files.writeString(publicFile, key.publicText() + "\n", StandardOpenOption.CREATE_NEW);
            }
            return CheckpointKey.parse(
                    Files.readString(privateFile).strip(),
                    Files.readString(publicFile).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write the audit key in " + folder, e);
        }
    }

    private static void writeForOwner(Path file, String text) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
