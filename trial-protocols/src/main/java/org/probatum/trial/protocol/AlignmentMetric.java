package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a registration optimizes. */
public enum AlignmentMetric {
    /** Mutual information. */
    @JsonProperty("mi")
    MUTUAL_INFORMATION,
    /** Normalized cross-correlation. */
    @JsonProperty("ncc")
    NORMALIZED_CROSS_CORRELATION,
    /** Mean squared difference. */
    @JsonProperty("msd")
    MEAN_SQUARED_DIFFERENCE
}
