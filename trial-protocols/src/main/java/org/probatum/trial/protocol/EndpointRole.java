package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Place of an endpoint in the trial. */
public enum EndpointRole {
    /** The one on which the conclusion rests. */
    @JsonProperty("primary")
    PRIMARY,
    /** Supports the primary endpoint. */
    @JsonProperty("secondary")
    SECONDARY,
    /** Raises hypotheses. */
    @JsonProperty("exploratory")
    EXPLORATORY
}
