package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an estimand handles an intercurrent event (ICH E9(R1), A.3.2). */
public enum IntercurrentEventStrategy {
    /** The value is used whether or not the event occurs. */
    @JsonProperty("treatmentPolicy")
    TREATMENT_POLICY,
    /** The value that would have been seen without the event. */
    @JsonProperty("hypothetical")
    HYPOTHETICAL,
    /** The event is part of the variable. */
    @JsonProperty("composite")
    COMPOSITE,
    /** The value before the event. */
    @JsonProperty("whileOnTreatment")
    WHILE_ON_TREATMENT,
    /** The participants in whom the event would (not) occur. */
    @JsonProperty("principalStratum")
    PRINCIPAL_STRATUM
}
