package org.probatum.trial.acquisition;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;

/**
 * What a site hands over: one folder with tables and files per participant.
 *
 * @param root the folder
 * @param dictionary what the columns mean
 * @param participants one row per participant
 * @param tables the modalities that are tables
 * @param files the files of the other modalities, by participant and modality, sorted by name
 * @param modalities all modalities, in the order of the {@code has_…} columns
 * @param vocabulary line k is the word of token k of the notes; empty when there is none
 * @param discrepancies where a {@code has_…} column says other than what is there, one sentence each
 */
public record CohortFolder(
        Path root,
        DataDictionary dictionary,
        CsvTable participants,
        Map<Modality, CsvTable> tables,
        Map<ParticipantId, Map<Modality, List<Path>>> files,
        List<Modality> modalities,
        List<String> vocabulary,
        List<String> discrepancies) {

    /** The column that names the participant in every table. */
    public static final String ID_COLUMN = "participant_id";

    public CohortFolder {
        tables = Map.copyOf(tables);
        files = Map.copyOf(files);
        modalities = List.copyOf(modalities);
        vocabulary = List.copyOf(vocabulary);
        discrepancies = List.copyOf(discrepancies);
    }

    /**
     * Reads {@code participants.csv}, {@code data_dictionary.csv}, {@code vocabulary.txt}, and for each {@code has_…}
     * column the table {@code ….csv} or the folder {@code …/<participant>/}. It opens nothing else, so never
     * {@code truth/}.
     *
     * @throws UnreadableInputException if a table is absent or damaged, with file, line and column
     */
    public static CohortFolder read(Path root, ReadLimits limits) {
        return new CohortFolderReader(root, limits).read();
    }

    /** The participants in the order of {@code participants.csv}. */
    public List<ParticipantId> participantIds() {
        return participants.rows().stream()
                .map(row -> new ParticipantId(row.id()))
                .toList();
    }

    /**
     * The row of a participant in {@code participants.csv}.
     *
     * @throws IllegalArgumentException if there is no such participant
     */
    public CsvTable.Row participant(ParticipantId id) {
        return participants
                .row(id.value())
                .orElseThrow(() -> new IllegalArgumentException("The cohort has no participant " + id));
    }

    /** The row of a participant in the table of a modality; empty when it was not collected or is no table. */
    public Optional<CsvTable.Row> row(ParticipantId id, Modality modality) {
        return Optional.ofNullable(tables.get(modality)).flatMap(table -> table.row(id.value()));
    }

    /** The files of a participant in a modality, sorted by name; none when it was not collected or is a table. */
    public List<Path> files(ParticipantId id, Modality modality) {
        return files.getOrDefault(id, Map.of()).getOrDefault(modality, List.of());
    }

    /** Whether there is anything of a modality of a participant. */
    public boolean isCollected(ParticipantId id, Modality modality) {
        return row(id, modality).isPresent() || !files(id, modality).isEmpty();
    }

    /**
     * What to hand to {@link AcquisitionService} for a participant and modality: the bytes by name, in the order of the
     * names. A table gives its header and the participant's row.
     *
     * @throws UnreadableInputException if a file cannot be read or is too large
     */
    public Map<String, byte[]> inputs(ParticipantId id, Modality modality, ReadLimits limits) {
        return CohortInputs.of(this, id, modality, limits);
    }
}
