package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Place of a model in the trial. */
public enum ModelRole {
    /** Its prediction is the AI on trial. */
    @JsonProperty("primary")
    PRIMARY,
    /** Evaluated beside the primary model. */
    @JsonProperty("comparator")
    COMPARATOR,
    /** Only feeds other models. */
    @JsonProperty("encoder")
    ENCODER
}
