package org.probatum.test.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Seconds of the same tasks in R, by name; empty when there is no R. */
final class RSeconds {

    private RSeconds() {}

    static Map<String, Double> measure() throws IOException, InterruptedException {
        Path script = Files.createTempFile("benchmark", ".R");
        try (InputStream source = RSeconds.class.getResourceAsStream("/benchmark/statistics.R")) {
            if (source == null) {
                throw new IOException("The resource /benchmark/statistics.R is missing");
            }
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
            return run(script);
        } finally {
            Files.delete(script);
        }
    }

    private static Map<String, Double> run(Path script) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("Rscript", script.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            System.out.println("R is not measured: " + e.getMessage());
            return Map.of();
        }
        Map<String, Double> seconds = new LinkedHashMap<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ");
                if (parts.length == 2) {
                    seconds.put(parts[0], Double.parseDouble(parts[1]));
                }
            }
        }
        if (process.waitFor() != 0) {
            System.out.println("R stopped early; what it measured is used");
        }
        return seconds;
    }
}
