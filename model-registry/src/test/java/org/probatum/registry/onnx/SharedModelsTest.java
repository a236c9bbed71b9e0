package org.probatum.registry.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.probatum.registry.InspectionReport;

/** Inspects every package of the shared models, where they are present. */
class SharedModelsTest {

    private static final Path FOLDER = Path.of("../../shared/models");
    private static final Set<String> FOUND_OUT_BY_A_TRIAL = Set.of("bad_random_weights", "bad_shortcut_site");

    @TestFactory
    Stream<DynamicTest> everyPackageGetsTheVerdictThatItsAuthorsState() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "skipped: the shared models are not beside the project (" + FOLDER + ")");
        return Files.list(FOLDER)
                .filter(Files::isDirectory)
                .sorted()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> inspect(folder)));
    }

    private static void inspect(Path folder) {
        String name = folder.getFileName().toString();
        InspectionReport report = new ModelInspection().inspect(folder);
        boolean sound = !name.startsWith("bad_") || FOUND_OUT_BY_A_TRIAL.contains(name);
        assertThat(report.accepted()).as(report.reasons().toString()).isEqualTo(sound);
        if (sound) {
            assertThat(report.topologyAgrees()).as(report.topology().toString()).contains(true);
        }
    }
}
