package org.probatum.missing.imputation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;

/**
 * What chained equations do with one table, resolved to indices and checked.
 *
 * @param visited variables in the order of a sweep
 * @param designs predictor columns by visited variable
 * @param imputers by visited variable
 * @param passive variables that follow from others, in their order in the plan
 * @param methodNames by name of the filled variable
 * @param neverObserved names of variables without any observed value
 * @param warnings what was handled in a way that the statistician should know
 */
record ChainPlan(
        List<Integer> visited,
        Map<Integer, List<DesignColumn>> designs,
        Map<Integer, UnivariateImputer> imputers,
        List<PassiveStep> passive,
        Map<String, String> methodNames,
        List<String> neverObserved,
        List<String> warnings) {

    List<DesignColumn> design(int variable) {
        return designs.getOrDefault(variable, List.of());
    }

    UnivariateImputer imputer(int variable) {
        return Optional.ofNullable(imputers.get(variable)).orElseThrow();
    }

    static ChainPlan of(
            ObservationTable table,
            ImputationSettings settings,
            Map<String, ImputationMethod> methods,
            Map<String, List<String>> predictors,
            Map<String, PassiveVariable> passive,
            List<String> visitSequence) {
        return new Builder(table, settings).build(methods, predictors, passive, visitSequence);
    }

    private static final class Builder {

        private final ObservationTable table;
        private final ImputationSettings settings;
        private final Map<String, Integer> index = new HashMap<>();
        private final List<String> neverObserved = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        Builder(ObservationTable table, ImputationSettings settings) {
            this.table = table;
            this.settings = settings;
            for (int v = 0; v < table.variables().size(); v++) {
                index.put(table.variables().get(v).name(), v);
            }
        }

        ChainPlan build(
                Map<String, ImputationMethod> methods,
                Map<String, List<String>> predictors,
                Map<String, PassiveVariable> passive,
                List<String> visitSequence) {
            methods.keySet().forEach(this::find);
            predictors.keySet().forEach(this::find);
            List<PassiveStep> steps = passive.values().stream().map(this::step).toList();
            List<Integer> visited = visited(steps, visitSequence);
            int[][] selected = Predictors.select(table, settings.minimalCorrelation());
            Map<Integer, List<DesignColumn>> designs = new HashMap<>();
            Map<Integer, UnivariateImputer> imputers = new HashMap<>();
            Map<String, String> names = new LinkedHashMap<>();
            for (int v : visited) {
                Variable variable = table.variables().get(v);
                ImputationMethod method = methods.getOrDefault(variable.name(), ImputationMethod.defaultOf(variable));
                if (!method.suits(variable.scale())) {
                    throw new IllegalArgumentException("Method " + method + " does not suit variable " + variable.name()
                            + ", which is " + variable.scale());
                }
                imputers.put(v, method.imputer(variable, settings));
                designs.put(v, design(v, predictorsOf(variable.name(), selected[v], predictors), steps));
                names.put(variable.name(), method.name());
                warnAboutPredictors(v, designs.get(v));
            }
            steps.stream()
                    .filter(step -> table.missingCount(step.target()) > 0)
                    .forEach(step -> names.put(step.variable().name(), "PASSIVE"));
            return new ChainPlan(visited, designs, imputers, steps, names, neverObserved, warnings);
        }

        private PassiveStep step(PassiveVariable variable) {
            int[] inputs = variable.inputs().stream().mapToInt(this::find).toArray();
            for (int input : inputs) {
                if (table.missingCount(input) == table.rows()) {
                    throw new IllegalArgumentException("Passive variable " + variable.name() + " follows from "
                            + table.variables().get(input).name() + ", which is never observed");
                }
            }
            return new PassiveStep(variable, find(variable.name()), inputs);
        }

        private List<Integer> visited(List<PassiveStep> steps, List<String> sequence) {
            List<Integer> incomplete = new ArrayList<>();
            for (int v = 0; v < table.variables().size(); v++) {
                int target = v;
                boolean follows = steps.stream().anyMatch(step -> step.target() == target);
                if (!follows && table.missingCount(v) == table.rows()) {
                    neverObserved.add(table.variables().get(v).name());
                    warnings.add("Variable " + table.variables().get(v).name()
                            + " has no observed value; it stays missing and predicts nothing");
                } else if (!follows && table.missingCount(v) > 0) {
                    incomplete.add(v);
                }
            }
            if (sequence.isEmpty()) {
                return incomplete;
            }
            List<Integer> ordered = sequence.stream()
                    .map(this::find)
                    .filter(incomplete::contains)
                    .toList();
            for (int v : incomplete) {
                if (!ordered.contains(v)) {
                    throw new IllegalArgumentException("The visit sequence leaves out the incomplete variable "
                            + table.variables().get(v).name());
                }
            }
            return ordered;
        }

        private int[] predictorsOf(String name, int[] selected, Map<String, List<String>> predictors) {
            List<String> chosen = predictors.get(name);
            if (chosen == null) {
                return selected;
            }
            if (chosen.contains(name)) {
                throw new IllegalArgumentException("Variable " + name + " cannot predict itself");
            }
            return chosen.stream().mapToInt(this::find).toArray();
        }

        private List<DesignColumn> design(int target, int[] predictors, List<PassiveStep> steps) {
            List<DesignColumn> columns = new ArrayList<>();
            for (int p : predictors) {
                boolean followsFromTarget =
                        steps.stream().anyMatch(step -> step.target() == p && step.dependsOn(target));
                if (!followsFromTarget
                        && !neverObserved.contains(table.variables().get(p).name())) {
                    columns.addAll(DesignColumn.of(p, table.variables().get(p)));
                }
            }
            return columns;
        }

        /** A level that no case with an observed target has says nothing about the target. */
        private void warnAboutPredictors(int target, List<DesignColumn> design) {
            double[][] columns = table.columns();
            for (DesignColumn column : design) {
                boolean amongObserved = false;
                boolean amongMissing = false;
                for (int row = 0; column.level() >= 0 && row < table.rows(); row++) {
                    boolean has = columns[column.variable()][row] == column.level();
                    amongMissing |= has && table.isMissing(row, target);
                    amongObserved |= has && !table.isMissing(row, target);
                }
                if (amongMissing && !amongObserved) {
                    Variable predictor = table.variables().get(column.variable());
                    warnings.add("Level " + predictor.levels().get(column.level()) + " of " + predictor.name()
                            + " occurs only where "
                            + table.variables().get(target).name()
                            + " is missing; it is drawn as for the first level");
                }
            }
        }

        private int find(String name) {
            Integer found = index.get(name);
            if (found == null) {
                throw new IllegalArgumentException("The imputation plan names the variable " + name
                        + ", which the table does not have; it has "
                        + table.variables().stream().map(Variable::name).toList());
            }
            return found;
        }
    }
}
