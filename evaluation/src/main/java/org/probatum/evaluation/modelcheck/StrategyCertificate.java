package org.probatum.evaluation.modelcheck;

import java.util.List;
import java.util.Map;
import org.probatum.missing.certificate.MissingModalityCertificate;

/**
 * The certificate of one way to live without modalities.
 *
 * @param strategy short name, as in a protocol's missing-data plan: {@code mask}, {@code chainedEquations} and so on
 * @param handling what becomes of an absent modality, in words, in the order of the modalities
 * @param certificate losses against the full input, verdicts, Shapley values
 * @param notEvaluated why a subset has no predictions, by subset as printed
 */
public record StrategyCertificate(
        String strategy,
        List<String> handling,
        MissingModalityCertificate certificate,
        Map<String, String> notEvaluated) {

    public StrategyCertificate {
        handling = List.copyOf(handling);
        notEvaluated = Map.copyOf(notEvaluated);
    }
}
