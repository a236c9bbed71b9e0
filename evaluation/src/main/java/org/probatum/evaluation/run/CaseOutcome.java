package org.probatum.evaluation.run;

import java.util.List;
import java.util.OptionalDouble;

/** What a model said about one participant, or why it said nothing. */
public sealed interface CaseOutcome {

    /**
     * A prediction.
     *
     * @param score risk score, mean over the draws; higher is worse
     * @param probability probability of the binary endpoint, mean over the draws, 0 to 1; empty when the model gives none
     * @param draws the score of each imputation; a single one when no filled value was used
     * @param filled table columns whose value was filled in
     * @param masked modalities that the model was told are missing
     */
    record Evaluated(
            double score, OptionalDouble probability, List<Double> draws, List<String> filled, List<String> masked)
            implements CaseOutcome {
        public Evaluated {
            draws = List.copyOf(draws);
            filled = List.copyOf(filled);
            masked = List.copyOf(masked);
        }

        /** Whether the prediction rests on any filled value. */
        public boolean usesFilledValues() {
            return !filled.isEmpty();
        }
    }

    /** The case could not be evaluated by this model; {@code reasons} is never empty. */
    record NotEvaluable(List<String> reasons) implements CaseOutcome {
        public NotEvaluable {
            reasons = List.copyOf(reasons);
        }
    }
}
