package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a doubtful alignment means for models that need the moved volume. */
public enum AlignmentDoubt {
    /** It is used, flagged and counted. */
    @JsonProperty("use")
    USE,
    /** The participant is not predicted until a coordinator has signed that the alignment may or may not be used. */
    @JsonProperty("review")
    REVIEW,
    /** It counts as failed. */
    @JsonProperty("fail")
    FAIL
}
