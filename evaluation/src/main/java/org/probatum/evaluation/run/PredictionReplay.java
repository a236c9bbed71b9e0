package org.probatum.evaluation.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.preparation.ImputedCohort;
import org.probatum.evaluation.preparation.Vocabulary;
import org.probatum.evaluation.run.internal.PackagedReplay;
import org.probatum.registry.ModelPackage;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialDefinition;

/** Predicts the cases of a trial again from what was kept of it, without the installation that ran it. */
public interface PredictionReplay extends AutoCloseable {

    /**
     * Loads the pinned models, on the CPU.
     *
     * @param packages by name and version
     * @param columns which modality each table column came with
     * @param imputed the filled values that the run stored
     * @throws IllegalArgumentException if a pinned model is missing or another
     */
    static PredictionReplay of(
            TrialDefinition definition,
            Map<String, ModelPackage> packages,
            Vocabulary vocabulary,
            ColumnModalities columns,
            ImputedCohort imputed) {
        return new PackagedReplay(definition, packages, vocabulary, columns, imputed);
    }

    /**
     * A prediction made again.
     *
     * @param model name and version
     * @param inputs digest of all tensors given
     */
    record Replayed(String model, CaseOutcome outcome, Digest inputs) {}

    /**
     * An alignment as the run stored it.
     *
     * @param whyNotUsed why the moved volume was not used, such as {@code failed}; empty when it was
     */
    record StoredAlignment(String whyNotUsed, String record) {}

    /**
     * Predicts one participant by every model on trial.
     *
     * @param inputs the bytes by name, by modality; without refused ones
     */
    List<Replayed> predict(
            ParticipantId participant,
            Map<String, String> baseline,
            Map<Modality, Map<String, byte[]>> inputs,
            Optional<StoredAlignment> alignment);

    @Override
    void close();
}
