package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Covariates as columns of numbers.
 *
 * <p>A numeric term is its column; a factor gives one 0/1 column per level but the first (treatment contrasts), named
 * {@code factor=level}; an interaction gives the products of its parts' columns, the first part changing fastest, with
 * the names joined by {@code :}.
 */
public final class DesignMatrix {

    /** A variable of the data; {@code levels} is empty for a numeric one, and starts with the reference level. */
    public record Variable(String name, List<String> levels) {
        public Variable {
            levels = List.copyOf(levels);
        }
    }

    /** One variable, or several that interact. */
    public record Term(String name, List<Variable> variables) {
        public Term {
            variables = List.copyOf(variables);
        }
    }

    private final List<Term> terms;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final List<Integer> termOfColumn = new ArrayList<>();

    private DesignMatrix(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /** The {@code terms} of an input: name, type and, for factors, levels. */
    public static List<Term> terms(RequestInput input) {
        List<Term> terms = new ArrayList<>();
        for (RequestInput term : input.objects("terms")) {
            String name = term.text("name");
            terms.add(new Term(name, List.of(variable(term, name))));
        }
        return terms;
    }

    private static Variable variable(RequestInput term, String name) {
        String type = term.text("type", "numeric");
        return switch (type) {
            case "numeric" -> new Variable(name, List.of());
            case "factor" -> new Variable(name, term.texts("levels"));
            default -> throw term.invalid("type", "must be numeric or factor, was " + type);
        };
    }

    /**
     * The terms of the right side of an R formula: main effects by {@code +}, interactions by {@code :}, both by
     * {@code *}. Lower orders come first, as in R.
     *
     * @param formula such as {@code y ~ a + b * c}
     * @param factors levels of the variables that are factors, reference first
     */
    public static List<Term> terms(String formula, Map<String, List<String>> factors) {
        String right = formula.substring(formula.indexOf('~') + 1);
        Set<List<String>> found = new LinkedHashSet<>();
        for (String part : right.split("\\+")) {
            String[] starred =
                    Arrays.stream(part.split("\\*")).map(String::strip).toArray(String[]::new);
            if (starred.length == 1 && starred[0].equals("1")) {
                continue;
            }
            for (List<String> subset : subsets(starred)) {
                found.add(subset);
            }
        }
        List<Term> terms = new ArrayList<>();
        int highest = found.stream().mapToInt(List::size).max().orElse(0);
        for (int order = 1; order <= highest; order++) {
            for (List<String> variables : found) {
                if (variables.size() == order) {
                    terms.add(term(variables, factors));
                }
            }
        }
        return terms;
    }

    private static List<List<String>> subsets(String[] starred) {
        List<List<String>> subsets = new ArrayList<>();
        for (int mask = 1; mask < 1 << starred.length; mask++) {
            List<String> subset = new ArrayList<>();
            for (int i = 0; i < starred.length; i++) {
                if ((mask >> i & 1) == 1) {
                    subset.addAll(Arrays.stream(starred[i].split(":"))
                            .map(String::strip)
                            .toList());
                }
            }
            subsets.add(List.copyOf(subset));
        }
        return subsets;
    }

    private static Term term(List<String> names, Map<String, List<String>> factors) {
        for (String name : names) {
            if (!name.matches("[\\w.]+")) {
                throw new StatisticsException(
                        "invalid-input", "Formula part \"" + name + "\" is not understood; use names with + * and :");
            }
        }
        return new Term(
                String.join(":", names),
                names.stream()
                        .map(name -> new Variable(name, factors.getOrDefault(name, List.of())))
                        .toList());
    }

    /** The names of the data columns that the terms use. */
    public static List<String> variables(List<Term> terms) {
        return terms.stream()
                .flatMap(term -> term.variables().stream())
                .map(Variable::name)
                .distinct()
                .toList();
    }

    /**
     * @param table rows without missing values in the terms' columns
     * @param intercept whether a column of ones, named {@code (Intercept)}, comes first
     */
    public static DesignMatrix of(DataTable table, List<Term> terms, boolean intercept) {
        DesignMatrix design = new DesignMatrix(terms);
        if (intercept) {
            double[] ones = new double[table.rows()];
            Arrays.fill(ones, 1);
            design.add("(Intercept)", ones, -1);
        }
        for (int t = 0; t < terms.size(); t++) {
            design.addTerm(table, terms.get(t), t);
        }
        return design;
    }

    private void addTerm(DataTable table, Term term, int index) {
        List<String> partNames = List.of("");
        List<Optional<double[]>> partColumns = List.of(Optional.empty());
        for (Variable variable : term.variables()) {
            List<String> nextNames = new ArrayList<>();
            List<Optional<double[]>> nextColumns = new ArrayList<>();
            List<String> own = namesOf(variable);
            List<double[]> values = columnsOf(table, variable);
            for (int v = 0; v < own.size(); v++) {
                for (int p = 0; p < partNames.size(); p++) {
                    nextNames.add(partNames.get(p).isEmpty() ? own.get(v) : partNames.get(p) + ":" + own.get(v));
                    nextColumns.add(Optional.of(product(partColumns.get(p), values.get(v))));
                }
            }
            partNames = nextNames;
            partColumns = nextColumns;
        }
        for (int p = 0; p < partNames.size(); p++) {
            add(partNames.get(p), partColumns.get(p).orElseThrow(), index);
        }
    }

    private static double[] product(Optional<double[]> left, double[] right) {
        double[] result = right.clone();
        left.ifPresent(values -> Arrays.setAll(result, i -> values[i] * right[i]));
        return result;
    }

    private static List<String> namesOf(Variable variable) {
        return variable.levels().isEmpty()
                ? List.of(variable.name())
                : variable.levels().stream()
                        .skip(1)
                        .map(level -> variable.name() + "=" + level)
                        .toList();
    }

    private static List<double[]> columnsOf(DataTable table, Variable variable) {
        if (variable.levels().isEmpty()) {
            return List.of(table.numbers(variable.name()));
        }
        int[] level = table.levels(variable.name(), variable.levels());
        for (int i = 0; i < level.length; i++) {
            if (level[i] < 0) {
                throw new StatisticsException(
                        "invalid-input",
                        "Factor \"" + variable.name() + "\" has the value \"" + table.texts(variable.name())[i]
                                + "\", which is not among its levels " + variable.levels());
            }
        }
        List<double[]> columns = new ArrayList<>();
        for (int l = 1; l < variable.levels().size(); l++) {
            double[] column = new double[level.length];
            for (int i = 0; i < column.length; i++) {
                column[i] = level[i] == l ? 1 : 0;
            }
            columns.add(column);
        }
        return columns;
    }

    private void add(String name, double[] column, int term) {
        names.add(name);
        columns.add(column);
        termOfColumn.add(term);
    }

    /** Coefficient names, in column order. */
    public List<String> names() {
        return List.copyOf(names);
    }

    public List<Term> terms() {
        return terms;
    }

    /** The columns of one term, as indices. */
    public int[] columnsOf(int term) {
        int[] all = termOfColumn.stream().mapToInt(Integer::intValue).toArray();
        return java.util.stream.IntStream.range(0, all.length)
                .filter(c -> all[c] == term)
                .toArray();
    }

    /** Copy of the columns; shape [columns][rows]. */
    public double[][] columns() {
        return columns.stream().map(double[]::clone).toArray(double[][]::new);
    }
}
