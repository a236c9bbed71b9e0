package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why an analysis is planned. */
public enum AnalysisPurpose {
    /** The analysis of the endpoint. */
    @JsonProperty("main")
    MAIN,
    /** Same estimand under another assumption. */
    @JsonProperty("sensitivity")
    SENSITIVITY,
    /** Another estimand. */
    @JsonProperty("supplementary")
    SUPPLEMENTARY,
    /** A description without a test. */
    @JsonProperty("descriptive")
    DESCRIPTIVE
}
