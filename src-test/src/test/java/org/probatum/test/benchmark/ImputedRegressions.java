package org.probatum.test.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.imputation.ChainedEquations;
import org.probatum.missing.imputation.ImputationMethod;
import org.probatum.missing.imputation.ImputationSettings;
import org.probatum.missing.imputation.MultipleImputation;
import org.probatum.missing.imputation.PooledEstimate;
import org.probatum.missing.imputation.RubinsRules;
import org.probatum.missing.regression.LeastSquares;

/**
 * One incomplete data set, filled by chained equations and analysed by a linear regression.
 *
 * @param outcome index of the outcome among the variables
 * @param predictors their indices
 */
record ImputedRegressions(ObservationTable data, int outcome, List<Integer> predictors) {

    /** Means and variances of the completed variables, and the pooled regression, by the names that the R program uses. */
    Map<String, Double> quantities(ImputationMethod method, long seed) {
        ChainedEquations chained = ChainedEquations.with(ImputationSettings.withSeed(seed));
        for (int v = 0; v < data.variables().size(); v++) {
            chained = chained.withMethod(data.variables().get(v).name(), method);
        }
        MultipleImputation done = chained.impute(data);
        Map<String, Double> quantities = new LinkedHashMap<>();
        for (int v = 0; v < data.variables().size(); v++) {
            if (data.missingCount(v) > 0) {
                int here = v;
                String name = data.variables().get(v).name();
                quantities.put("mean." + name, mean(done, table -> average(table.column(here))));
                quantities.put("variance." + name, mean(done, table -> variance(table.column(here))));
            }
        }
        addPooled(done, quantities);
        return quantities;
    }

    private void addPooled(MultipleImputation done, Map<String, Double> quantities) {
        List<LeastSquares> fits =
                done.completed().stream().map(this::regression).toList();
        for (int c = 0; c <= predictors.size(); c++) {
            int at = c;
            PooledEstimate pooled = RubinsRules.pool(
                    fits.stream().mapToDouble(fit -> fit.estimates()[at]).toArray(),
                    fits.stream().mapToDouble(fit -> fit.variance(at)).toArray());
            String term = c == 0
                    ? "Intercept"
                    : data.variables().get(predictors.get(c - 1)).name();
            quantities.put("estimate." + term, pooled.estimate());
            quantities.put("total." + term, pooled.variance());
        }
    }

    private LeastSquares regression(ObservationTable table) {
        double[][] columns = new double[predictors.size() + 1][];
        columns[0] = new double[table.rows()];
        Arrays.fill(columns[0], 1);
        for (int p = 0; p < predictors.size(); p++) {
            columns[p + 1] = table.column(predictors.get(p));
        }
        return LeastSquares.fit(columns, table.column(outcome));
    }

    private static double mean(MultipleImputation done, java.util.function.ToDoubleFunction<ObservationTable> of) {
        return done.completed().stream().mapToDouble(of).average().orElseThrow();
    }

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = average(values);
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
    }
}
