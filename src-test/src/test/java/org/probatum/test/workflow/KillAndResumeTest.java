package org.probatum.test.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.report.capsule.CapsuleVerification;
import org.probatum.report.capsule.CapsuleVerifier;
import org.probatum.ui.Probatum;
import org.probatum.ui.workbench.Workbench;

/**
 * {@code probatum trial run} killed twice without warning, and given again until it ends.
 *
 * <p>The child process runs the main class on the class path of this test, which is the code that was just compiled.
 */
class KillAndResumeTest {

    private static final long SEED = 20260302;

    @TempDir
    private static Path temporary;

    @Test
    void aTrialKilledTwiceEndsCompleteWithNothingLostOrCountedTwice() throws Exception {
        ReducedTrial trial = ReducedTrial.in(temporary.resolve("trial"), 12);
        Random random = new Random(SEED);

        killIn(trial, 3 + random.nextInt(2), random.nextInt(400));
        killIn(trial, 5 + random.nextInt(2), random.nextInt(1200));
        Process last = start(trial);
        String output = new String(last.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(last.waitFor()).as(output).isZero();
        Path out = temporary.resolve("out");
        assertThat(CapsuleVerifier.verify(out.resolve("capsule.zip"))).isInstanceOf(CapsuleVerification.Intact.class);
        assertThat(out.resolve("report.pdf")).isNotEmptyFile();
        assertThat(out.resolve("report.xlsx")).isNotEmptyFile();
        try (Workbench workbench = Workbench.start(out.resolve("data"), 0)) {
            new StoredTrial(workbench).requireComplete(trial.participants());
        }
        try (Stream<Path> objects = Files.walk(out.resolve("data"))) {
            assertThat(objects.filter(file -> file.getFileName().toString().startsWith("partial")))
                    .as("files that a killed process left half written")
                    .isEmpty();
        }
    }

    /** Starts the command, waits for a step to begin and some time more, and kills the process. */
    private static void killIn(ReducedTrial trial, int step, int millis) throws IOException, InterruptedException {
        Process process = start(trial);
        StringBuilder heard = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.contains("[ " + step + "/10]")) {
                heard.append(line).append('\n');
                line = lines.readLine();
            }
            if (line == null) {
                throw new AssertionError(
                        "Ended with " + process.waitFor() + " before step " + step + ", after\n" + heard);
            }
            TimeUnit.MILLISECONDS.sleep(millis);
            assertThat(process.isAlive()).as("the process before it is killed").isTrue();
            process.destroyForcibly();
            assertThat(process.waitFor()).isNotZero();
        }
    }

    private static Process start(ReducedTrial trial) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                java.toString(),
                "-Xmx1500m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                Probatum.class.getName(),
                "trial",
                "run",
                trial.definition().toString(),
                "--cohort",
                trial.cohort().toString(),
                "--models",
                trial.models().toString(),
                "--out",
                temporary.resolve("out").toString()));
        // by the environment: ONNX Runtime does not survive a command line as long as this class path
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.redirectErrorStream(true).start();
    }
}
