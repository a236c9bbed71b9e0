package org.probatum.evaluation.run.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.preparation.CasePreparation;
import org.probatum.evaluation.preparation.CaseReader;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.preparation.ImputedCohort;
import org.probatum.evaluation.preparation.Vocabulary;
import org.probatum.evaluation.run.PredictionReplay;
import org.probatum.registry.ModelPackage;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialDefinition;

/** Predicts again from model packages and input bytes, by the classes that a run uses. */
public final class PackagedReplay implements PredictionReplay {

    private final TrialDefinition definition;
    private final TrialModels models;
    private final CasePredictor predictor;
    private final ImputedCohort imputed;

    public PackagedReplay(
            TrialDefinition definition,
            Map<String, ModelPackage> packages,
            Vocabulary vocabulary,
            ColumnModalities columns,
            ImputedCohort imputed) {
        this.definition = definition;
        this.models = TrialModels.of(definition, packages);
        this.predictor = new CasePredictor(models, definition.missingDataPlan(), vocabulary, columns);
        this.imputed = imputed;
    }

    @Override
    public List<Replayed> predict(
            ParticipantId participant,
            Map<String, String> baseline,
            Map<Modality, Map<String, byte[]>> inputs,
            Optional<StoredAlignment> alignment) {
        var acquired = CaseReader.ofFiles(participant, baseline, inputs, models.columns());
        var applied = alignment.flatMap(a ->
                definition.alignmentPlan().map(plan -> StoredAlignments.applied(plan, a.whyNotUsed(), a.record())));
        return predictor.predict(CasePreparation.prepare(acquired, applied, imputed)).stream()
                .map(answer -> new Replayed(answer.model().reference().reference(), answer.outcome(), answer.inputs()))
                .toList();
    }

    @Override
    public void close() {
        models.close();
    }
}
