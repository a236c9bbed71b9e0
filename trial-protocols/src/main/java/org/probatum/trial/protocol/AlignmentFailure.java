package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a failed registration means for models that need the moved volume. */
public enum AlignmentFailure {
    /** The modality counts as missing; the missing-data plan decides. */
    @JsonProperty("modalityMissing")
    MODALITY_MISSING,
    /** The case is counted and gets no prediction. */
    @JsonProperty("notEvaluable")
    NOT_EVALUABLE
}
