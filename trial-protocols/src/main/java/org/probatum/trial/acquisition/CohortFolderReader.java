package org.probatum.trial.acquisition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;

/** Reads a {@link CohortFolder}. */
final class CohortFolderReader {

    private static final String HAS = "has_";

    /** The folder of a simulated cohort that holds the answers. It is no modality, whatever a header says. */
    private static final String TRUTH = "truth";

    private static final AcceptedValues FLAG = new AcceptedValues.OneOf(List.of("0", "1"));

    private final Path root;
    private final ReadLimits limits;

    CohortFolderReader(Path root, ReadLimits limits) {
        this.root = root;
        this.limits = limits;
    }

    CohortFolder read() {
        if (!Files.isDirectory(root)) {
            throw new UnreadableInputException(root + " is no folder; name the cohort folder with participants.csv");
        }
        DataDictionary dictionary = dictionary();
        CsvTable participants = participants(dictionary);
        List<ParticipantId> ids = ids(participants);
        List<Modality> modalities = modalities(participants);
        Map<Modality, CsvTable> tables = tables(modalities, dictionary);
        CohortFolder cohort = new CohortFolder(
                root,
                dictionary,
                participants,
                tables,
                files(ids, modalities, tables),
                modalities,
                vocabulary(),
                List.of());
        return withDiscrepancies(cohort);
    }

    private DataDictionary dictionary() {
        String name = "data_dictionary.csv";
        return DataDictionary.read(name, CohortInputs.bytes(root.resolve(name), limits), limits);
    }

    private CsvTable participants(DataDictionary dictionary) {
        String name = "participants.csv";
        byte[] bytes = CohortInputs.bytes(root.resolve(name), limits);
        Map<String, AcceptedValues> columns = new LinkedHashMap<>(dictionary.columnsOf(name));
        columns.put("site", new AcceptedValues.AnyText());
        columns.put("enrolment_date", new AcceptedValues.Day());
        CsvTable first =
                CsvTableReader.read(name, bytes, new TableExpectation(CohortFolder.ID_COLUMN, columns, true), limits);
        modalities(first).forEach(modality -> columns.put(HAS + modality, FLAG));
        return CsvTableReader.read(name, bytes, new TableExpectation(CohortFolder.ID_COLUMN, columns, false), limits);
    }

    private static List<ParticipantId> ids(CsvTable participants) {
        List<ParticipantId> ids = new ArrayList<>();
        for (CsvTable.Row row : participants.rows()) {
            try {
                ids.add(new ParticipantId(row.id()));
            } catch (IllegalArgumentException e) {
                throw new UnreadableInputException(
                        participants.name() + " line " + row.line() + ": " + e.getMessage(), e);
            }
        }
        return ids;
    }

    private static List<Modality> modalities(CsvTable participants) {
        if (participants.columns().contains(HAS + TRUTH)) {
            throw new UnreadableInputException(participants.name() + " has a column " + HAS + TRUTH + "; the folder "
                    + TRUTH + " is never read, so leave the column out");
        }
        return participants.columns().stream()
                .filter(column -> column.length() > HAS.length() && column.startsWith(HAS))
                .map(column -> new Modality(column.substring(HAS.length())))
                .toList();
    }

    private Map<Modality, CsvTable> tables(List<Modality> modalities, DataDictionary dictionary) {
        Map<Modality, CsvTable> tables = new HashMap<>();
        for (Modality modality : modalities) {
            String name = modality + ".csv";
            if (Files.exists(root.resolve(name))) {
                Map<String, AcceptedValues> columns = dictionary.columnsOf(name);
                TableExpectation expectation = new TableExpectation(CohortFolder.ID_COLUMN, columns, columns.isEmpty());
                byte[] bytes = CohortInputs.bytes(root.resolve(name), limits);
                tables.put(modality, CsvTableReader.read(name, bytes, expectation, limits));
            }
        }
        return tables;
    }

    private Map<ParticipantId, Map<Modality, List<Path>>> files(
            List<ParticipantId> ids, List<Modality> modalities, Map<Modality, CsvTable> tables) {
        Map<ParticipantId, Map<Modality, List<Path>>> files = new HashMap<>();
        for (ParticipantId id : ids) {
            Map<Modality, List<Path>> own = new HashMap<>();
            for (Modality modality : modalities) {
                if (!tables.containsKey(modality)) {
                    own.put(modality, list(root.resolve(modality.value()).resolve(id.value())));
                }
            }
            files.put(id, own);
        }
        return files;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UnreadableInputException("The folder " + folder + " cannot be read", e);
        }
    }

    private List<String> vocabulary() {
        Path file = root.resolve("vocabulary.txt");
        return Files.exists(file)
                ? new String(CohortInputs.bytes(file, limits), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
    }

    private static CohortFolder withDiscrepancies(CohortFolder c) {
        List<String> found = new ArrayList<>();
        List<ParticipantId> ids = c.participantIds();
        for (ParticipantId id : ids) {
            CsvTable.Row row = c.participant(id);
            for (Modality modality : c.modalities()) {
                boolean said = row.text(HAS + modality).orElse("0").equals("1");
                boolean there = c.isCollected(id, modality);
                if (said != there) {
                    found.add("participants.csv line " + row.line() + " says that " + modality + " of " + id + " was "
                            + (said ? "" : "not ") + "collected, but there is " + (there ? "data" : "none"));
                }
            }
        }
        c.tables()
                .forEach((modality, table) -> table.rows().stream()
                        .filter(row -> c.participants().row(row.id()).isEmpty())
                        .forEach(row -> found.add(table.name() + " line " + row.line() + " is of " + row.id()
                                + ", who is not in participants.csv")));
        return new CohortFolder(
                c.root(),
                c.dictionary(),
                c.participants(),
                c.tables(),
                c.files(),
                c.modalities(),
                c.vocabulary(),
                found);
    }
}
