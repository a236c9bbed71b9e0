package org.probatum.evaluation.modelcheck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.probatum.evaluation.preparation.AssembledInputs;
import org.probatum.evaluation.preparation.CasePreparation;
import org.probatum.evaluation.preparation.CasePreparation.AppliedAlignment;
import org.probatum.evaluation.preparation.ClinicalCase;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.preparation.ImputedCohort;
import org.probatum.evaluation.preparation.InputAssembler;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.TableFilling;
import org.probatum.evaluation.preparation.TileDescriptors;
import org.probatum.evaluation.preparation.Vocabulary;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.CsvTable;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.MissingInputStrategy;
import org.probatum.trial.protocol.Modality;

/**
 * A model on every subset of the modalities of those participants who have them all.
 *
 * <p>When a table is filled, the participants are dealt into five parts in turn; the table is taken from one part at a time and
 * filled from the other four and from the participants who are not certified. So nobody's own values help to fill them.
 */
final class SubsetRuns {

    private static final int PARTS = 5;

    private sealed interface Candidate {}

    private record LeftOut(String reason) implements Candidate {}

    private sealed interface Answer {}

    private record Probability(double value) implements Answer {}

    private record None(String reason) implements Answer {}

    /** One certified participant, with what need not be computed again for every subset. */
    private record Certified(
            ClinicalCase acquired,
            Optional<AppliedAlignment> alignment,
            Optional<TileDescriptors> tiles,
            boolean event,
            boolean filled)
            implements Candidate {}

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
    private final WithheldInputs withheld;
    private final long seed;
    private final List<Modality> modalities;
    private final List<ClinicalCase> everyone;
    private final ImputedCohort single;
    private final List<Certified> certified = new ArrayList<>();
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();

    private SubsetRuns(CheckedModel model, CohortFolder cohort, long seed) {
        this.model = model;
        this.cohort = cohort;
        this.seed = seed;
        this.cases = new CohortCases(cohort, model.contract());
        this.withheld = new WithheldInputs(cohort);
        this.modalities = cases.modalities();
        this.everyone = cases.read();
        this.single = cases.fill(everyone);
    }

    static SubsetRuns of(CheckedModel model, CohortFolder cohort, long seed) {
        SubsetRuns runs = new SubsetRuns(model, cohort, seed);
        if (runs.modalities.size() < 2) {
            throw new IllegalArgumentException("Model " + model.contract().name() + " takes " + runs.modalities
                    + " of this cohort; a certificate compares subsets of two or more modalities");
        }
        runs.select();
        return runs;
    }

    private void select() {
        InputAssembler full = assembler(MissingInputStrategy.NOT_EVALUABLE);
        List<Candidate> found = everyone.parallelStream()
                .map(acquired -> candidate(acquired, full))
                .toList();
        for (Candidate one : found) {
            switch (one) {
                case Certified c -> certified.add(c);
                case LeftOut out -> leftOut.merge(out.reason(), 1, Integer::sum);
            }
        }
    }

    /** A certified participant, or the reason why not. */
    private Candidate candidate(ClinicalCase acquired, InputAssembler full) {
        List<String> lacking = modalities.stream()
                .filter(m -> !acquired.collected().contains(m))
                .map(Modality::value)
                .toList();
        if (!lacking.isEmpty()) {
            return new LeftOut("a modality was not collected");
        }
        CsvTable.Row row = cohort.participant(acquired.participant());
        Optional<Boolean> event = model.task().reference().of(row);
        if (event.isEmpty()) {
            return new LeftOut("the outcome is not known");
        }
        Optional<AppliedAlignment> alignment = cases.registered(acquired);
        PreparedCase prepared = CasePreparation.prepare(acquired, alignment, single);
        Optional<TileDescriptors> tiles = model.tiles(prepared);
        return switch (full.assemble(prepared, tiles)) {
            case AssembledInputs.NotEvaluable not ->
                new LeftOut("not evaluable on the full input: " + not.reasons().getFirst());
            case AssembledInputs.Ready ready ->
                new Certified(
                        acquired, alignment, tiles, event.get(), !ready.filled().isEmpty());
        };
    }

    /** Those that the model can take: the mask when it has one, the others when it takes a table. */
    List<AbsenceStrategy> strategies() {
        List<AbsenceStrategy> strategies = new ArrayList<>(List.of(AbsenceStrategy.values()));
        if (!hasMask()) {
            strategies.remove(AbsenceStrategy.MASK);
        }
        if (tables().isEmpty()) {
            strategies.retainAll(List.of(AbsenceStrategy.MASK));
        }
        if (strategies.isEmpty()) {
            throw new IllegalArgumentException("Model " + model.contract().name()
                    + " has no availability mask and takes no table that could be filled; nothing can be certified");
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

    List<String> participants() {
        return certified.stream().map(c -> c.acquired().participant().value()).toList();
    }

    boolean[] events() {
        boolean[] events = new boolean[certified.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = certified.get(i).event();
        }
        return events;
    }

    Map<String, Integer> leftOut() {
        return Collections.unmodifiableMap(leftOut);
    }

    int withFilledValues() {
        return (int) certified.stream().filter(Certified::filled).count();
    }

    List<String> warnings() {
        return single.neverObserved().isEmpty()
                ? List.of()
                : List.of("Nobody has a value of " + String.join(", ", single.neverObserved())
                        + "; these columns cannot be filled");
    }

    /** What becomes of each modality when it is absent. */
    List<String> handling(AbsenceStrategy strategy) {
        boolean fills = strategy != AbsenceStrategy.MASK;
        return modalities.stream()
                .map(m -> m.value() + ": "
                        + (fills && tables().contains(m)
                                ? strategy.words()
                                : hasMask() ? AbsenceStrategy.MASK.words() : "not evaluable"))
                .toList();
    }

    Outcome run(AbsenceStrategy strategy) {
        List<Set<String>> columns = tables().stream().map(withheld::columns).toList();
        Optional<TableFilling> filling = strategy.filling(columns);
        Map<Set<Modality>, ImputedCohort> fills = new HashMap<>();
        Map<List<String>, double[]> probabilities = new LinkedHashMap<>();
        Map<List<String>, String> notEvaluated = new LinkedHashMap<>();
        InputAssembler assembler = assembler(filling);
        for (int subset = 1; subset < 1 << modalities.size(); subset++) {
            Set<Modality> absent = absent(subset);
            Set<Modality> toFill = new HashSet<>(absent);
            toFill.retainAll(filling.isPresent() ? tables() : List.of());
            ImputedCohort imputed = toFill.isEmpty()
                    ? single
                    : fills.computeIfAbsent(toFill, tables -> filled(tables, filling.orElseThrow()));
            List<String> names = modalities.stream()
                    .filter(m -> !absent.contains(m))
                    .map(Modality::value)
                    .toList();
            run(absent, imputed, assembler, names, probabilities, notEvaluated);
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

    private void run(
            Set<Modality> absent,
            ImputedCohort imputed,
            InputAssembler assembler,
            List<String> names,
            Map<List<String>, double[]> probabilities,
            Map<List<String>, String> notEvaluated) {
        List<Answer> answers = certified.parallelStream()
                .map(one -> answer(one, absent, imputed, assembler))
                .toList();
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

    /** The mean probability over the draws of filled values, or why there is none. */
    private Answer answer(Certified one, Set<Modality> absent, ImputedCohort imputed, InputAssembler assembler) {
        boolean noImages = absent.contains(new Modality("radiology"));
        PreparedCase prepared = CasePreparation.prepare(
                withheld.without(one.acquired(), absent), noImages ? Optional.empty() : one.alignment(), imputed);
        Optional<TileDescriptors> tiles = absent.contains(new Modality("histology")) ? Optional.empty() : one.tiles();
        return switch (assembler.assemble(prepared, tiles)) {
            case AssembledInputs.NotEvaluable not -> new None(not.reasons().getFirst());
            case AssembledInputs.Ready ready -> probability(ready);
        };
    }

    private Answer probability(AssembledInputs.Ready ready) {
        double sum = 0;
        for (Map<String, Tensor> inputs : ready.draws()) {
            try {
                sum += model.run(inputs).probability().orElseThrow();
            } catch (ModelRunException e) {
                return new None("the model failed: " + e.getMessage());
            }
        }
        double mean = sum / ready.draws().size();
        return mean >= 0 && mean <= 1
                ? new Probability(mean)
                : new None("the model's output " + mean + " is no probability");
    }

    /** Every certified participant's tables, filled while they and a fifth of the others lacked them. */
    private ImputedCohort filled(Set<Modality> tables, TableFilling filling) {
        Map<ParticipantId, Integer> part = new HashMap<>();
        for (int i = 0; i < certified.size(); i++) {
            part.put(certified.get(i).acquired().participant(), i % PARTS);
        }
        Map<ParticipantId, Map<String, List<Double>>> all = new TreeMap<>();
        int imputations = 1;
        for (int p = 0; p < PARTS; p++) {
            int here = p;
            List<ClinicalCase> incomplete = everyone.stream()
                    .map(c -> part.getOrDefault(c.participant(), -1) == here ? withheld.without(c, tables) : c)
                    .toList();
            ImputedCohort imputed = cases.fill(incomplete, filling, seed);
            imputations = imputed.imputations();
            imputed.filled().forEach((id, columns) -> {
                if (part.getOrDefault(id, -1) == here) {
                    all.put(id, columns);
                }
            });
        }
        return new ImputedCohort(imputations, all, single.neverObserved());
    }

    private InputAssembler assembler(Optional<TableFilling> filling) {
        List<Modality> tables = tables();
        MissingInputStrategy otherwise = hasMask() ? MissingInputStrategy.MASK : MissingInputStrategy.NOT_EVALUABLE;
        return new InputAssembler(
                model.contract(),
                modality -> filling.isPresent() && tables.contains(modality)
                        ? MissingInputStrategy.CHAINED_EQUATIONS
                        : otherwise,
                new Vocabulary(cohort.vocabulary()),
                ColumnModalities.ofTables(cohort.tables()));
    }

    private InputAssembler assembler(MissingInputStrategy strategy) {
        return new InputAssembler(
                model.contract(),
                modality -> strategy,
                new Vocabulary(cohort.vocabulary()),
                ColumnModalities.ofTables(cohort.tables()));
    }
}
