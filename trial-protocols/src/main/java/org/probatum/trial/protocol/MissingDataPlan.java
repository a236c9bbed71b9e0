package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Digest;

/** What happens when an input is missing.
 *
 * @param strategies one line per model and modalities
 * @param imputation settings of the imputation; present when a line asks for it
 * @param certificates missing-modality certificates that the lines keep to, at most one per model
 */
public record MissingDataPlan(
        List<Line> strategies, Optional<Imputation> imputation, List<CertificateReference> certificates) {
    public MissingDataPlan {
        strategies = List.copyOf(strategies);
        certificates = List.copyOf(certificates);
    }

    /**
     * A certificate that says which modalities may be missing.
     *
     * @param model name of a model on trial
     * @param digest SHA-256 of certificate.json
     */
    public record CertificateReference(
            String model, @JsonProperty("sha256") Digest digest) {}

    /**
     * The line for a model and a modality; empty when no line names them, and then a case without the modality is not
     * evaluable by the model.
     */
    public Optional<Line> lineFor(String model, Modality modality) {
        return strategies.stream()
                .filter(line -> line.model().equals(model) && line.modalities().contains(modality))
                .findFirst();
    }

    /** The strategy for a model and a modality. */
    public MissingInputStrategy strategyFor(String model, Modality modality) {
        return lineFor(model, modality).map(Line::strategy).orElse(MissingInputStrategy.NOT_EVALUABLE);
    }

    /**
     * How one model handles some modalities.
     *
     * @param model name of a model on trial
     * @param allowedInPrimary whether predictions made so enter the primary analysis of the model
     */
    public record Line(
            String model, List<Modality> modalities, MissingInputStrategy strategy, boolean allowedInPrimary) {
        public Line {
            modalities = List.copyOf(modalities);
        }
    }

    /**
     * Settings of multiple imputation.
     *
     * @param imputations completed data sets (m); at least 2
     * @param iterations cycles through the variables; at least 1
     * @param seed seed of the draws
     * @param neighbours how many most similar participants a modality may come from; 5 when not stated
     */
    public record Imputation(int imputations, int iterations, long seed, Optional<Integer> neighbours) {

        private static final int USUAL_NEIGHBOURS = 5;

        public Imputation(int imputations, int iterations, long seed) {
            this(imputations, iterations, seed, Optional.empty());
        }

        /** The stated number, or the usual one. */
        public int mostSimilar() {
            return neighbours.orElse(USUAL_NEIGHBOURS);
        }
    }
}
