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

    private static final int FEW = 20;

    private final SubsetRuns runs;
    private final CertificateSettings settings;
    private final CertificationWatch watch;
    private final List<StrategyCertificate> strategies = new ArrayList<>();
    private final List<SubsetPrediction> predictions = new ArrayList<>();

    private ModalityCertification(SubsetRuns runs, CertificateSettings settings, CertificationWatch watch) {
        this.runs = runs;
        this.settings = settings;
        this.watch = watch;
    }

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
        return certify(modelPackage, cohortFolder, RequiredModels.in(models), settings, CertificationWatch.NOBODY);
    }

    /**
     * As above, under the eyes of a watch.
     *
     * @throws java.util.concurrent.CancellationException if the watch wants to stop
     */
    public static CertificateReport certify(
            ModelPackage modelPackage,
            Path cohortFolder,
            RequiredModels models,
            CertificateSettings settings,
            CertificationWatch watch) {
        ModelTask task = ModelTask.of(modelPackage.card());
        if (task.probability().isEmpty()) {
            throw new IllegalArgumentException("Model " + modelPackage.id() + " has no output that its card calls a"
                    + " probability; Brier score, calibration and decisions need one");
        }
        CohortFolder cohort = CohortFolder.read(cohortFolder, ReadLimits.USUAL);
        try (CheckedModel model = CheckedModel.open(modelPackage, task, models)) {
            SubsetRuns runs = SubsetRuns.of(model, cohort, settings.seed(), watch);
            return new ModalityCertification(runs, settings, watch).report(modelPackage, task, cohort);
        }
    }

    private CertificateReport report(ModelPackage modelPackage, ModelTask task, CohortFolder cohort) {
        runs.strategies().forEach(this::certify);
        return new CertificateReport(
                modelPackage.id(),
                modelPackage.modelDigest(),
                modelPackage.card().task(),
                task.reference().label(),
                name(cohort),
                CohortDigest.of(cohort),
                cohort.participantIds().size(),
                runs.people().certified().size(),
                runs.people().leftOut(),
                runs.people().withFilledValues(),
                runs.modalities(),
                settings,
                strategies,
                predictions,
                warnings());
    }

    private static String name(CohortFolder cohort) {
        return Optional.ofNullable(cohort.root().toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("cohort");
    }

    private void certify(AbsenceStrategy strategy) {
        SubsetRuns.Outcome outcome = runs.run(strategy);
        Map<Set<String>, double[]> bySubset = new LinkedHashMap<>();
        List<String> participants = runs.people().participants();
        outcome.probabilities().forEach((subset, values) -> {
            bySubset.put(new HashSet<>(subset), values);
            for (int i = 0; i < values.length; i++) {
                predictions.add(new SubsetPrediction(
                        participants.get(i), strategy.label(), CertificateReport.print(subset), values[i]));
            }
        });
        Map<String, String> reasons = new LinkedHashMap<>();
        outcome.notEvaluated().forEach((subset, reason) -> reasons.put(CertificateReport.print(subset), reason));
        PredictionTable table =
                PredictionTable.of(runs.modalities(), runs.people().events(), bySubset);
        MissingModalityCertificate losses = new WatchedStep(watch, "Losses of strategy " + strategy.label(), 1)
                .counting(() -> MissingModalityCertificate.of(withFollowUp(table), settings));
        strategies.add(new StrategyCertificate(strategy.label(), runs.handling(strategy), losses, reasons));
    }

    private PredictionTable withFollowUp(PredictionTable table) {
        Optional<List<ModelTask.FollowUp>> known = runs.people().followUp();
        if (known.isEmpty()) {
            return table;
        }
        double[] months =
                known.get().stream().mapToDouble(ModelTask.FollowUp::months).toArray();
        boolean[] events = new boolean[months.length];
        for (int i = 0; i < events.length; i++) {
            events[i] = known.get().get(i).event();
        }
        return table.withFollowUp(months, events);
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(runs.warnings());
        int events = strategies.getFirst().certificate().events();
        int fewer = Math.min(events, runs.people().certified().size() - events);
        if (fewer < FEW) {
            warnings.add("Only " + fewer + " participants have the rarer outcome; bootstrap intervals of so few are too"
                    + " short");
        }
        if (settings.margins().isEmpty() && settings.marginsOfSubsets().isEmpty()) {
            warnings.add("No margin was declared, so no subset gets a verdict");
        }
        return warnings;
    }
}
