package org.probatum.trial.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.probatum.trial.audit.Digest;

/**
 * Contents by their SHA-256 digest, each a file {@code ab/cdef…} that is never changed.
 *
 * <p>A content is written beside its place, forced to disk and moved there in one step, so a crash or a full disk leaves
 * the whole content or none. Each read computes the digest again.
 */
public final class ContentStore {

    private final Path root;

    /** @param root the folder of the contents; made at first use */
    public ContentStore(Path root) {
        this.root = root;
    }

    /**
     * Stores bytes; does nothing when they are there.
     *
     * @return their digest
     * @throws StorageException if they cannot be written; nothing is left of them then
     */
    public Digest put(byte[] content) {
        Digest digest = Digest.of(content);
        if (!contains(digest)) {
            put(new ByteArrayInputStream(content));
        }
        return digest;
    }

    /**
     * Stores what a file holds.
     *
     * @throws StorageException if the file cannot be read or its content cannot be written
     */
    public Digest put(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return put(in);
        } catch (NoSuchFileException e) {
            throw new StorageException("There is no file " + file, e);
        } catch (IOException e) {
            throw new StorageException("The file " + file + " cannot be read", e);
        }
    }

    /**
     * Stores what a stream gives until its end; does not close it.
     *
     * @throws StorageException if the stream fails or its content cannot be written; nothing is left of it then
     */
    public Digest put(InputStream in) {
        try (PartialContent partial = PartialContent.create(root)) {
            Digest digest = partial.fill(in);
            partial.moveTo(place(digest));
            return digest;
        } catch (IOException e) {
            throw new StorageException(
                    "A content could not be stored under " + root + " (" + reason(e) + "); nothing of it was kept", e);
        }
    }

    /** Whether a content of this digest is stored. Its bytes are checked when they are read. */
    public boolean contains(Digest digest) {
        return Files.isRegularFile(place(digest));
    }

    /**
     * The bytes with this digest.
     *
     * @throws StorageException if there is no such content, or its bytes no longer have the digest
     */
    public byte[] get(Digest digest) {
        try {
            byte[] content = Files.readAllBytes(place(digest));
            if (!Digest.of(content).equals(digest)) {
                throw new StorageException("The stored content " + digest
                        + " was changed on disk: its bytes no longer have this digest; restore it from a backup");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new StorageException("The content " + digest + " is not stored here", e);
        } catch (IOException e) {
            throw new StorageException("The content " + digest + " cannot be read", e);
        }
    }

    /**
     * Deletes what a process that crashed while writing left behind. Only for the one process that has the data folder.
     *
     * @return how many partial files there were
     * @throws StorageException if the folder cannot be read or a file cannot be deleted
     */
    public int removeLeftovers() {
        if (Files.notExists(root)) {
            return 0;
        }
        try {
            return PartialContent.deleteAll(root);
        } catch (IOException e) {
            throw new StorageException("The partial files under " + root + " cannot be removed", e);
        }
    }

    /** Where a content lies or would lie. */
    Path place(Digest digest) {
        return root.resolve(digest.hex().substring(0, 2)).resolve(digest.hex().substring(2));
    }

    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left") ? "the disk is full" : message;
    }
}
