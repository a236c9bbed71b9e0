package org.probatum.evaluation.modelcheck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.registry.Finding;
import org.probatum.registry.InspectionReport;
import org.probatum.registry.ModelPackage;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.ReadLimits;

/**
 * Runs a model on a cohort folder and holds it against its card.
 *
 * <p>Severe findings: the AUC's interval includes one half (chance) or lies below it (reversed); a claim of the card lies on
 * the good side outside the 99 % interval; a field at the border of an image moves the score more than all the rest; the
 * output is not a number; participants are in the training data; inspection found a fault. A claim outside the 95 % interval
 * only is a warning: of a dozen figures one lies outside by chance.
 *
 * <p>A participant without a modality is scored only by models with an availability mask. Single values missing in a
 * collected table are filled by chained equations. How many were scored how, and how many not, is stated.
 */
public final class ModelCheck {

    private static final double CLAIM_LEVEL = 0.99;

    private ModelCheck() {}

    /**
     * @param modelPackage what inspection found safe to run
     * @param inspection its inspection; faults in it become severe findings
     * @param cohortFolder the cohort; its {@code truth/} is never read
     * @param models where models lie that this one requires
     * @throws IllegalArgumentException if the cohort holds no reference standard for the model's task, or its inputs cannot
     *     be made
     */
    public static ModelCheckReport check(
            ModelPackage modelPackage, InspectionReport inspection, Path cohortFolder, Path models) {
        ModelTask task = ModelTask.of(modelPackage.card());
        CohortFolder cohort = CohortFolder.read(cohortFolder, ReadLimits.USUAL);
        try (CheckedModel model = CheckedModel.open(modelPackage, task, RequiredModels.in(models))) {
            CohortRun run = CohortRun.of(model, cohort);
            List<ShortcutProbe.Found> fields = ShortcutProbe.of(model, run.scored());
            List<String> overlap =
                    TrainingOverlap.of(modelPackage.file(ModelPackage.CARD).orElseThrow(), cohort);
            return report(modelPackage, inspection, task, run, fields, overlap);
        }
    }

    private static ModelCheckReport report(
            ModelPackage modelPackage,
            InspectionReport inspection,
            ModelTask task,
            CohortRun run,
            List<ShortcutProbe.Found> fields,
            List<String> overlap) {
        Performance performance = new Performance(task, modelPackage.card().metrics());
        List<Metric> metrics = performance.metrics(run.scored());
        List<Metric> subgroups = Subgroups.of(task, run.scored());
        List<CheckFinding> findings = new ArrayList<>();
        inspected(inspection, findings);
        ran(run, findings);
        discrimination(metrics.getFirst(), findings);
        claims(metrics, findings);
        shortcuts(fields, findings);
        training(overlap, findings);
        subgroups.stream()
                .filter(ModelCheck::reversed)
                .forEach(group -> findings.add(CheckFinding.warning(
                        "SUBGROUP", group.label() + ": AUC " + figures(group) + " lies below one half")));
        findings.sort(Comparator.comparing(CheckFinding::severity).reversed());
        return new ModelCheckReport(
                modelPackage.id(),
                modelPackage.modelDigest(),
                modelPackage.card().task(),
                task.reference().label(),
                claimsFrom(modelPackage),
                run.participants(),
                run.scored().size(),
                run.masked(),
                run.filled(),
                Performance.known(run.scored()).size(),
                run.notEvaluable(),
                metrics,
                performance.calibration(run.scored()),
                subgroups,
                fields.stream()
                        .map(f -> new ModelCheckReport.BorderField(
                                f.input(), f.rows(), f.columns(), f.share(), f.scoreChange(), f.cases()))
                        .toList(),
                overlap,
                findings);
    }

    private static String claimsFrom(ModelPackage modelPackage) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(modelPackage.file(ModelPackage.CARD).orElseThrow())
                .path("metrics")
                .path("cohort")
                .asString("");
    }

    private static void inspected(InspectionReport inspection, List<CheckFinding> findings) {
        for (Finding finding : inspection.findings()) {
            if (finding.severity().refuses()) {
                findings.add(CheckFinding.severe("INSPECTION_" + finding.code(), finding.message()));
            }
        }
    }

    private static void ran(CohortRun run, List<CheckFinding> findings) {
        if (!run.notANumber().isEmpty()) {
            findings.add(CheckFinding.severe(
                    "NOT_A_NUMBER",
                    "The output is not a finite number for " + run.notANumber().size() + " participants, the first "
                            + run.notANumber().getFirst()));
        }
        run.failed()
                .forEach((message, count) -> findings.add(CheckFinding.severe(
                        "RUN_FAILED", "The model fails on " + count + " participants: " + message)));
    }

    private static void discrimination(Metric auc, List<CheckFinding> findings) {
        Optional<Interval> interval = auc.interval();
        if (auc.estimate().isEmpty() || interval.isEmpty()) {
            findings.add(CheckFinding.warning("NO_AUC", auc.label() + " cannot be estimated: " + auc.why()));
        } else if (reversed(auc)) {
            findings.add(CheckFinding.severe(
                    "REVERSED_SCORES",
                    auc.label() + " " + figures(auc) + ": the interval lies below one half, the scores are reversed"));
        } else if (interval.get().lower() <= 0.5) {
            findings.add(CheckFinding.severe(
                    "CHANCE_LEVEL",
                    auc.label() + " " + figures(auc) + ": the interval includes one half, which is chance"));
        }
    }

    private static boolean reversed(Metric auc) {
        return auc.interval().filter(limits -> limits.upper() < 0.5).isPresent();
    }

    private static void claims(List<Metric> metrics, List<CheckFinding> findings) {
        for (Metric metric : metrics) {
            if (metric.claim().isEmpty()
                    || metric.estimate().isEmpty()
                    || metric.interval().isEmpty()) {
                continue;
            }
            double claim = metric.claim().getAsDouble();
            boolean smallIsGood = metric.name().startsWith("brier");
            Interval limits = metric.interval().get();
            double bound = smallIsGood ? limits.lower() : limits.upper();
            boolean better = smallIsGood ? claim < bound : claim > bound;
            if (better) {
                double estimate = metric.estimate().getAsDouble();
                double wider = estimate + (bound - estimate) * widening();
                boolean far = smallIsGood ? claim < wider : claim > wider;
                String message = String.format(
                        Locale.ROOT,
                        "%s %s is %s the card's claim of %.4g",
                        metric.label(),
                        figures(metric),
                        (far ? "far " : "") + (smallIsGood ? "above" : "below"),
                        claim);
                findings.add(far ? CheckFinding.severe("CLAIM", message) : CheckFinding.warning("CLAIM", message));
            }
        }
    }

    /** From the distance of a 95 % limit to that of a 99 % limit. */
    private static double widening() {
        return Distributions.normalQuantileOfLevel(CLAIM_LEVEL)
                / Distributions.normalQuantileOfLevel(Performance.LEVEL);
    }

    private static void shortcuts(List<ShortcutProbe.Found> fields, List<CheckFinding> findings) {
        for (ShortcutProbe.Found field : fields) {
            if (field.share() > ShortcutProbe.MOST) {
                findings.add(CheckFinding.severe(
                        "SHORTCUT",
                        String.format(
                                Locale.ROOT,
                                "The score follows the border of input %s: rows %s, columns %s move it more than all the"
                                        + " rest of the image (share %.2f, %d participants)",
                                field.input(),
                                field.rows(),
                                field.columns(),
                                field.share(),
                                field.cases())));
            }
        }
    }

    private static void training(List<String> overlap, List<CheckFinding> findings) {
        if (!overlap.isEmpty()) {
            findings.add(CheckFinding.severe(
                    "TRAINING_OVERLAP",
                    overlap.size() + " participants of the cohort are in the model's training data, the first "
                            + overlap.getFirst() + "; figures on them say nothing about new participants"));
        }
    }

    private static String figures(Metric metric) {
        return String.format(
                Locale.ROOT,
                "%.3f (95 %% CI %.3f to %.3f, n = %d)",
                metric.estimate().orElseThrow(),
                metric.interval().orElseThrow().lower(),
                metric.interval().orElseThrow().upper(),
                metric.n());
    }
}
