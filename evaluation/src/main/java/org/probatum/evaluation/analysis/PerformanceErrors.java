package org.probatum.evaluation.analysis;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.protocol.BinaryEndpoint;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.TrialDefinition;

/**
 * Where the primary model was wrong at a probability of one half (CONSORT-AI item 19).
 *
 * @param model its name
 * @param endpoint the binary endpoint that it is held against
 * @param evaluated participants with a probability and a captured endpoint
 * @param falsePositives high probability and no event
 * @param falseNegatives low probability and the event
 * @param farOff of these, with a probability of 0.9 or more, or 0.1 or less
 */
public record PerformanceErrors(
        String model,
        String endpoint,
        int evaluated,
        List<AnalysedParticipant> falsePositives,
        List<AnalysedParticipant> falseNegatives,
        int farOff) {

    public PerformanceErrors {
        falsePositives = List.copyOf(falsePositives);
        falseNegatives = List.copyOf(falseNegatives);
    }

    /** Empty when the trial has no binary endpoint or the primary model gives no probability. */
    public static Optional<PerformanceErrors> of(TrialDefinition definition, List<AnalysedParticipant> participants) {
        String model = definition.primaryModel().name();
        return definition.endpoints().stream()
                .filter(BinaryEndpoint.class::isInstance)
                .findFirst()
                .filter(endpoint ->
                        definition.primaryModel().probabilityOutput().isPresent())
                .map(endpoint -> of(model, endpoint, participants));
    }

    private static PerformanceErrors of(String model, Endpoint endpoint, List<AnalysedParticipant> participants) {
        List<AnalysedParticipant> evaluated = participants.stream()
                .filter(p -> probability(p, model) >= 0)
                .filter(p -> p.outcome().get(endpoint.id()) instanceof OutcomeValue.Binary)
                .toList();
        List<AnalysedParticipant> falsePositives = evaluated.stream()
                .filter(p -> probability(p, model) >= 0.5 && !occurred(p, endpoint))
                .toList();
        List<AnalysedParticipant> falseNegatives = evaluated.stream()
                .filter(p -> probability(p, model) < 0.5 && occurred(p, endpoint))
                .toList();
        int farOff = (int) (falsePositives.stream()
                        .filter(p -> probability(p, model) >= 0.9)
                        .count()
                + falseNegatives.stream()
                        .filter(p -> probability(p, model) <= 0.1)
                        .count());
        return new PerformanceErrors(model, endpoint.title(), evaluated.size(), falsePositives, falseNegatives, farOff);
    }

    /** The predicted probability; negative when there is none. */
    private static double probability(AnalysedParticipant p, String model) {
        return p.prediction(model)
                .filter(e -> e.probability().isPresent())
                .map(e -> e.probability().getAsDouble())
                .orElse(-1.0);
    }

    private static boolean occurred(AnalysedParticipant p, Endpoint endpoint) {
        return p.outcome().get(endpoint.id()) instanceof OutcomeValue.Binary b && b.occurred();
    }
}
