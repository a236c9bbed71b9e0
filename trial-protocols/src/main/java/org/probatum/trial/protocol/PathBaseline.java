package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the path of integrated gradients starts. */
public enum PathBaseline {
    /** All values zero. */
    @JsonProperty("zero")
    ZERO,
    /** Mean of the values observed in the cohort. */
    @JsonProperty("mean")
    MEAN
}
