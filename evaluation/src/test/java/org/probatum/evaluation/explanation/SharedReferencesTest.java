package org.probatum.evaluation.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reference explanation of the shared packages, from 64-bit automatic differentiation in PyTorch.
 *
 * <p>Skipped where the shared folder is absent; system property {@code probatum.shared} names it when it is not beside the
 * project.
 */
class SharedReferencesTest {

    static Stream<Path> packages() throws IOException {
        Optional<Path> shared = sharedModels();
        return shared.isPresent() ? ReferenceComparison.packages(shared.get()).stream() : Stream.of(Path.of("absent"));
    }

    private static Optional<Path> sharedModels() {
        String named = System.getProperty("probatum.shared", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named, "models"));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve("models");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void reproducesEveryReference(Path modelFolder, @TempDir Path out) {
        Assumptions.assumeTrue(Files.isDirectory(modelFolder), "The shared models are not here; this test needs them");
        ReferenceComparison.Outcome outcome = ReferenceComparison.run(modelFolder, out);
        System.out.printf("%s (%d ms)%n", modelFolder.getFileName(), outcome.millis());
        outcome.byMethod()
                .forEach((method, d) -> System.out.printf(
                        "  %-22s files %2d  scaled %.1e  elementwise %.1e%n",
                        method, d.files(), d.scaled(), d.elementwise()));
        outcome.refused().forEach(r -> System.out.printf("  refused %s: %s%n", r.file(), r.reason()));
        assertThat(outcome.refused()).isEmpty();
        outcome.byMethod()
                .forEach((method, difference) -> assertThat(difference.scaled())
                        .as(method)
                        .isLessThan(method.equals("integrated_gradients") ? 1e-4 : 1e-5));
    }
}
