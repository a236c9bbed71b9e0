package org.probatum.test.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.probatum.test.browser.DemoFiles;

/**
 * The demonstration trial with fewer participants, in a folder of its own.
 *
 * @param folder holds {@code trial.json}, the outcome files and {@code cohort}
 * @param participants their identifiers
 */
record ReducedTrial(Path folder, List<String> participants) {

    ReducedTrial {
        participants = List.copyOf(participants);
    }

    /** Complete participants and, from the 38th on, as many of whom something is missing. */
    static ReducedTrial in(Path folder, int count) {
        List<String> all = lines(DemoFiles.of("cohort/participants.csv"))
                .skip(1)
                .map(ReducedTrial::id)
                .toList();
        List<String> chosen = Stream.concat(
                        all.stream().limit(count / 2), all.stream().skip(37).limit(count - count / 2))
                .toList();
        ReducedTrial trial = new ReducedTrial(folder, chosen);
        trial.fill();
        return trial;
    }

    Path definition() {
        return folder.resolve("trial.json");
    }

    Path cohort() {
        return folder.resolve("cohort");
    }

    Path models() {
        return DemoFiles.of("models");
    }

    private void fill() {
        try {
            Files.createDirectories(cohort());
            Files.copy(DemoFiles.of("trial.json"), definition());
            for (String table : List.of("potential_outcomes.csv", "potential_adverse_events.csv")) {
                filter(DemoFiles.of(table), folder.resolve(table));
            }
            for (String table : List.of("participants.csv", "molecular.csv", "laboratory.csv", "notes.csv")) {
                filter(DemoFiles.of("cohort/" + table), cohort().resolve(table));
            }
            for (String file : List.of("data_dictionary.csv", "vocabulary.txt")) {
                Files.copy(DemoFiles.of("cohort/" + file), cohort().resolve(file));
            }
            for (String modality : List.of("histology", "radiology")) {
                for (String participant : participants) {
                    copyFolder(DemoFiles.of("cohort/" + modality + "/" + participant), modality, participant);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void filter(Path from, Path to) throws IOException {
        Set<String> wanted = Set.copyOf(participants);
        String header = lines(from).findFirst().orElseThrow();
        String rows = lines(from)
                .skip(1)
                .filter(line -> wanted.contains(id(line)))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        Files.writeString(to, header + "\n" + rows);
    }

    private void copyFolder(Path from, String modality, String participant) throws IOException {
        if (Files.isDirectory(from)) {
            Path to = Files.createDirectories(cohort().resolve(modality).resolve(participant));
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.sorted().toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }

    /** The cells of a row of {@code potential_outcomes.csv}, in the order of its columns. */
    List<String> potentialOutcome(String participant) {
        return lines(folder.resolve("potential_outcomes.csv"))
                .filter(line -> id(line).equals(participant))
                .map(line -> List.of(line.split(",", -1)))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(String line) {
        return line.substring(0, line.indexOf(','));
    }
}
