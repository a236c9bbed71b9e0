package org.probatum.evaluation.preparation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.missing.imputation.ChainedEquations;
import org.probatum.missing.imputation.ImputationSettings;
import org.probatum.missing.imputation.Imputer;
import org.probatum.missing.imputation.MultipleImputation;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.MissingInputStrategy;
import org.probatum.trial.protocol.Modality;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every filled table value of a cohort, each with its m draws. What was observed is not repeated here.
 *
 * @param imputations m
 * @param filled by participant and column: the draws; length m
 * @param neverObserved columns without any observed value, which stay missing
 * @param alternatives the draws of whole absent modalities by strategies other than that of {@code filled}
 */
public record ImputedCohort(
        int imputations,
        Map<ParticipantId, Map<String, List<Double>>> filled,
        List<String> neverObserved,
        List<AbsentModality> alternatives) {

    public ImputedCohort {
        filled = Map.copyOf(filled);
        neverObserved = List.copyOf(neverObserved);
        alternatives = List.copyOf(alternatives);
    }

    /** Filled in one way only. */
    public ImputedCohort(
            int imputations, Map<ParticipantId, Map<String, List<Double>>> filled, List<String> neverObserved) {
        this(imputations, filled, neverObserved, List.of());
    }

    /**
     * A whole absent modality of one participant, filled by one strategy.
     *
     * @param draws by column; length m
     */
    public record AbsentModality(
            ParticipantId participant,
            Modality modality,
            MissingInputStrategy strategy,
            Map<String, List<Double>> draws) {

        public AbsentModality {
            draws = Map.copyOf(draws);
        }
    }

    /**
     * The same, and what another strategy makes of the modalities that are absent altogether.
     *
     * @param other all missing values filled by that strategy
     * @param tables the columns of each table modality
     */
    public ImputedCohort with(
            MissingInputStrategy strategy,
            ImputedCohort other,
            List<ClinicalCase> cases,
            Map<Modality, Set<String>> tables) {
        List<AbsentModality> more = new ArrayList<>(alternatives);
        for (ClinicalCase one : cases) {
            Map<String, List<Double>> values = other.filled().getOrDefault(one.participant(), Map.of());
            tables.forEach((modality, columns) -> {
                if (!one.collected().contains(modality)) {
                    Map<String, List<Double>> own = new TreeMap<>(values);
                    own.keySet().retainAll(columns);
                    more.add(new AbsentModality(one.participant(), modality, strategy, own));
                }
            });
        }
        return new ImputedCohort(imputations, filled, neverObserved, more);
    }

    /** The alternatives of one participant. */
    public List<AbsentModality> alternatives(ParticipantId participant) {
        return alternatives.stream()
                .filter(a -> a.participant().equals(participant))
                .toList();
    }

    /** Nothing filled, as when the plan asks for no imputation. */
    public static ImputedCohort none() {
        return new ImputedCohort(1, Map.of(), List.of());
    }

    /**
     * Fills the columns of all cases by chained equations.
     *
     * @param columns the columns to complete, which also predict each other
     * @param settings seed included
     */
    public static ImputedCohort of(List<ClinicalCase> cases, List<String> columns, ImputationSettings settings) {
        return of(cases, columns, variables -> ChainedEquations.with(settings), settings.imputations());
    }

    /**
     * Fills the columns of all cases as a strategy says.
     *
     * @param columns the columns to complete, which also predict each other
     * @param settings seed included
     * @param filling how
     */
    public static ImputedCohort of(
            List<ClinicalCase> cases, List<String> columns, ImputationSettings settings, TableFilling filling) {
        return of(cases, columns, variables -> filling.imputer(variables, settings), settings.imputations());
    }

    private static ImputedCohort of(
            List<ClinicalCase> cases,
            List<String> columns,
            Function<List<Variable>, Imputer> imputer,
            int imputations) {
        double[][] values = new double[columns.size()][cases.size()];
        List<Variable> variables = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            for (int row = 0; row < cases.size(); row++) {
                values[c][row] = cases.get(row).values().getOrDefault(columns.get(c), Double.NaN);
            }
            variables.add(variable(columns.get(c), values[c]));
        }
        MultipleImputation imputation = imputer.apply(variables).impute(ObservationTable.of(variables, values));
        Map<ParticipantId, Map<String, List<Double>>> filled = new TreeMap<>();
        for (int row = 0; row < cases.size(); row++) {
            for (int c = 0; c < columns.size(); c++) {
                if (imputation.isFilled(row, c) && !imputation.neverObserved().contains(columns.get(c))) {
                    filled.computeIfAbsent(cases.get(row).participant(), id -> new TreeMap<>())
                            .put(columns.get(c), draws(imputation, row, c));
                }
            }
        }
        return new ImputedCohort(imputations, filled, imputation.neverObserved());
    }

    /** Canonical JSON, read back by {@link #parse}. */
    public String toJson() {
        Map<String, Object> participants = new LinkedHashMap<>();
        filled.forEach((id, columns) -> participants.put(id.value(), columns));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("imputations", imputations);
        root.put("filled", participants);
        root.put("neverObserved", neverObserved);
        if (!alternatives.isEmpty()) {
            root.put(
                    "alternatives",
                    alternatives.stream().map(ImputedCohort::plain).toList());
        }
        return CanonicalJson.write(root);
    }

    private static Map<String, Object> plain(AbsentModality one) {
        return Map.of(
                "participant",
                one.participant().value(),
                "modality",
                one.modality().value(),
                "strategy",
                one.strategy().name(),
                "draws",
                one.draws());
    }

    /** Reads what {@link #toJson} wrote. */
    public static ImputedCohort parse(String json) {
        JsonNode root = JsonMapper.shared().readTree(json);
        Map<ParticipantId, Map<String, List<Double>>> filled = new TreeMap<>();
        root.get("filled").properties().forEach(participant -> {
            Map<String, List<Double>> columns = columns(participant.getValue());
            filled.put(new ParticipantId(participant.getKey()), columns);
        });
        List<String> never = new ArrayList<>();
        root.get("neverObserved").forEach(name -> never.add(name.stringValue()));
        List<AbsentModality> alternatives = new ArrayList<>();
        root.path("alternatives")
                .forEach(one -> alternatives.add(new AbsentModality(
                        new ParticipantId(one.path("participant").stringValue()),
                        new Modality(one.path("modality").stringValue()),
                        MissingInputStrategy.valueOf(one.path("strategy").stringValue()),
                        columns(one.path("draws")))));
        return new ImputedCohort(root.get("imputations").intValue(), filled, never, alternatives);
    }

    private static Map<String, List<Double>> columns(JsonNode byColumn) {
        Map<String, List<Double>> columns = new TreeMap<>();
        byColumn.properties().forEach(column -> {
            List<Double> draws = new ArrayList<>();
            column.getValue().forEach(draw -> draws.add(draw.doubleValue()));
            columns.put(column.getKey(), draws);
        });
        return columns;
    }

    private static List<Double> draws(MultipleImputation imputation, int row, int column) {
        return imputation.completed().stream()
                .map(table -> table.value(row, column))
                .toList();
    }

    private static Variable variable(String name, double[] values) {
        boolean binary = true;
        for (double value : values) {
            binary &= Double.isNaN(value) || value == 0 || value == 1;
        }
        return binary ? Variable.binary(name) : Variable.numeric(name);
    }
}
