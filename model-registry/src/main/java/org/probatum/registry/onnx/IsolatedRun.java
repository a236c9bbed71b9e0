package org.probatum.registry.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.probatum.registry.Finding;
import org.probatum.registry.Finding.Severity;
import org.probatum.registry.ModelPackage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the checks of {@link RunChecks} in a process of its own, for a model whose memory or rounds could not be bounded
 * beforehand.
 *
 * <p>The process has a small heap and, where there is a POSIX shell, a limit of address space; it is killed when its time is
 * over. Whatever happens to it, this process goes on and says what happened.
 */
final class IsolatedRun {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long ADDRESS_SPACE_KIB = 4L << 20;

    private IsolatedRun() {}

    static RunChecks.Outcome check(ModelPackage modelPackage, Duration runLimit) {
        Duration limit = runLimit.plusSeconds(10);
        try {
            Path folder = Files.createTempDirectory("probatum-inspection");
            try {
                Path zip = Files.write(folder.resolve("package.zip"), modelPackage.toZip());
                Path answer = folder.resolve("answer.json");
                ProcessBuilder builder = new ProcessBuilder(command(zip, answer, runLimit))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
                // Not as an argument: ONNX Runtime 1.29 crashes in a process whose command line is several kilobytes
                // long.
                builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
                return outcome(builder.start(), limit, answer);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            return refusal("The model could not be run in a process of its own: " + e.getMessage());
        }
    }

    private static RunChecks.Outcome outcome(Process process, Duration limit, Path answer) throws IOException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return refusal("The model was still running after " + limit.toSeconds() + " s and was ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refusal("The inspection was interrupted");
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0 || !Files.exists(answer)) {
            return refusal("Running the model ended its process (exit code " + process.exitValue()
                    + "); it probably asked for more memory than it was given");
        }
        try {
            return JSON.readValue(Files.readString(answer), RunChecks.Outcome.class);
        } catch (JacksonException e) {
            return refusal("The process that ran the model gave no readable answer: " + e.getOriginalMessage());
        }
    }

    private static RunChecks.Outcome refusal(String what) {
        return new RunChecks.Outcome(
                List.of(new Finding(Severity.UNSAFE, "RUN_GUARD", what + ". The model is refused")), List.of());
    }

    private static List<String> command(Path zip, Path answer, Duration runLimit) {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:ReservedCodeCacheSize=48m",
                "--enable-native-access=ALL-UNNAMED"));
        java.addAll(
                isBootJar(System.getProperty("java.class.path"))
                        ? List.of(
                                "-Dloader.main=" + InspectionWorker.class.getName(),
                                "org.springframework.boot.loader.launch.PropertiesLauncher")
                        : List.of(InspectionWorker.class.getName()));
        java.addAll(List.of(zip.toString(), answer.toString(), Long.toString(runLimit.toMillis())));
        if (!Files.isExecutable(Path.of("/bin/sh"))) {
            return java;
        }
        List<String> limited = new ArrayList<>(
                List.of("/bin/sh", "-c", "ulimit -v " + ADDRESS_SPACE_KIB + " 2>/dev/null; exec \"$@\"", "inspect"));
        limited.addAll(java);
        return limited;
    }

    /** Spring Boot's executable jar keeps classes inside itself, where only its launcher finds them. */
    private static boolean isBootJar(String classPath) {
        return classPath.endsWith(".jar")
                && !classPath.contains(java.io.File.pathSeparator)
                && String.valueOf(IsolatedRun.class.getResource("IsolatedRun.class"))
                        .contains("BOOT-INF");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Writes an outcome for the process that waits for it. */
    static void answer(Path file, RunChecks.Outcome outcome) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(outcome), StandardCharsets.UTF_8);
    }
}
