package org.probatum.evaluation.statistics.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.probatum.missing.LittleMcarTest;
import org.probatum.missing.MissingnessPatterns;
import org.probatum.missing.NormalModel;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.missing.imputation.CarryForward;
import org.probatum.missing.imputation.ChainedEquations;
import org.probatum.missing.imputation.ImputationMethod;
import org.probatum.missing.imputation.ImputationSettings;
import org.probatum.missing.imputation.MultipleImputation;
import org.probatum.missing.imputation.PooledEstimate;
import org.probatum.missing.imputation.RubinsRules;
import org.probatum.missing.regression.LeastSquares;
import org.probatum.missing.sensitivity.ReferenceBasedImputation;
import org.probatum.missing.sensitivity.ReferenceBasedImputation.ArmCourse;
import org.probatum.missing.sensitivity.ReferenceBasedImputation.Assumption;
import org.probatum.missing.sensitivity.TippingPoint;

/** What is missing, filling it, and what the answer would be if it were missing for another reason. */
public final class MissingMethods implements MethodFamily {

    private static final String CHAINED = "van Buuren and Groothuis-Oudshoorn 2011, J. Stat. Softw. 45(3)";

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("missing.pattern", MissingnessPatterns.SOURCE, MissingMethods::pattern)
                .with("missing.littleMcar", LittleMcarTest.SOURCE, MissingMethods::littleMcar)
                .with("missing.carryForward", CarryForward.SOURCE, MissingMethods::carryForward)
                .with("missing.regressionImputation", "least squares prediction", MissingMethods::regression)
                .with("missing.normalImputationMean", "Little and Rubin 2002, 11.2", MissingMethods::normalMean)
                .with("missing.imputationTarget", CHAINED, MissingMethods::imputationTarget)
                .with("missing.referenceBased", ReferenceBasedImputation.SOURCE, MissingMethods::referenceBased)
                .with("missing.tippingPoint", TippingPoint.SOURCE, MissingMethods::tippingPoint)
                .methods();
    }

    /** Numeric columns of the data, missing values included. */
    private static ObservationTable observations(DataTable table, List<String> names) {
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

    private static double[][] withConstant(double[][] x, int[] rows) {
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

    /** The normal law by EM, which proper normal imputation approaches with many imputations. */
    private static Object normalMean(RequestInput input) {
        DataTable table = input.table();
        String target = input.text("target");
        String predictor = input.text("predictor");
        double[][] columns = {table.numbers(predictor), table.numbers(target)};
        NormalModel model = NormalModel.fit(columns);
        double[] y = table.complete(List.of(predictor, target)).numbers(target);
        double[] x = table.complete(List.of(predictor, target)).numbers(predictor);
        LeastSquares fit = LeastSquares.fit(
                withConstant(new double[][] {x}, IntStream.range(0, x.length).toArray()), y);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", model.mean()[1]);
        json.put("sd", Math.sqrt(model.covariance()[1][1]));
        json.put("completeCaseMean", Arrays.stream(y).average().orElse(Double.NaN));
        json.put("slope", fit.estimates()[1]);
        json.put("residualSd", fit.residualStandardDeviation());
        return json;
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

    private static Object referenceBased(RequestInput input) {
        input.ignore("meaning");
        ArmCourse active = new ArmCourse(input.numbers("meanActive"), input.matrix("covarianceActive"));
        ArmCourse reference = new ArmCourse(input.numbers("meanReference"), input.matrix("covarianceReference"));
        double[] observed = input.numbers("observed");
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Assumption> names = new LinkedHashMap<>();
        names.put("mar", Assumption.MISSING_AT_RANDOM);
        names.put("jumpToReference", Assumption.JUMP_TO_REFERENCE);
        names.put("copyReference", Assumption.COPY_REFERENCE);
        names.put("copyIncrementsFromReference", Assumption.COPY_INCREMENTS_FROM_REFERENCE);
        names.forEach((name, assumption) ->
                json.put(name, ReferenceBasedImputation.of(assumption, active, reference, observed)));
        return json;
    }

    private static Object tippingPoint(RequestInput input) {
        List<DataTable> tables = PoolingMethods.imputations(input);
        String response = input.text("response");
        String arm = input.text("arm");
        List<String> arms = List.of(input.text("control"), input.text("active"));
        List<String> covariates = input.optionalTexts("covariates");
        String flag = input.text("imputedFlag");
        List<ShiftedAnalysis> analyses = new ArrayList<>();
        for (DataTable table : tables) {
            analyses.add(ShiftedAnalysis.of(table, response, arm, arms, covariates, flag));
        }
        DoubleFunction<PooledEstimate> pooled = delta -> pool(analyses, delta);
        double alpha = input.number("alpha", 0.05);
        TippingPoint search = TippingPoint.search(input.numbers("deltas"), alpha, pooled);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "results",
                search.analyses().stream().map(each -> json(each, 1 - alpha)).toList());
        json.put("firstNonSignificantDelta", search.firstNonSignificant().orElse(Double.NaN));
        json.put("tippingDelta", search.tipping().orElse(Double.NaN));
        return json;
    }

    private static Map<String, Object> json(TippingPoint.Shifted shifted, double level) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("delta", shifted.delta());
        json.put("estimate", shifted.estimate().estimate());
        json.put("se", shifted.estimate().standardError());
        json.put("df", shifted.estimate().degreesOfFreedom());
        json.put("t", shifted.estimate().t());
        json.put("p", shifted.estimate().p());
        json.put("lower", shifted.estimate().lower(level));
        json.put("upper", shifted.estimate().upper(level));
        return json;
    }

    private static PooledEstimate pool(List<ShiftedAnalysis> analyses, double delta) {
        double[] estimates = new double[analyses.size()];
        double[] variances = new double[analyses.size()];
        int df = 1;
        for (int i = 0; i < estimates.length; i++) {
            LeastSquares fit = analyses.get(i).fit(delta);
            estimates[i] = fit.estimates()[1];
            variances[i] = fit.variance(1);
            df = fit.degreesOfFreedom();
        }
        return RubinsRules.pool(estimates, variances, df);
    }

    /** Analysis of covariance of one completed table, with the filled values of the active arm shifted. */
    private record ShiftedAnalysis(double[][] design, double[] y, boolean[] shifted) {

        static ShiftedAnalysis of(
                DataTable all, String response, String arm, List<String> arms, List<String> covariates, String flag) {
            int[] level = all.levels(arm, arms);
            DataTable table = all.where(i -> level[i] >= 0);
            double[] active =
                    Arrays.stream(table.levels(arm, arms)).asDoubleStream().toArray();
            double[] filled = table.numbers(flag);
            double[][] x = new double[covariates.size() + 1][];
            x[0] = active;
            for (int c = 0; c < covariates.size(); c++) {
                x[c + 1] = table.numbers(covariates.get(c));
            }
            boolean[] shifted = new boolean[active.length];
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] = active[i] == 1 && filled[i] == 1;
            }
            int[] rows = IntStream.range(0, active.length).toArray();
            return new ShiftedAnalysis(withConstant(x, rows), table.numbers(response), shifted);
        }

        LeastSquares fit(double delta) {
            double[] moved = y.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += shifted[i] ? delta : 0;
            }
            return LeastSquares.fit(design, moved);
        }
    }
}
