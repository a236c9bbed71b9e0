package org.probatum.evaluation.modelcheck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.modelcheck.CertificateReport.SubsetPrediction;
import org.probatum.missing.certificate.CertificateSettings;
import org.probatum.missing.certificate.MissingModalityCertificate;
import org.probatum.missing.certificate.PredictionTable;
import org.probatum.registry.ModelPackage;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.ReadLimits;

/**
 * Issues the missing-modality certificate of a model version on a cohort folder.
 *
 * <p>Certified are the participants who have every modality that the model takes, and whose outcome is known. From each of
 * them every proper subset of modalities is made by taking the others away, and the model is run on it once per strategy
 * ({@link SubsetRuns}). All losses are against the same participants' full input. The outcome plays no part in filling.
 */
public final class ModalityCertification {

    private ModalityCertification() {}

    /**
     * @param modelPackage what inspection found safe to run
     * @param cohortFolder the cohort; its {@code truth/} is never read
     * @param models where models lie that this one requires
     * @param settings margins, draws, seed; the seed also starts the filling
     * @throws IllegalArgumentException if the model has no probability output or takes a single modality, if a margin names
     *     a modality that it does not take, or if too few participants are left to compare
     */
    public static CertificateReport certify(
            ModelPackage modelPackage, Path cohortFolder, Path models, CertificateSettings settings) {
        ModelTask task = ModelTask.of(modelPackage.card());
        if (task.probability().isEmpty()) {
            throw new IllegalArgumentException("Model " + modelPackage.id() + " has no output that its card calls a"
                    + " probability; Brier score, calibration and decisions need one");
        }
        CohortFolder cohort = CohortFolder.read(cohortFolder, ReadLimits.USUAL);
        try (CheckedModel model = CheckedModel.open(modelPackage, task, models)) {
            SubsetRuns runs = SubsetRuns.of(model, cohort, settings.seed());
            return report(modelPackage, task, cohortFolder, cohort, runs, settings);
        }
    }

    private static CertificateReport report(
            ModelPackage modelPackage,
            ModelTask task,
            Path cohortFolder,
            CohortFolder cohort,
            SubsetRuns runs,
            CertificateSettings settings) {
        List<StrategyCertificate> strategies = new ArrayList<>();
        List<SubsetPrediction> predictions = new ArrayList<>();
        for (AbsenceStrategy strategy : runs.strategies()) {
            SubsetRuns.Outcome outcome = runs.run(strategy);
            Map<Set<String>, double[]> table = new LinkedHashMap<>();
            outcome.probabilities().forEach((subset, values) -> {
                table.put(new HashSet<>(subset), values);
                for (int i = 0; i < values.length; i++) {
                    predictions.add(new SubsetPrediction(
                            runs.participants().get(i), strategy.label(), CertificateReport.print(subset), values[i]));
                }
            });
            Map<String, String> reasons = new LinkedHashMap<>();
            outcome.notEvaluated().forEach((subset, reason) -> reasons.put(CertificateReport.print(subset), reason));
            strategies.add(new StrategyCertificate(
                    strategy.label(),
                    runs.handling(strategy),
                    MissingModalityCertificate.of(
                            PredictionTable.of(runs.modalities(), runs.events(), table), settings),
                    reasons));
        }
        return new CertificateReport(
                modelPackage.id(),
                modelPackage.modelDigest(),
                modelPackage.card().task(),
                task.reference().label(),
                Optional.ofNullable(cohortFolder.toAbsolutePath().normalize().getFileName())
                        .map(Path::toString)
                        .orElse("cohort"),
                cohort.participantIds().size(),
                runs.participants().size(),
                runs.leftOut(),
                runs.withFilledValues(),
                runs.modalities(),
                settings,
                strategies,
                predictions,
                warnings(runs, settings));
    }

    private static List<String> warnings(SubsetRuns runs, CertificateSettings settings) {
        List<String> warnings = new ArrayList<>(runs.warnings());
        int events = 0;
        for (boolean event : runs.events()) {
            events += event ? 1 : 0;
        }
        int fewer = Math.min(events, runs.events().length - events);
        if (fewer < FEW) {
            warnings.add("Only " + fewer + " participants have the rarer outcome; bootstrap intervals of so few are too"
                    + " short");
        }
        if (settings.margins().isEmpty() && settings.marginsOfSubsets().isEmpty()) {
            warnings.add("No margin was declared, so no subset gets a verdict");
        }
        return warnings;
    }

    private static final int FEW = 20;
}
