package org.probatum.trial.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.probatum.trial.audit.Digest;

/** A content that is being written. Closing it deletes what was not moved to its place. */
final class PartialContent implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final String PREFIX = "partial";
    private static final String SUFFIX = ".tmp";

    private final Path file;

    private PartialContent(Path file) {
        this.file = file;
    }

    static PartialContent create(Path root) throws IOException {
        Files.createDirectories(root);
        return new PartialContent(Files.createTempFile(root, PREFIX, SUFFIX));
    }

    static int deleteAll(Path root) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> left = Files.newDirectoryStream(root, PREFIX + "*" + SUFFIX)) {
            for (Path file : left) {
                Files.delete(file);
                count++;
            }
        }
        return count;
    }

    Digest fill(InputStream in) throws IOException {
        MessageDigest sha256 = sha256();
        byte[] buffer = new byte[BUFFER];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, n);
                while (chunk.hasRemaining()) {
                    out.write(chunk);
                }
            }
            out.force(true);
        }
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    /** Replaces whatever lies there: it has the same digest, or was damaged. */
    void moveTo(Path place) throws IOException {
        Files.createDirectories(place.getParent());
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
