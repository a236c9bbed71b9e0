package org.probatum.evaluation.modelcheck;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.probatum.evaluation.preparation.ClinicalCase;
import org.probatum.evaluation.preparation.ImputedCohort;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;

/**
 * What stands in for tables that were taken away from everybody who is certified.
 *
 * <p>The participants are dealt into five parts in turn; the tables are taken from one part at a time and filled from the other
 * four and from the participants who are not certified. So nobody's own values help to fill them.
 */
final class TableSubstitutes {

    private static final int PARTS = 5;

    private final CohortCases cases;
    private final CertifiedCases people;
    private final WithheldInputs withheld;
    private final long seed;
    private final List<Set<String>> columnsOfTables;
    private final Map<ParticipantId, Integer> part = new HashMap<>();
    private final Map<Set<Modality>, ImputedCohort> done = new HashMap<>();

    /** @param tables every table modality that the model takes */
    TableSubstitutes(
            CohortCases cases, CertifiedCases people, WithheldInputs withheld, long seed, List<Modality> tables) {
        this.cases = cases;
        this.people = people;
        this.withheld = withheld;
        this.seed = seed;
        this.columnsOfTables = tables.stream().map(withheld::columns).toList();
        for (int i = 0; i < people.certified().size(); i++) {
            part.put(people.certified().get(i).acquired().participant(), i % PARTS);
        }
    }

    /** Every certified participant's tables, filled while they and a fifth of the others lacked them. */
    ImputedCohort of(Set<Modality> tables, AbsenceStrategy strategy) {
        return done.computeIfAbsent(tables, absent -> fill(absent, strategy));
    }

    private ImputedCohort fill(Set<Modality> tables, AbsenceStrategy strategy) {
        Map<ParticipantId, Map<String, List<Double>>> all = new TreeMap<>();
        int imputations = 1;
        for (int p = 0; p < PARTS; p++) {
            int here = p;
            List<ClinicalCase> incomplete = people.everyone().stream()
                    .map(c -> part.getOrDefault(c.participant(), -1) == here ? withheld.without(c, tables) : c)
                    .toList();
            ImputedCohort imputed = strategy.filling(columnsOfTables)
                    .map(filling -> cases.fill(incomplete, filling, seed))
                    .orElseGet(() -> means(incomplete, tables));
            imputations = imputed.imputations();
            imputed.filled().forEach((id, columns) -> {
                if (part.getOrDefault(id, -1) == here) {
                    all.put(id, columns);
                }
            });
        }
        return new ImputedCohort(imputations, all, people.single().neverObserved());
    }

    /** The mean of what is observed stands in for each value of the tables; single gaps elsewhere stay as filled. */
    private ImputedCohort means(List<ClinicalCase> incomplete, Set<Modality> tables) {
        Set<String> columns = new HashSet<>();
        tables.forEach(table -> columns.addAll(withheld.columns(table)));
        Map<String, Double> means = new HashMap<>();
        for (String column : columns) {
            incomplete.stream()
                    .filter(c -> c.values().containsKey(column))
                    .mapToDouble(c -> c.values().getOrDefault(column, Double.NaN))
                    .average()
                    .ifPresent(mean -> means.put(column, mean));
        }
        int draws = people.single().imputations();
        Map<ParticipantId, Map<String, List<Double>>> filled = new TreeMap<>();
        for (ClinicalCase one : incomplete) {
            Map<String, List<Double>> own =
                    new TreeMap<>(people.single().filled().getOrDefault(one.participant(), Map.of()));
            own.keySet().removeAll(columns);
            means.forEach((column, mean) -> {
                if (!one.values().containsKey(column)) {
                    own.put(column, Collections.nCopies(draws, mean));
                }
            });
            filled.put(one.participant(), own);
        }
        return new ImputedCohort(draws, filled, people.single().neverObserved());
    }
}
