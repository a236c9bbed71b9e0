package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.continuous.BootstrapInterval;
import org.probatum.evaluation.statistics.continuous.CountRegression;
import org.probatum.evaluation.statistics.continuous.GroupComparison;
import org.probatum.evaluation.statistics.continuous.LeastSquares;
import org.probatum.evaluation.statistics.continuous.LinearModel;
import org.probatum.evaluation.statistics.continuous.Quantiles;
import org.probatum.evaluation.statistics.continuous.Sample;

/** Linear models of measurements, several groups, given bootstrap replicates, and counts. */
public final class LinearModelMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("continuous.ancova", LinearModel.SOURCE, LinearModelMethods::ancova)
                .with("continuous.linearModel", LinearModel.SOURCE, LinearModelMethods::linearModel)
                .with("continuous.polynomial", LinearModel.SOURCE, LinearModelMethods::polynomial)
                .with("continuous.anova", GroupComparison.SOURCE, LinearModelMethods::anova)
                .with("continuous.bootstrapBca", BootstrapInterval.SOURCE, LinearModelMethods::bootstrap)
                .with("continuous.countRegression", CountRegression.SOURCE, LinearModelMethods::countRegression)
                .methods();
    }

    /** The response, and the design of complete rows. */
    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    record Regression(double[] response, DesignMatrix design, DataTable table) {

        static Regression read(RequestInput input) {
            List<DesignMatrix.Term> terms = DesignMatrix.terms(input);
            String response = input.text("response");
            return of(input.table(), response, terms);
        }

        static Regression ofFormula(RequestInput input, List<String> further) {
            String formula = input.text("formula");
            List<DesignMatrix.Term> terms = DesignMatrix.terms(formula, factors(input));
            return of(input.table(), responseOf(input, formula), terms, further);
        }

        static Regression of(DataTable table, String response, List<DesignMatrix.Term> terms) {
            return of(table, response, terms, List.of());
        }

        static Regression of(DataTable table, String response, List<DesignMatrix.Term> terms, List<String> further) {
            List<String> used = new ArrayList<>(DesignMatrix.variables(terms));
            used.add(response);
            used.addAll(further);
            DataTable complete = table.complete(used);
            return new Regression(complete.numbers(response), DesignMatrix.of(complete, terms, true), complete);
        }
    }

    static String responseOf(RequestInput input, String formula) {
        int tilde = formula.indexOf('~');
        if (tilde < 0) {
            throw input.invalid("formula", "must have the form response ~ terms, was " + formula);
        }
        return formula.substring(0, tilde).strip();
    }

    static Map<String, List<String>> factors(RequestInput input) {
        Map<String, List<String>> factors = new LinkedHashMap<>();
        if (input.has("factors")) {
            RequestInput object = input.object("factors");
            object.names().forEach(name -> factors.put(name, object.texts(name)));
        }
        return factors;
    }

    private static Outcome<LinearModel> fit(Regression data) {
        return LinearModel.of(data.design().names(), data.design().columns(), data.response());
    }

    private static Object linearModel(RequestInput input) {
        return fit(Regression.read(input)).map(model -> {
            Map<String, Object> coefficients = new LinkedHashMap<>();
            for (int j = 0; j < model.names().size(); j++) {
                String name = model.names().get(j);
                LinearModel.Combination test = model.coefficientTest(j, input.confidenceLevel());
                coefficients.put(
                        name, Map.of("estimate", Map.of(name, test.estimate()), "se", Map.of(name, test.se())));
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("coefficients", coefficients);
            json.put("sigma", model.sigma());
            json.put("rSquared", model.rSquared());
            return json;
        });
    }

    private static Object polynomial(RequestInput input) {
        double[] x = input.numbers("x");
        int degree = input.count("degree");
        double[][] columns = new double[degree + 1][x.length];
        List<String> names = new ArrayList<>();
        for (int d = 0; d <= degree; d++) {
            int power = d;
            java.util.Arrays.setAll(columns[d], i -> Math.pow(x[i], power));
            names.add("x^" + d);
        }
        return LeastSquares.fit(columns, names, input.numbers("y"))
                .map(fit -> Map.of("coefficients", Series.of(fit.coefficients())));
    }

    private static Object ancova(RequestInput input) {
        Regression data = Regression.read(input);
        double level = input.confidenceLevel();
        String treatment = input.text("treatment");
        return fit(data).map(model -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("n", model.n());
            json.put("coefficients", coefficients(model, level));
            json.put("sigma", model.sigma());
            json.put("dfResidual", model.dfResidual());
            json.put("rSquared", model.rSquared());
            json.put("adjustedRSquared", model.adjustedRSquared());
            json.put("fStatistic", model.fStatistic());
            json.put("logLik", model.logLikelihood());
            json.put("aic", model.aic());
            putAdjustedMeans(json, input, data.design(), model, treatment, level);
            json.put("typeThree", typeThree(data.design(), model));
            return json;
        });
    }

    private static Map<String, Object> coefficients(LinearModel model, double level) {
        Map<String, Object> coefficients = new LinkedHashMap<>();
        for (int j = 0; j < model.names().size(); j++) {
            Map<String, Object> json = combination(model.coefficientTest(j, level));
            json.put("seHc3", model.robustSe(j));
            coefficients.put(model.names().get(j), json);
        }
        return coefficients;
    }

    private static Map<String, Object> combination(LinearModel.Combination test) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("estimate", test.estimate());
        json.put("se", test.se());
        json.put("t", test.t());
        json.put("p", test.p());
        json.put("lower", test.ci().lower());
        json.put("upper", test.ci().upper());
        return json;
    }

    private static Map<String, Object> typeThree(DesignMatrix design, LinearModel model) {
        Map<String, Object> tests = new LinkedHashMap<>();
        for (int t = 0; t < design.terms().size(); t++) {
            LinearModel.FTest test = model.dropping(design.columnsOf(t));
            tests.put(design.terms().get(t).name(), Map.of("F", test.f(), "df", test.df(), "p", test.p()));
        }
        return tests;
    }

    private static void putAdjustedMeans(
            Map<String, Object> json,
            RequestInput input,
            DesignMatrix design,
            LinearModel model,
            String treatment,
            double level) {
        int term = IntStream.range(0, design.terms().size())
                .filter(t -> design.terms().get(t).name().equals(treatment))
                .findFirst()
                .orElseThrow(() -> input.invalid("treatment", "must be one of the terms, was " + treatment));
        List<String> levels = design.terms().get(term).variables().getFirst().levels();
        if (levels.isEmpty()) {
            throw input.invalid("treatment", "must be a factor, " + treatment + " is numeric");
        }
        double[][] points = new double[levels.size()][];
        for (int l = 0; l < points.length; l++) {
            points[l] = model.columnMeans();
            int[] columns = design.columnsOf(term);
            for (int c = 0; c < columns.length; c++) {
                points[l][columns[c]] = c + 1 == l ? 1 : 0;
            }
        }
        List<Object> means = new ArrayList<>();
        List<Object> differences = new ArrayList<>();
        for (int l = 0; l < points.length; l++) {
            LinearModel.Combination mean = model.combination(points[l], level);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("level", levels.get(l));
            entry.put("mean", mean.estimate());
            entry.put("se", mean.se());
            entry.put("lower", mean.ci().lower());
            entry.put("upper", mean.ci().upper());
            means.add(entry);
            for (int earlier = 0; earlier < l; earlier++) {
                Map<String, Object> difference = new LinkedHashMap<>();
                difference.put("contrast", label(treatment, levels, l) + " - " + label(treatment, levels, earlier));
                difference.putAll(combination(model.combination(minus(points[l], points[earlier]), level)));
                differences.add(difference);
            }
        }
        json.put("adjustedMeans", means);
        json.put("differences", differences);
    }

    /** A level that is a number is written with the name of its factor. */
    private static String label(String treatment, List<String> levels, int index) {
        boolean numbers = levels.stream().allMatch(text -> text.matches("-?\\d+(\\.\\d+)?"));
        return numbers ? treatment + levels.get(index) : levels.get(index);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        java.util.Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    private static Object anova(RequestInput input) {
        List<String> levels = input.texts("levels");
        if (levels.size() < 2) {
            throw input.invalid("levels", "must name at least two groups, had " + levels.size());
        }
        String response = input.text("response");
        String group = input.text("group");
        int control = levels.indexOf(input.text("control", levels.getFirst()));
        if (control < 0) {
            throw input.invalid("control", "must be one of the levels " + levels);
        }
        DataTable table = input.table().complete(List.of(response, group));
        double[] values = table.numbers(response);
        int[] level = table.levels(group, levels);
        double[][] groups = new double[levels.size()][];
        for (int g = 0; g < groups.length; g++) {
            int code = g;
            groups[g] = IntStream.range(0, values.length)
                    .filter(i -> level[i] == code)
                    .mapToDouble(i -> values[i])
                    .toArray();
            if (groups[g].length == 0) {
                throw input.invalid("levels", "names " + levels.get(g) + ", which has no rows");
            }
        }
        return GroupComparison.of(groups)
                .then(comparison -> comparison
                        .brownForsythe()
                        .map(spread -> anovaJson(comparison, spread, levels, control, input.confidenceLevel())));
    }

    private static Map<String, Object> anovaJson(
            GroupComparison comparison, GroupComparison.FRatio spread, List<String> levels, int control, double level) {
        GroupComparison.FRatio f = comparison.fTest();
        GroupComparison.FRatio welch = comparison.welch();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("F", f.f());
        json.put("df1", f.df1());
        json.put("df2", f.df2());
        json.put("p", f.p());
        json.put("welchF", welch.f());
        json.put("welchDf2", welch.df2());
        json.put("welchP", welch.p());
        Map<String, Object> tukey = new LinkedHashMap<>();
        for (GroupComparison.Difference pair : comparison.tukey(level)) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("difference", pair.difference());
            entry.put("lower", pair.ci().lower());
            entry.put("upper", pair.ci().upper());
            entry.put("p", pair.p());
            tukey.put(levels.get(pair.second()) + " - " + levels.get(pair.first()), entry);
        }
        json.put("tukey", tukey);
        Map<String, Object> comparisons = new LinkedHashMap<>();
        for (GroupComparison.AgainstControl against : comparison.dunnett(control)) {
            String name = levels.get(against.group());
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("estimate", against.difference());
            entry.put("t", against.t());
            entry.put("p", Map.of(name, against.p()));
            comparisons.put(name + " - " + levels.get(control), entry);
        }
        json.put(
                "dunnett", Map.of("critical95", comparison.dunnettCritical(control, 0.05), "comparisons", comparisons));
        json.put("bartlett", comparison.bartlett());
        json.put("brownForsythe", Map.of("F", spread.f(), "p", spread.p()));
        return json;
    }

    private static Object bootstrap(RequestInput input) {
        String statistic = input.text("statistic");
        double[][] data = bootstrapData(input, statistic);
        ToDoubleFunction<double[][]> function = statistic(input, statistic);
        double t0 = input.has("t0") ? input.number("t0") : function.applyAsDouble(data);
        double[] deleteOne = new double[data[0].length];
        for (int i = 0; i < deleteOne.length; i++) {
            int left = i;
            double[][] rest = java.util.Arrays.stream(data)
                    .map(column -> IntStream.range(0, column.length)
                            .filter(j -> j != left)
                            .mapToDouble(j -> column[j])
                            .toArray())
                    .toArray(double[][]::new);
            deleteOne[i] = function.applyAsDouble(rest);
        }
        return BootstrapInterval.of(t0, deleteOne, input.numbers("replicates"), input.confidenceLevel());
    }

    /** The columns in the order in which the statistic names them. */
    private static double[][] bootstrapData(RequestInput input, String statistic) {
        if (!statistic.contains("/") && !statistic.contains("correlation")) {
            return new double[][] {input.numbers("data")};
        }
        RequestInput data = input.object("data");
        List<String> names = statistic.contains("/")
                ? List.of(statistic.replaceAll("mean\\(|\\)", "").split("/"))
                : List.of("x", "y");
        return names.stream().map(name -> data.numbers(name.strip())).toArray(double[][]::new);
    }

    private static ToDoubleFunction<double[][]> statistic(RequestInput input, String statistic) {
        return switch (statistic) {
            case "mean" -> data -> Sample.of(data[0]).mean();
            case "median" -> data -> Quantiles.median(data[0]);
            case "Pearson correlation" -> data -> correlation(data[0], data[1]);
            default -> {
                if (!statistic.matches("mean\\(\\w+\\)/mean\\(\\w+\\)")) {
                    throw input.invalid(
                            "statistic",
                            "must be mean, median, Pearson correlation or mean(a)/mean(b), was " + statistic);
                }
                yield data -> Sample.of(data[0]).mean() / Sample.of(data[1]).mean();
            }
        };
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = Sample.of(x).mean();
        double meanY = Sample.of(y).mean();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static Object countRegression(RequestInput input) {
        Regression data = Regression.ofFormula(input, List.of());
        List<String> names = data.design().names();
        double[][] columns = data.design().columns();
        return CountRegression.poisson(names, columns, data.response())
                .then(poisson -> CountRegression.negativeBinomial(names, columns, data.response())
                        .map(negative ->
                                Map.of("poisson", countJson(poisson), "negativeBinomial", countJson(negative))));
    }

    private static Map<String, Object> countJson(CountRegression fit) {
        Map<String, Object> coefficients = new LinkedHashMap<>();
        fit.coefficients()
                .forEach(c -> coefficients.put(
                        c.name(), Map.of("estimate", c.estimate(), "se", c.se(), "rateRatio", c.rateRatio())));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("coefficients", coefficients);
        json.put("logLik", fit.logLik());
        json.put("dispersionPearson", fit.dispersionPearson());
        if (Double.isInfinite(fit.theta())) {
            json.put("deviance", fit.deviance());
        } else {
            json.put("theta", fit.theta());
            json.put("seTheta", fit.seTheta());
        }
        return json;
    }
}
