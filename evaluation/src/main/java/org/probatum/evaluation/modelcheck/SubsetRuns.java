package org.probatum.evaluation.modelcheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.preparation.AssembledInputs;
import org.probatum.evaluation.preparation.CasePreparation;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.preparation.ImputedCohort;
import org.probatum.evaluation.preparation.InputAssembler;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.TileDescriptors;
import org.probatum.evaluation.preparation.Vocabulary;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.protocol.MissingInputStrategy;
import org.probatum.trial.protocol.Modality;

/** A model on every subset of the modalities of those participants who have them all. */
final class SubsetRuns {

    private sealed interface Answer {}

    private record Probability(double value) implements Answer {}

    private record None(String reason) implements Answer {}

    /**
     * What one strategy led to.
     *
     * @param probabilities by subset, in the order of the participants; the full input last
     * @param notEvaluated why a subset has none
     */
    record Outcome(Map<List<String>, double[]> probabilities, Map<List<String>, String> notEvaluated) {}

    private final CheckedModel model;
    private final CohortFolder cohort;
    private final CohortCases cases;
    private final CertifiedCases people;
    private final WithheldInputs withheld;
    private final ZeroedInputs zeroed;
    private final CertificationWatch watch;
    private final long seed;
    private final List<Modality> modalities;

    private SubsetRuns(
            CheckedModel model,
            CohortFolder cohort,
            CohortCases cases,
            CertifiedCases people,
            CertificationWatch watch,
            long seed) {
        this.model = model;
        this.cohort = cohort;
        this.cases = cases;
        this.people = people;
        this.watch = watch;
        this.seed = seed;
        this.withheld = new WithheldInputs(cohort);
        this.zeroed = new ZeroedInputs(model.contract(), withheld);
        this.modalities = cases.modalities();
    }

    static SubsetRuns of(CheckedModel model, CohortFolder cohort, long seed, CertificationWatch watch) {
        CohortCases cases = new CohortCases(cohort, model.contract());
        if (cases.modalities().size() < 2) {
            throw new IllegalArgumentException("Model " + model.contract().name() + " takes " + cases.modalities()
                    + " of this cohort; a certificate compares subsets of two or more modalities");
        }
        CertifiedCases people = CertifiedCases.of(model, cohort, cases, watch);
        return new SubsetRuns(model, cohort, cases, people, watch, seed);
    }

    CertifiedCases people() {
        return people;
    }

    /** Those that the model can take: the mask when it has one, those that fill tables when it takes a table. */
    List<AbsenceStrategy> strategies() {
        List<AbsenceStrategy> strategies = new ArrayList<>(List.of(AbsenceStrategy.values()));
        if (!hasMask()) {
            strategies.remove(AbsenceStrategy.MASK);
        }
        if (tables().isEmpty()) {
            strategies.removeIf(AbsenceStrategy::fillsTables);
        }
        return strategies;
    }

    private boolean hasMask() {
        return !model.contract().maskOrder().isEmpty();
    }

    private List<Modality> tables() {
        return modalities.stream()
                .filter(cohort.tables()::containsKey)
                .filter(m -> !isNotes(m))
                .toList();
    }

    private static boolean isNotes(Modality modality) {
        return modality.value().equals("notes");
    }

    List<String> modalities() {
        return modalities.stream().map(Modality::value).toList();
    }

    List<String> warnings() {
        List<String> never = people.single().neverObserved();
        return never.isEmpty()
                ? List.of()
                : List.of("Nobody has a value of " + String.join(", ", never) + "; these columns cannot be filled");
    }

    /** What becomes of each modality when it is absent. */
    List<String> handling(AbsenceStrategy strategy) {
        return modalities.stream()
                .map(m -> m.value() + ": " + handling(strategy, m))
                .toList();
    }

    private String handling(AbsenceStrategy strategy, Modality modality) {
        if (strategy == AbsenceStrategy.ZEROS || strategy.fillsTables() && tables().contains(modality)) {
            return strategy.words();
        }
        return hasMask() ? AbsenceStrategy.MASK.words() : "not evaluable";
    }

    /** @throws java.util.concurrent.CancellationException if the watch wants to stop */
    Outcome run(AbsenceStrategy strategy) {
        int subsets = (1 << modalities.size()) - 1;
        WatchedStep step = new WatchedStep(
                watch,
                "Strategy " + strategy.label(),
                (long) subsets * people.certified().size());
        TableSubstitutes substitutes = new TableSubstitutes(cases, people, withheld, seed, tables());
        InputAssembler assembler = assembler(strategy);
        Map<List<String>, double[]> probabilities = new LinkedHashMap<>();
        Map<List<String>, String> notEvaluated = new LinkedHashMap<>();
        for (int subset = 1; subset <= subsets; subset++) {
            Set<Modality> absent = absent(subset);
            Set<Modality> toFill = new HashSet<>(absent);
            toFill.retainAll(strategy.fillsTables() ? tables() : List.of());
            ImputedCohort imputed = toFill.isEmpty() ? people.single() : substitutes.of(toFill, strategy);
            List<Answer> answers = people.certified().parallelStream()
                    .map(one -> step.counting(() -> strategy == AbsenceStrategy.ZEROS
                            ? zeroed(one, absent, assembler)
                            : answer(one, absent, imputed, assembler)))
                    .toList();
            collect(answers, names(absent), probabilities, notEvaluated);
        }
        return new Outcome(probabilities, notEvaluated);
    }

    private Set<Modality> absent(int subset) {
        Set<Modality> absent = new HashSet<>();
        for (int m = 0; m < modalities.size(); m++) {
            if ((subset >> m & 1) == 0) {
                absent.add(modalities.get(m));
            }
        }
        return absent;
    }

    private List<String> names(Set<Modality> absent) {
        return modalities.stream()
                .filter(m -> !absent.contains(m))
                .map(Modality::value)
                .toList();
    }

    private static void collect(
            List<Answer> answers,
            List<String> names,
            Map<List<String>, double[]> probabilities,
            Map<List<String>, String> notEvaluated) {
        double[] values = new double[answers.size()];
        for (int i = 0; i < values.length; i++) {
            switch (answers.get(i)) {
                case Probability p -> values[i] = p.value();
                case None none -> notEvaluated.putIfAbsent(names, none.reason());
            }
        }
        if (!notEvaluated.containsKey(names)) {
            probabilities.put(names, values);
        }
    }

    private Answer zeroed(CertifiedCase one, Set<Modality> absent, InputAssembler assembler) {
        PreparedCase prepared = CasePreparation.prepare(one.acquired(), one.alignment(), people.single());
        return switch (assembler.assemble(prepared, one.tiles())) {
            case AssembledInputs.NotEvaluable not -> new None(not.reasons().getFirst());
            case AssembledInputs.Ready ready ->
                probability(ready.draws().stream()
                        .map(full -> zeroed.without(full, absent))
                        .toList());
        };
    }

    /** The mean probability over the draws of filled values, or why there is none. */
    private Answer answer(CertifiedCase one, Set<Modality> absent, ImputedCohort imputed, InputAssembler assembler) {
        boolean noImages = absent.contains(new Modality("radiology"));
        PreparedCase prepared = CasePreparation.prepare(
                withheld.without(one.acquired(), absent), noImages ? Optional.empty() : one.alignment(), imputed);
        Optional<TileDescriptors> tiles = absent.contains(new Modality("histology")) ? Optional.empty() : one.tiles();
        return switch (assembler.assemble(prepared, tiles)) {
            case AssembledInputs.NotEvaluable not -> new None(not.reasons().getFirst());
            case AssembledInputs.Ready ready -> probability(ready.draws());
        };
    }

    private Answer probability(List<Map<String, Tensor>> draws) {
        double sum = 0;
        for (Map<String, Tensor> inputs : draws) {
            try {
                sum += model.run(inputs).probability().orElseThrow();
            } catch (ModelRunException e) {
                return new None("the model failed: " + e.getMessage());
            }
        }
        double mean = sum / draws.size();
        return mean >= 0 && mean <= 1
                ? new Probability(mean)
                : new None("the model's output " + mean + " is no probability");
    }

    private InputAssembler assembler(AbsenceStrategy strategy) {
        List<Modality> tables = tables();
        MissingInputStrategy otherwise = hasMask() ? MissingInputStrategy.MASK : MissingInputStrategy.NOT_EVALUABLE;
        return new InputAssembler(
                model.contract(),
                modality -> strategy.fillsTables() && tables.contains(modality)
                        ? MissingInputStrategy.CHAINED_EQUATIONS
                        : otherwise,
                new Vocabulary(cohort.vocabulary()),
                ColumnModalities.ofTables(cohort.tables()));
    }
}
