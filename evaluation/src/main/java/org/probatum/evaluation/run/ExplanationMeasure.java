package org.probatum.evaluation.run;

import java.util.Arrays;
import java.util.Optional;

/** What a run can measure about an explanation, under the names that a plan's thresholds use. */
public enum ExplanationMeasure {
    /** Sum of the attention weights. */
    WEIGHT_SUM("weightSum", "sum of the weights", false),
    /** |Σ values − (F − F at the reference)|, in units of the output. */
    COMPLETENESS("max_completeness_gap", "completeness gap", false),
    /** Mean rank correlation with the explanation of the same case under small noise; −1 to 1. */
    STABILITY("stability", "stability under input noise", false),
    /** Area under F by random deletion less that by the explanation's order, in units of the output; above 0: better. */
    DELETION("deletion_gain", "faithfulness by deletion", true),
    /** Area under F by the explanation's order of insertion less that by random order, in units of the output. */
    INSERTION("insertion_gain", "faithfulness by insertion", true),
    /** Mean size of the rank correlation with the explanation of the model whose weights are drawn anew; 0 to 1. */
    RANDOMIZATION("weight_randomization", "sanity under randomized weights", true),
    /** Rank correlation of magnitudes with a second method; −1 to 1. */
    AGREEMENT("agreement", "agreement with another method", true);

    private final String id;
    private final String label;
    private final boolean onlyWhenPlanned;

    ExplanationMeasure(String id, String label, boolean onlyWhenPlanned) {
        this.id = id;
        this.label = label;
        this.onlyWhenPlanned = onlyWhenPlanned;
    }

    /** As thresholds name it. */
    public String id() {
        return id;
    }

    /** As readers see it. */
    public String label() {
        return label;
    }

    /** Whether it takes many runs of the model, and so is measured only where the plan sets a threshold. */
    public boolean onlyWhenPlanned() {
        return onlyWhenPlanned;
    }

    /** The measure of a threshold; empty when there is none of that name. */
    public static Optional<ExplanationMeasure> of(String id) {
        return Arrays.stream(values()).filter(measure -> measure.id.equals(id)).findFirst();
    }
}
