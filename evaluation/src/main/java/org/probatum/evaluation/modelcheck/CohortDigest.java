package org.probatum.evaluation.modelcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.audit.Digest;

/**
 * The digest of a cohort folder: of the lines {@code SHA-256, two spaces, path}, sorted by path, as {@code sha256sum} prints
 * them. {@code truth/} is left out, for nothing reads it.
 */
final class CohortDigest {

    private static final String TRUTH = "truth";

    private CohortDigest() {}

    static Digest of(CohortFolder cohort) {
        Path root = cohort.root();
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file -> !root.relativize(file).startsWith(TRUTH))
                    .sorted(Comparator.comparing(file -> name(root, file)))
                    .toList();
            StringBuilder lines = new StringBuilder();
            files.parallelStream()
                    .map(file -> digest(file).hex() + "  " + name(root, file) + "\n")
                    .forEachOrdered(lines::append);
            return Digest.ofText(lines.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The cohort folder " + root + " cannot be read", e);
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static Digest digest(Path file) {
        try {
            return Digest.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " of the cohort cannot be read", e);
        }
    }
}
