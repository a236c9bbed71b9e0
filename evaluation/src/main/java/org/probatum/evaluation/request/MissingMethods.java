package org.probatum.evaluation.request;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.probatum.missing.LittleMcarTest;
import org.probatum.missing.MissingnessPatterns;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.missing.imputation.CarryForward;
import org.probatum.missing.regression.LeastSquares;

/** What is missing, and filling it by a single rule. */
public final class MissingMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("missing.pattern", MissingnessPatterns.SOURCE, MissingMethods::pattern)
                .with("missing.littleMcar", LittleMcarTest.SOURCE, MissingMethods::littleMcar)
                .with("missing.carryForward", CarryForward.SOURCE, MissingMethods::carryForward)
                .with("missing.regressionImputation", "least squares prediction", MissingMethods::regression)
                .methods();
    }

    /** Numeric columns of the data, missing values included. */
    private static ObservationTable observations(DataTable table, List<String> names) {
        if (names.isEmpty()) {
            throw new StatisticsException("invalid-input", "Input field \"variables\" must not be empty");
        }
        double[][] columns = names.stream().map(table::numbers).toArray(double[][]::new);
        return ObservationTable.of(names.stream().map(Variable::numeric).toList(), columns);
    }

    private static Object pattern(RequestInput input) {
        DataTable table = input.table();
        List<String> names = input.texts("variables");
        double[][] seen = names.stream()
                .map(name -> Arrays.stream(table.texts(name))
                        .mapToDouble(text -> text.isEmpty() ? Double.NaN : 1)
                        .toArray())
                .toArray(double[][]::new);
        return MissingnessPatterns.of(
                ObservationTable.of(names.stream().map(Variable::numeric).toList(), seen));
    }

    private static Object littleMcar(RequestInput input) {
        LittleMcarTest test = LittleMcarTest.of(observations(input.table(), input.texts("variables")));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", test.model().mean());
        json.put("covariance", test.model().covariance());
        json.put("logLik", test.model().logLikelihood());
        json.put("n", test.n());
        json.put("patterns", test.patterns());
        json.put("statistic", test.statistic());
        json.put("df", test.df());
        json.put("p", test.p());
        json.put("statisticUnbiasedSigma", test.statisticUnbiasedSigma());
        return json;
    }

    private static Object carryForward(RequestInput input) {
        input.ignore("meaning");
        double[][] values = input.matrix("values");
        if (values.length == 0 || values[0].length == 0) {
            throw input.invalid("values", "must be rows of numbers, one per subject");
        }
        return Map.of("locf", CarryForward.lastObservation(values), "bocf", CarryForward.baselineObservation(values));
    }

    private static Object regression(RequestInput input) {
        DataTable table = input.table();
        List<String> predictors = input.texts("predictors");
        double[][] x = predictors.stream().map(table::numbers).toArray(double[][]::new);
        double[] y = table.numbers(input.text("target"));
        int[] usable = IntStream.range(0, y.length)
                .filter(i -> Arrays.stream(x).noneMatch(column -> Double.isNaN(column[i])))
                .toArray();
        int[] observed = Arrays.stream(usable).filter(i -> !Double.isNaN(y[i])).toArray();
        int[] missing = Arrays.stream(usable).filter(i -> Double.isNaN(y[i])).toArray();
        LeastSquares fit = LeastSquares.fit(withConstant(x, observed), pick(y, observed));
        double[] imputed =
                Arrays.stream(missing).mapToDouble(i -> fit.predict(row(x, i))).toArray();
        double[] seen =
                Arrays.stream(y).filter(value -> !Double.isNaN(value)).sorted().toArray();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", Arrays.stream(missing).map(i -> i + 1).toArray());
        json.put("imputed", imputed);
        json.put("meanImputation", Arrays.stream(seen).average().orElse(Double.NaN));
        json.put("medianImputation", (seen[(seen.length - 1) / 2] + seen[seen.length / 2]) / 2);
        return json;
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    static double[][] withConstant(double[][] x, int[] rows) {
        double[][] columns = new double[x.length + 1][];
        columns[0] = new double[rows.length];
        Arrays.fill(columns[0], 1);
        for (int j = 0; j < x.length; j++) {
            columns[j + 1] = pick(x[j], rows);
        }
        return columns;
    }

    private static double[] row(double[][] x, int i) {
        double[] row = new double[x.length + 1];
        row[0] = 1;
        for (int j = 0; j < x.length; j++) {
            row[j + 1] = x[j][i];
        }
        return row;
    }
}
