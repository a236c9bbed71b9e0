package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the care of an arm is assisted by the AI on trial. */
public enum ArmRole {
    /** Care assisted by the AI. */
    @JsonProperty("ai")
    AI,
    /** Care without the AI. */
    @JsonProperty("control")
    CONTROL
}
