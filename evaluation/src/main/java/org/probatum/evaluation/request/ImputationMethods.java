package org.probatum.evaluation.request;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.missing.imputation.ChainedEquations;
import org.probatum.missing.imputation.ImputationMethod;
import org.probatum.missing.imputation.ImputationSettings;
import org.probatum.missing.imputation.MultipleImputation;
import org.probatum.missing.imputation.PooledEstimate;
import org.probatum.missing.regression.LeastSquares;

/** Multiple imputation and the pooled analysis of its tables in one go. */
public final class ImputationMethods implements MethodFamily {

    private static final String CHAINED = "van Buuren and Groothuis-Oudshoorn 2011, J. Stat. Softw. 45(3)";

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("missing.imputationTarget", CHAINED, ImputationMethods::imputationTarget)
                .with("missing.normalImputationMean", CHAINED, ImputationMethods::normalMean)
                .methods();
    }

    /** Mean and standard deviation after normal imputation, averaged over the imputations; complete cases beside. */
    private static Object normalMean(RequestInput input) {
        DataTable table = input.table();
        String target = input.text("target");
        String predictor = input.text("predictor");
        ObservationTable incomplete = ObservationTable.of(
                List.of(Variable.numeric(predictor), Variable.numeric(target)),
                new double[][] {table.numbers(predictor), table.numbers(target)});
        MultipleImputation imputation = ChainedEquations.with(
                        ImputationSettings.withSeed(input.count("seed", 1)).withImputations(input.count("m", 100)))
                .withMethod(target, ImputationMethod.BAYESIAN_LINEAR)
                .impute(incomplete);
        DataTable complete = table.complete(List.of(predictor, target));
        double[] y = complete.numbers(target);
        int[] rows = IntStream.range(0, y.length).toArray();
        LeastSquares fit =
                LeastSquares.fit(MissingMethods.withConstant(new double[][] {complete.numbers(predictor)}, rows), y);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", average(imputation, ImputationMethods::mean));
        json.put("sd", average(imputation, ImputationMethods::standardDeviation));
        json.put("completeCaseMean", mean(y));
        json.put("slope", fit.estimates()[1]);
        json.put("residualSd", fit.residualStandardDeviation());
        return json;
    }

    private static double average(MultipleImputation imputation, ToDoubleFunction<double[]> statistic) {
        return imputation.completed().stream()
                .mapToDouble(completed -> statistic.applyAsDouble(completed.column(1)))
                .average()
                .orElse(Double.NaN);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double standardDeviation(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private static Object imputationTarget(RequestInput input) {
        DataTable table = input.table();
        List<String> names = input.texts("variables");
        Map<String, List<String>> factors = PoolingMethods.factors(input);
        List<Variable> variables = names.stream()
                .map(name ->
                        factors.containsKey(name) ? Variable.nominal(name, factors.get(name)) : Variable.numeric(name))
                .toList();
        int m = input.count("m", 5);
        ChainedEquations chains = ChainedEquations.with(ImputationSettings.withSeed(input.count("seed", 1))
                .withImputations(m)
                .withIterations(input.count("maxit", 5)));
        List<String> methods = input.texts("methods");
        for (int v = 0; v < names.size(); v++) {
            if (!methods.get(v).isEmpty()) {
                chains = chains.withMethod(names.get(v), method(input, methods.get(v)));
            }
        }
        double[][] columns =
                variables.stream().map(variable -> values(table, variable)).toArray(double[][]::new);
        MultipleImputation imputation = chains.impute(ObservationTable.of(variables, columns));
        String formula = input.text("formula");
        List<CompletedFit> fits = imputation.completed().stream()
                .map(completed ->
                        CompletedFit.of(filled(table, completed), formula, factors, CompletedFit.Family.GAUSSIAN))
                .toList();
        double completeDf = table.rows() - fits.getFirst().names().size();
        Map<String, Object> json = new LinkedHashMap<>();
        PoolingMethods.pooled(fits, completeDf).forEach((name, pooled) -> json.put(name, target(pooled, m)));
        return Map.of("coefficients", json, "warnings", imputation.warnings());
    }

    /** What a repetition with other random numbers may differ by: four Monte Carlo errors and a quarter of the se. */
    private static Map<String, Object> target(PooledEstimate pooled, int m) {
        double allowed = 4 * Math.sqrt(pooled.between() / m) + pooled.standardError() / 4;
        return Map.of("estimate", pooled.estimate(), "se", pooled.standardError(), "allowedError", allowed);
    }

    private static double[] values(DataTable table, Variable variable) {
        if (variable.levels().isEmpty()) {
            return table.numbers(variable.name());
        }
        return Arrays.stream(table.levels(variable.name(), variable.levels()))
                .mapToDouble(level -> level < 0 ? Double.NaN : level)
                .toArray();
    }

    private static DataTable filled(DataTable table, ObservationTable completed) {
        DataTable filled = table;
        for (int v = 0; v < completed.variables().size(); v++) {
            Variable variable = completed.variables().get(v);
            double[] values = completed.column(v);
            filled = variable.levels().isEmpty()
                    ? filled.with(variable.name(), values)
                    : filled.with(
                            variable.name(),
                            Arrays.stream(values)
                                    .mapToObj(value -> variable.levels().get((int) value))
                                    .toArray(String[]::new));
        }
        return filled;
    }

    private static ImputationMethod method(RequestInput input, String name) {
        return switch (name) {
            case "pmm" -> ImputationMethod.PREDICTIVE_MEAN_MATCHING;
            case "norm" -> ImputationMethod.BAYESIAN_LINEAR;
            case "logreg" -> ImputationMethod.LOGISTIC;
            case "polyreg" -> ImputationMethod.POLYTOMOUS;
            case "polr" -> ImputationMethod.PROPORTIONAL_ODDS;
            case "rf" -> ImputationMethod.RANDOM_FOREST;
            default ->
                throw input.invalid("methods", "must be pmm, norm, logreg, polyreg, polr, rf or empty, had " + name);
        };
    }
}
