package org.probatum.test.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Runs an R program that lies among the test resources, where there is an R. */
final class RScript {

    private RScript() {}

    /**
     * The lines that it prints, each cut at its blanks; none when there is no R.
     *
     * @param name of the resource below {@code /benchmark/}
     * @throws IOException if the program is not there or stops early
     */
    static List<String[]> run(String name, String... arguments) throws IOException, InterruptedException {
        Path script = Files.createTempFile("benchmark", ".R");
        try (InputStream source = RScript.class.getResourceAsStream("/benchmark/" + name)) {
            if (source == null) {
                throw new IOException("The resource /benchmark/" + name + " is missing");
            }
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
            return lines(script, List.of(arguments));
        } finally {
            Files.delete(script);
        }
    }

    private static List<String[]> lines(Path script, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("Rscript", script.toString()));
        command.addAll(arguments);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            System.out.println("R is not measured: " + e.getMessage());
            return List.of();
        }
        List<String[]> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(line -> lines.add(line.strip().split("\\s+")));
        }
        if (process.waitFor() != 0) {
            throw new IOException("R stopped early, with " + process.exitValue());
        }
        return lines;
    }
}
