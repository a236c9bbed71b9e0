package org.probatum.evaluation.modelcheck;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.alignment.quality.Verdict;
import org.probatum.evaluation.preparation.CasePreparation;
import org.probatum.evaluation.preparation.CasePreparation.AppliedAlignment;
import org.probatum.evaluation.preparation.CaseReader;
import org.probatum.evaluation.preparation.ClinicalCase;
import org.probatum.evaluation.preparation.ImputedCohort;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.TableFilling;
import org.probatum.evaluation.preparation.VolumeAlignment;
import org.probatum.missing.imputation.ImputationSettings;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.NiftiVolume;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.AlignmentFailure;
import org.probatum.trial.protocol.AlignmentMetric;
import org.probatum.trial.protocol.AlignmentPlan;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TransformKind;

/** Prepares the cases of a cohort folder for one model; only what it takes is read. */
final class CohortCases {

    /** What happened after enrolment is no input, whatever a card lists. */
    private static final Set<String> OUTCOMES = Set.of("followup_months", "event", "progression_24m");

    /** Predictors correlated by 0.2 suffice for single values, and keep the command short. */
    private static final ImputationSettings SETTINGS =
            ImputationSettings.withSeed(1).withImputations(3).withIterations(3).withMinimalCorrelation(0.2);

    private static final String REGISTERED = "_registered";

    private final CohortFolder cohort;
    private final Set<String> columns = new TreeSet<>();
    private final Set<Modality> modalities = new TreeSet<>(java.util.Comparator.comparing(Modality::value));
    private final boolean aligns;
    private final VolumeAlignment alignment = new VolumeAlignment(new AlignmentPlan(
            new Modality("radiology"),
            "t1",
            "t2",
            TransformKind.RIGID,
            AlignmentMetric.MUTUAL_INFORMATION,
            3,
            List.of(),
            AlignmentFailure.MODALITY_MISSING));

    CohortCases(CohortFolder cohort, ModelContract contract) {
        this.cohort = cohort;
        for (ModelContract.Input input : contract.inputs()) {
            input.recipe().modality().ifPresent(modalities::add);
            if (input.recipe() instanceof InputRecipe.TableColumns table) {
                columns.addAll(table.columns());
            }
        }
        cohort.tables().forEach((modality, table) -> {
            if (table.columns().stream().anyMatch(columns::contains)) {
                modalities.add(modality);
            }
        });
        contract.maskOrder().stream()
                .map(name -> name.startsWith("clin") ? "laboratory" : name)
                .map(Modality::new)
                .filter(cohort.modalities()::contains)
                .forEach(modalities::add);
        aligns = contract.inputs().stream().anyMatch(input -> usesRegistered(input.recipe()));
    }

    private static boolean usesRegistered(InputRecipe recipe) {
        return switch (recipe) {
            case InputRecipe.WholeVolume whole -> whole.volume().endsWith(REGISTERED);
            case InputRecipe.VolumeSlice slice -> slice.volume().endsWith(REGISTERED);
            case InputRecipe.SliceStack stack -> stack.volumes().stream().anyMatch(v -> v.endsWith(REGISTERED));
            default -> false;
        };
    }

    /** What was acquired of everyone, in the order of the cohort. */
    List<ClinicalCase> read() {
        return cohort.participantIds().parallelStream().map(this::read).toList();
    }

    private ClinicalCase read(ParticipantId id) {
        Map<String, String> baseline = new HashMap<>(cohort.participant(id).cells());
        baseline.keySet().removeAll(OUTCOMES);
        Map<Modality, Map<String, byte[]>> files = new HashMap<>();
        for (Modality modality : modalities) {
            if (cohort.isCollected(id, modality)) {
                files.put(modality, cohort.inputs(id, modality, ReadLimits.USUAL));
            }
        }
        return CaseReader.ofFiles(id, baseline, files, columns);
    }

    /** The single values that are missing in collected tables, filled by chained equations. */
    ImputedCohort fill(List<ClinicalCase> cases) {
        boolean complete = cases.stream().allMatch(c -> c.values().keySet().containsAll(columns));
        return complete ? ImputedCohort.none() : ImputedCohort.of(cases, List.copyOf(columns), SETTINGS);
    }

    /** All table values that are missing, filled as a strategy says. */
    ImputedCohort fill(List<ClinicalCase> cases, TableFilling filling, long seed) {
        ImputationSettings seeded = ImputationSettings.withSeed(seed)
                .withImputations(SETTINGS.imputations())
                .withIterations(SETTINGS.iterations())
                .withMinimalCorrelation(SETTINGS.minimalCorrelation());
        return ImputedCohort.of(cases, List.copyOf(columns), seeded, filling);
    }

    /** The modalities that the model takes, in the order of the cohort. */
    List<Modality> modalities() {
        return cohort.modalities().stream().filter(modalities::contains).toList();
    }

    PreparedCase prepare(ClinicalCase acquired, ImputedCohort filled) {
        return CasePreparation.prepare(acquired, registered(acquired), filled);
    }

    /** How the moving volume goes to the fixed one; empty when the model takes none, or the pair is not complete. */
    Optional<AppliedAlignment> registered(ClinicalCase acquired) {
        if (!aligns) {
            return Optional.empty();
        }
        NiftiVolume fixed = acquired.volumes().get("t1");
        NiftiVolume moving = acquired.volumes().get("t2");
        if (fixed == null || moving == null) {
            return Optional.empty();
        }
        VolumeAlignment.Aligned aligned = alignment.align(fixed, moving);
        boolean failed = aligned.verdict() == Verdict.FAILED;
        return Optional.of(new AppliedAlignment(
                "t1",
                "t2",
                failed ? Optional.empty() : aligned.transform().map(t -> t),
                failed ? Optional.of("registration of t2 to t1 failed") : Optional.empty()));
    }
}
