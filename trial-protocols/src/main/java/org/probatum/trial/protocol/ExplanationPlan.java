package org.probatum.trial.protocol;

import java.util.List;

/** Which explanations are stored for each prediction. */
public record ExplanationPlan(List<ModelExplanations> explanations) {
    public ExplanationPlan {
        explanations = List.copyOf(explanations);
    }

    /** The methods planned for a model; empty when none are. */
    public List<ExplanationMethod> methodsFor(String model) {
        return explanations.stream()
                .filter(entry -> entry.model().equals(model))
                .flatMap(entry -> entry.methods().stream())
                .toList();
    }

    /** The explanations of one model. */
    public record ModelExplanations(String model, List<ExplanationMethod> methods) {
        public ModelExplanations {
            methods = List.copyOf(methods);
        }
    }
}
