package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who belongs to an analysis set. */
public enum AnalysisSetRule {
    /** Everybody randomized, in the allocated arm. */
    @JsonProperty("allRandomized")
    ALL_RANDOMIZED,
    /** Everybody randomized with a prediction of the model that is analysed. */
    @JsonProperty("predictionAvailable")
    PREDICTION_AVAILABLE,
    /** Everybody randomized who followed the protocol. */
    @JsonProperty("perProtocol")
    PER_PROTOCOL,
    /** Everybody who received care of an arm. */
    @JsonProperty("safety")
    SAFETY
}
