package org.probatum.evaluation.preparation;

/** What is done for a model when a modality is absent. */
public enum MissingStrategy {
    /** The model is told by its mask. */
    MASK,
    /** Table values are filled by chained equations, several times. */
    CHAINED_EQUATIONS,
    /** The case is counted as not evaluable by this model. */
    NOT_EVALUABLE
}
