package org.probatum.evaluation.missingness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.missing.MissingnessAssociation;
import org.probatum.missing.MissingnessPattern;
import org.probatum.missing.MissingnessPatterns;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.trial.protocol.Modality;

/**
 * Which modalities a cohort lacks, in which combinations, and what goes with it.
 *
 * @param modalities in the order of the protocol
 * @param patterns combinations of modalities with their counts, the most frequent first
 * @param associations of a modality's absence with each covariate, the smallest p first
 */
public record CohortMissingness(
        List<Modality> modalities, MissingnessPatterns patterns, List<MissingnessAssociation> associations) {

    /** Below this many different values numbers are taken as levels. */
    private static final int FEWEST_NUMBERS = 5;

    public CohortMissingness {
        modalities = List.copyOf(modalities);
        associations = List.copyOf(associations);
    }

    /**
     * One participant.
     *
     * @param present the modalities that are there and not refused
     * @param covariates observed values by name, as text; a missing one is absent
     */
    public record Row(Set<Modality> present, Map<String, String> covariates) {
        public Row {
            present = Set.copyOf(present);
            covariates = Map.copyOf(covariates);
        }
    }

    /**
     * @throws IllegalArgumentException if there is no participant, or a covariate has the name of a modality
     */
    public static CohortMissingness of(List<Modality> modalities, List<Row> rows) {
        List<Variable> variables = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (Modality modality : modalities) {
            variables.add(Variable.binary(modality.value()));
            columns.add(rows.stream()
                    .mapToDouble(row -> row.present().contains(modality) ? 1 : Double.NaN)
                    .toArray());
        }
        MissingnessPatterns patterns =
                MissingnessPatterns.of(ObservationTable.of(variables, columns.toArray(double[][]::new)));
        Set<String> names = new TreeSet<>();
        rows.forEach(row -> names.addAll(row.covariates().keySet()));
        for (String name : names) {
            covariate(name, rows, variables, columns);
        }
        Set<String> ofModalities =
                new TreeSet<>(modalities.stream().map(Modality::value).toList());
        List<MissingnessAssociation> associations =
                MissingnessAssociation.of(ObservationTable.of(variables, columns.toArray(double[][]::new))).stream()
                        .filter(a -> ofModalities.contains(a.variable()) && !ofModalities.contains(a.covariate()))
                        .sorted(java.util.Comparator.comparingDouble(MissingnessAssociation::p))
                        .toList();
        return new CohortMissingness(modalities, patterns, associations);
    }

    /** A covariate that has one value only cannot go with anything. */
    private static void covariate(String name, List<Row> rows, List<Variable> variables, List<double[]> columns) {
        List<Optional<String>> texts = rows.stream()
                .map(row -> Optional.ofNullable(row.covariates().get(name)))
                .toList();
        List<String> levels = List.copyOf(
                new TreeSet<>(texts.stream().flatMap(Optional::stream).toList()));
        boolean numbers = levels.size() >= FEWEST_NUMBERS && levels.stream().allMatch(CohortMissingness::isNumber);
        if (numbers) {
            variables.add(Variable.numeric(name));
            columns.add(texts.stream()
                    .mapToDouble(text -> text.map(Double::parseDouble).orElse(Double.NaN))
                    .toArray());
        } else if (levels.size() >= 2) {
            variables.add(Variable.nominal(name, levels));
            columns.add(texts.stream()
                    .mapToDouble(
                            text -> text.map(t -> (double) levels.indexOf(t)).orElse(Double.NaN))
                    .toArray());
        }
    }

    static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The modalities that a pattern lacks, in their order. */
    public List<Modality> lacking(MissingnessPattern pattern) {
        List<Modality> lacking = new ArrayList<>();
        for (int m = 0; m < modalities.size(); m++) {
            if (!pattern.isObserved(m)) {
                lacking.add(modalities.get(m));
            }
        }
        return lacking;
    }
}
