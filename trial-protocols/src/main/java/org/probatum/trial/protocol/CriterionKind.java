package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an eligibility criterion lets in or keeps out. */
public enum CriterionKind {
    /** Must hold. */
    @JsonProperty("inclusion")
    INCLUSION,
    /** Must not hold. */
    @JsonProperty("exclusion")
    EXCLUSION
}
