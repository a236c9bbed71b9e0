package org.probatum.evaluation.preparation;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;

/** Cases read from a cohort folder as a run reads them from what was acquired. */
public final class DemoCases {

    private final CohortFolder folder;
    private final ContentStore contents;

    /**
     * @param cohort the folder
     * @param store an empty folder for the acquired bytes
     */
    public DemoCases(Path cohort, Path store) {
        this.folder = CohortFolder.read(cohort, ReadLimits.USUAL);
        this.contents = new ContentStore(store);
    }

    /** The case with these table columns, everything that the folder holds of it accepted. */
    public ClinicalCase read(String participant, Set<String> columns) {
        return read(participant, columns, Set.of());
    }

    /** The same, with the inputs of these names refused. */
    public ClinicalCase read(String participant, Set<String> columns, Set<String> refused) {
        ParticipantId id = new ParticipantId(participant);
        List<Acquisition> acquisitions = new ArrayList<>();
        for (Modality modality : folder.modalities()) {
            folder.inputs(id, modality, ReadLimits.USUAL)
                    .forEach((name, bytes) -> acquisitions.add(new Acquisition(
                            acquisitions.size(),
                            new TrialId("test"),
                            id,
                            modality,
                            name,
                            contents.put(bytes),
                            bytes.length,
                            Instant.EPOCH,
                            refused.contains(name)
                                    ? new InputQualityVerdict.Refused(List.of("refused for the test"))
                                    : new InputQualityVerdict.Accepted())));
        }
        Map<String, String> baseline = new HashMap<>();
        for (String column : List.of("age_years", "sex", "grade", "karnofsky")) {
            folder.participant(id).text(column).ifPresent(value -> baseline.put(column, value));
        }
        return new CaseReader(contents, columns).read(id, baseline, acquisitions);
    }

    /** Which modality each table column came with. */
    public ColumnModalities columns() {
        return ColumnModalities.ofTables(folder.tables());
    }

    public Vocabulary vocabulary() {
        return new Vocabulary(folder.vocabulary());
    }
}
