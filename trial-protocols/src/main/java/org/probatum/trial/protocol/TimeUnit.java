package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Unit of a time to an event. */
public enum TimeUnit {
    /** Days. */
    @JsonProperty("days")
    DAYS,
    /** Weeks. */
    @JsonProperty("weeks")
    WEEKS,
    /** Months. */
    @JsonProperty("months")
    MONTHS,
    /** Years. */
    @JsonProperty("years")
    YEARS
}
