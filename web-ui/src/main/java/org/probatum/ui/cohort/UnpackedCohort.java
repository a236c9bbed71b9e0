package org.probatum.ui.cohort;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.probatum.trial.acquisition.UnreadableInputException;

/** A zip with a cohort folder, unpacked beside the data; it goes when it is closed. */
public final class UnpackedCohort implements AutoCloseable {

    private static final int MOST_FILES = 200_000;
    private static final long MOST_BYTES = 20L << 30;

    private final Path folder;

    private UnpackedCohort(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks the zip.
     *
     * @throws UnreadableInputException if it is no zip, holds paths that lead out of it, or is too large
     */
    public static UnpackedCohort of(Path zip) {
        try {
            UnpackedCohort unpacked = new UnpackedCohort(Files.createTempDirectory("probatum-cohort-"));
            try {
                unpacked.fill(zip);
                return unpacked;
            } catch (RuntimeException | IOException failure) {
                unpacked.close();
                throw failure;
            }
        } catch (ZipException e) {
            throw new UnreadableInputException("The file is no zip or is damaged; pack the cohort folder again", e);
        } catch (IOException e) {
            throw new UnreadableInputException("The zip could not be unpacked: " + e.getMessage(), e);
        }
    }

    /**
     * The folder that holds participants.csv: the top of the zip or one below it.
     *
     * @throws UnreadableInputException if there is none
     */
    public Path root() {
        try (Stream<Path> files = Files.find(
                folder, 3, (path, about) -> path.getFileName().toString().equals("participants.csv"))) {
            return files.sorted(Comparator.comparingInt(Path::getNameCount))
                    .findFirst()
                    .flatMap(file -> Optional.ofNullable(file.getParent()))
                    .orElseThrow(() ->
                            new UnreadableInputException("The zip holds no participants.csv; a cohort folder has one"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(Path zip) throws IOException {
        long left = MOST_BYTES;
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > MOST_FILES) {
                throw new UnreadableInputException("The zip holds more than " + MOST_FILES + " files");
            }
            for (ZipEntry entry : file.stream().toList()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new UnreadableInputException(
                            "The zip holds the path " + entry.getName() + ", which leads out of it");
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.getParent());
                    left -= copy(file, entry, target, left);
                }
            }
        }
    }

    private static long copy(ZipFile file, ZipEntry entry, Path target, long most) throws IOException {
        long written = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = file.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                written += n;
                if (written > most) {
                    throw new UnreadableInputException(
                            "The zip holds more than " + (MOST_BYTES >> 30) + " GB; import it in parts");
                }
                out.write(buffer, 0, n);
            }
        }
        return written;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
