package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens when a model lacks a modality. */
public enum MissingInputStrategy {
    /** The model is told by its availability mask, and does what its contract says: average over the rest, for one. */
    @JsonProperty("mask")
    MASK,
    /** Multiple imputation by chained equations; tables only. */
    @JsonProperty("chainedEquations")
    CHAINED_EQUATIONS,
    /** Multiple imputation by normal laws given the other columns; tables only. */
    @JsonProperty("conditionalNormal")
    CONDITIONAL_NORMAL,
    /** The whole modality of one of the most similar participants, once per imputation; tables only. */
    @JsonProperty("nearestParticipants")
    NEAREST_PARTICIPANTS,
    /** The case is counted and gets no prediction. */
    @JsonProperty("notEvaluable")
    NOT_EVALUABLE;

    /** Whether filled table values stand in, so that the plan needs the settings of an imputation. */
    public boolean fillsTables() {
        return switch (this) {
            case CHAINED_EQUATIONS, CONDITIONAL_NORMAL, NEAREST_PARTICIPANTS -> true;
            case MASK, NOT_EVALUABLE -> false;
        };
    }
}
