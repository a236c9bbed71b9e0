package org.probatum.evaluation.preparation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.trial.acquisition.NiftiVolume;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;

/**
 * What was acquired of one participant, read and ready to be prepared. It knows no arm and no outcome.
 *
 * @param collected the modalities that were acquired and not refused
 * @param values table values by column; a missing one is absent
 * @param slides by name without ending, such as {@code slide}
 * @param volumes by name without ending, such as {@code t1}
 * @param note the clinical note
 */
public record ClinicalCase(
        ParticipantId participant,
        Set<Modality> collected,
        Map<String, Double> values,
        Map<String, SlideImage> slides,
        Map<String, NiftiVolume> volumes,
        Optional<String> note) {

    public ClinicalCase {
        collected = Set.copyOf(collected);
        values = Map.copyOf(values);
        slides = Map.copyOf(slides);
        volumes = Map.copyOf(volumes);
    }
}
