package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a file lies. */
public enum FileLocation {
    /** In the folder of trial.json. */
    @JsonProperty("besideDefinition")
    BESIDE_DEFINITION,
    /** In the cohort folder. */
    @JsonProperty("cohort")
    COHORT
}
