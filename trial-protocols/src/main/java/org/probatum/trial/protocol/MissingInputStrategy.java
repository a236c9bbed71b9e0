package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens when a model lacks a modality. */
public enum MissingInputStrategy {
    /** The model is told by its availability mask. */
    @JsonProperty("mask")
    MASK,
    /** Multiple imputation by chained equations; tables only. */
    @JsonProperty("chainedEquations")
    CHAINED_EQUATIONS,
    /** The case is counted and gets no prediction. */
    @JsonProperty("notEvaluable")
    NOT_EVALUABLE
}
