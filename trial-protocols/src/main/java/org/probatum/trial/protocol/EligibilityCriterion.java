package org.probatum.trial.protocol;

import java.util.List;
import java.util.Optional;

/** A condition for being in the trial: of a participant, or of input data (CONSORT-AI 4a). */
public sealed interface EligibilityCriterion {

    CriterionId id();

    /** The criterion in words. */
    String description();

    /**
     * A condition on one column of participants.csv. All of {@code min}, {@code max} and {@code oneOf} that are given
     * must hold.
     *
     * @param min smallest value, included
     * @param max largest value, included
     * @param oneOf allowed values as written in the file; empty when the criterion is a range
     */
    record ParticipantCriterion(
            CriterionId id,
            CriterionKind kind,
            String description,
            String variable,
            Optional<Double> min,
            Optional<Double> max,
            List<String> oneOf)
            implements EligibilityCriterion {
        public ParticipantCriterion {
            oneOf = List.copyOf(oneOf);
        }
    }

    /**
     * A condition on the data of one modality.
     *
     * @param required whether a participant without the modality cannot be evaluated
     * @param minimumSize smallest size along each axis, in pixels, voxels or columns; empty when not limited
     * @param formats accepted file formats; empty when not limited
     */
    record InputDataCriterion(
            CriterionId id,
            Modality modality,
            boolean required,
            String description,
            List<Integer> minimumSize,
            List<String> formats)
            implements EligibilityCriterion {
        public InputDataCriterion {
            minimumSize = List.copyOf(minimumSize);
            formats = List.copyOf(formats);
        }
    }
}
