package org.probatum.evaluation.modelcheck;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.preparation.ClinicalCase;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.protocol.Modality;

/** Takes modalities away from a case, as if they had never been collected. */
final class WithheldInputs {

    private static final Modality HISTOLOGY = new Modality("histology");
    private static final Modality RADIOLOGY = new Modality("radiology");
    private static final Modality NOTES = new Modality("notes");

    private final CohortFolder cohort;

    WithheldInputs(CohortFolder cohort) {
        this.cohort = cohort;
    }

    ClinicalCase without(ClinicalCase acquired, Set<Modality> absent) {
        Set<Modality> collected = new HashSet<>(acquired.collected());
        collected.removeAll(absent);
        Map<String, Double> values = new HashMap<>(acquired.values());
        for (Modality modality : absent) {
            values.keySet().removeAll(columns(modality));
        }
        return new ClinicalCase(
                acquired.participant(),
                collected,
                values,
                absent.contains(HISTOLOGY) ? Map.of() : acquired.slides(),
                absent.contains(RADIOLOGY) ? Map.of() : acquired.volumes(),
                absent.contains(NOTES) ? Optional.empty() : acquired.note());
    }

    /** The columns of a table modality; none for another. */
    Set<String> columns(Modality modality) {
        return Optional.ofNullable(cohort.tables().get(modality))
                .map(table -> Set.copyOf(table.columns()))
                .orElse(Set.of());
    }
}
