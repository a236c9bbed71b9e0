package org.probatum.trial.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which an installation keeps everything, opened by one process at a time.
 *
 * <p>Holds {@code objects/} (contents by digest), {@code keys/} and, with the embedded database, its file.
 */
public final class DataFolder implements AutoCloseable {

    /** The free space that a data folder needs to be opened: 256 MiB. */
    public static final long LEAST_FREE_BYTES = 256L << 20;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens a data folder, making it when it is not there, and locks it until {@link #close}.
     *
     * @throws StorageException if it is no folder, cannot be written, is nearly full, or another process has it open
     */
    public static DataFolder open(Path path) {
        return open(path, LEAST_FREE_BYTES);
    }

    static DataFolder open(Path path, long leastFreeBytes) {
        Path folder = path.toAbsolutePath().normalize();
        prepare(folder);
        requireSpace(folder, leastFreeBytes);
        return new DataFolder(folder, lock(folder));
    }

    private static void prepare(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new StorageException("The data folder " + folder + " is a file; name a folder with --data-dir");
        }
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "write-check", ".tmp"));
        } catch (IOException e) {
            throw new StorageException(
                    "The data folder " + folder + " cannot be written by this user; name another with --data-dir", e);
        }
    }

    private static void requireSpace(Path folder, long leastFreeBytes) {
        // asks the file system itself; Files.getFileStore looks for a mount point, which a container may not show
        long free = folder.toFile().getUsableSpace();
        if (free < leastFreeBytes) {
            throw new StorageException(String.format(
                    Locale.ROOT,
                    "The data folder %s has %d MiB of free space left and needs at least %d MiB",
                    folder,
                    free >> 20,
                    leastFreeBytes >> 20));
        }
    }

    private static FileChannel lock(Path folder) {
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve("probatum.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<FileLock> lock = tryLock(channel);
            if (lock.isEmpty()) {
                channel.close();
                throw new StorageException("The data folder " + folder
                        + " is in use by another Probatum process; stop that one or name another with --data-dir");
            }
            return channel;
        } catch (IOException e) {
            throw new StorageException("The data folder " + folder + " cannot be locked", e);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException e) {
            // This very process holds it, through another DataFolder.
            return Optional.empty();
        }
    }

    /** The folder itself, as an absolute path. */
    public Path path() {
        return path;
    }

    /** Where contents lie. */
    public Path objects() {
        return path.resolve("objects");
    }

    /** Where the keys of the installation lie. */
    public Path keys() {
        return path.resolve("keys");
    }

    /** Where the embedded database lies (without the endings that H2 adds). */
    public Path database() {
        return path.resolve("database").resolve("probatum");
    }

    /** Unlocks the folder. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageException("The data folder " + path + " cannot be unlocked", e);
        }
    }
}
