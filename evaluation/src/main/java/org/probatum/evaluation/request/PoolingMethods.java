package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.missing.imputation.JointTest;
import org.probatum.missing.imputation.PooledEstimate;
import org.probatum.missing.imputation.RubinsRules;

/** Pooling what was estimated from multiply imputed data: one number, a mean, or the coefficients of a model. */
public final class PoolingMethods implements MethodFamily {

    private static final String RUBIN = "Rubin 1987; degrees of freedom of Barnard and Rubin 1999";
    private static final String JOINT =
            RUBIN + "; joint tests D1 Reiter 2007, D2 Li et al. 1991, D3 Meng and Rubin 1992";

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("missing.rubin", RUBIN, PoolingMethods::rubin)
                .with("missing.poolMean", RUBIN, PoolingMethods::mean)
                .with("missing.poolModel", JOINT, PoolingMethods::model)
                .methods();
    }

    private static Object rubin(RequestInput input) {
        double complete = positiveOrInfinite(input, "n") - input.count("parameters", 1);
        PooledEstimate pooled = RubinsRules.pool(input.numbers("estimates"), input.numbers("variances"), complete);
        return json(pooled, input.confidenceLevel());
    }

    /** A size or degrees of freedom; infinite when the field is absent. */
    private static double positiveOrInfinite(RequestInput input, String field) {
        double value = input.has(field) ? input.numberOrInfinite(field) : Double.POSITIVE_INFINITY;
        if (!(value > 0)) {
            throw input.invalid(field, "must be positive, was " + value);
        }
        return value;
    }

    /** The fields of a pooled estimate, named as in the reference answers. */
    static Map<String, Object> json(PooledEstimate pooled, double confidenceLevel) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("estimate", pooled.estimate());
        json.put("within", pooled.within());
        json.put("between", pooled.between());
        json.put("total", pooled.variance());
        json.put("se", pooled.standardError());
        json.put("riv", pooled.relativeIncrease());
        json.put("lambda", pooled.lambda());
        json.put("dfRubin1987", pooled.largeSampleDegreesOfFreedom());
        json.put("df", pooled.degreesOfFreedom());
        json.put("fmi", pooled.fractionMissing());
        json.put("t", pooled.t());
        json.put("p", pooled.p());
        json.put("lower", pooled.lower(confidenceLevel));
        json.put("upper", pooled.upper(confidenceLevel));
        return json;
    }

    private static Object mean(RequestInput input) {
        List<DataTable> tables = imputations(input);
        double[] estimates = new double[tables.size()];
        double[] variances = new double[tables.size()];
        int rows = tables.getFirst().rows();
        for (int i = 0; i < estimates.length; i++) {
            double[] values = tables.get(i).numbers(input.text("variable"));
            double mean = 0;
            for (double value : values) {
                mean += value / values.length;
            }
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            estimates[i] = mean;
            variances[i] = squares / (values.length - 1) / values.length;
        }
        return json(RubinsRules.pool(estimates, variances, rows - 1), input.confidenceLevel());
    }

    /** The completed tables, one per value of the column that numbers them. */
    static List<DataTable> imputations(RequestInput input) {
        DataTable stacked = input.table();
        String column = input.text("imputation");
        List<String> numbers = stacked.distinct(column);
        int[] which = stacked.levels(column, numbers);
        List<DataTable> tables = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int wanted = i;
            tables.add(stacked.where(row -> which[row] == wanted));
        }
        return tables;
    }

    private static Object model(RequestInput input) {
        String formula = input.text("formula");
        if (!formula.contains("~")) {
            throw input.invalid("formula", "must be written response ~ terms, was " + formula);
        }
        Map<String, List<String>> factors = factors(input);
        CompletedFit.Family family = CompletedFit.Family.named(input);
        List<DataTable> tables = imputations(input);
        double complete = positiveOrInfinite(input, "completeDataDf");
        List<CompletedFit> full = fits(tables, formula, factors, family);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("coefficients", coefficients(full, complete, input.confidenceLevel()));
        nested(input, formula, factors).ifPresent(nested -> {
            json.put("nestedModel", nested);
            putJointTests(json, full, fits(tables, nested, factors, family), complete);
        });
        if (!input.has("nestedModel") && json.containsKey("nestedModel")) {
            json.put("warnings", List.of("Input field \"nestedModel\" was not given; tested against the model shown"));
        }
        return json;
    }

    static Map<String, List<String>> factors(RequestInput input) {
        Map<String, List<String>> factors = new LinkedHashMap<>();
        if (input.has("factors")) {
            RequestInput levels = input.object("factors");
            levels.names().forEach(name -> factors.put(name, levels.texts(name)));
        }
        return factors;
    }

    private static List<CompletedFit> fits(
            List<DataTable> tables, String formula, Map<String, List<String>> factors, CompletedFit.Family family) {
        return tables.stream()
                .map(table -> CompletedFit.of(table, formula, factors, family))
                .toList();
    }

    /** Rubin's rules for each coefficient. */
    static Map<String, PooledEstimate> pooled(List<CompletedFit> fits, double completeDf) {
        Map<String, PooledEstimate> pooled = new LinkedHashMap<>();
        List<String> names = fits.getFirst().names();
        for (int c = 0; c < names.size(); c++) {
            int index = c;
            double[] estimates =
                    fits.stream().mapToDouble(fit -> fit.estimates()[index]).toArray();
            double[] variances = fits.stream()
                    .mapToDouble(fit -> fit.covariance()[index][index])
                    .toArray();
            pooled.put(names.get(c), RubinsRules.pool(estimates, variances, completeDf));
        }
        return pooled;
    }

    private static Map<String, Object> coefficients(List<CompletedFit> fits, double completeDf, double level) {
        Map<String, Object> json = new LinkedHashMap<>();
        pooled(fits, completeDf).forEach((name, estimate) -> json.put(name, json(estimate, level)));
        return json;
    }

    /**
     * The model that a joint test compares with. Without {@code nestedModel} it leaves out the first factor of three or
     * more levels; where there is none the second and third term, the first being the one of interest; a model with
     * fewer terms than that has no joint test.
     */
    private static Optional<String> nested(RequestInput input, String formula, Map<String, List<String>> factors) {
        if (input.has("nestedModel")) {
            return input.optionalText("nestedModel");
        }
        List<String> terms = new ArrayList<>(DesignMatrix.terms(formula, factors).stream()
                .map(DesignMatrix.Term::name)
                .toList());
        Optional<String> factor = terms.stream()
                .filter(term -> factors.getOrDefault(term, List.of()).size() > 2)
                .findFirst();
        if (factor.isPresent() && terms.size() > 1) {
            terms.remove(factor.get());
        } else if (terms.size() > 2) {
            terms.subList(1, 3).clear();
        } else {
            return Optional.empty();
        }
        return Optional.of(formula.substring(0, formula.indexOf('~')) + "~ " + String.join(" + ", terms));
    }

    private static void putJointTests(
            Map<String, Object> json, List<CompletedFit> full, List<CompletedFit> nested, double completeDf) {
        List<String> names = full.getFirst().names();
        List<String> kept = nested.getFirst().names();
        int[] dropped = java.util.stream.IntStream.range(0, names.size())
                .filter(c -> !kept.contains(names.get(c)))
                .toArray();
        if (dropped.length == 0 || dropped.length + kept.size() != names.size()) {
            throw new StatisticsException(
                    "invalid-input", "The nested model must leave out terms of the model and add none");
        }
        int m = full.size();
        double[][] estimates = new double[m][dropped.length];
        double[][][] covariances = new double[m][dropped.length][dropped.length];
        for (int i = 0; i < m; i++) {
            for (int a = 0; a < dropped.length; a++) {
                estimates[i][a] = full.get(i).estimates()[dropped[a]];
                for (int b = 0; b < dropped.length; b++) {
                    covariances[i][a][b] = full.get(i).covariance()[dropped[a]][dropped[b]];
                }
            }
        }
        json.put("d1", json(JointTest.d1(estimates, covariances, completeDf)));
        json.put("d2", json(JointTest.d2(estimates, covariances)));
        if (full.getFirst().hasLikelihoodAt()) {
            json.put("d3", json(likelihoodRatio(full, nested, dropped.length)));
        }
    }

    private static JointTest likelihoodRatio(List<CompletedFit> full, List<CompletedFit> nested, int k) {
        double[] own = new double[full.size()];
        double[] pooled = new double[full.size()];
        double[] fullMean = mean(full);
        double[] nestedMean = mean(nested);
        for (int i = 0; i < own.length; i++) {
            own[i] = 2 * (full.get(i).logLikelihood() - nested.get(i).logLikelihood());
            pooled[i] =
                    2 * (full.get(i).logLikelihoodAt(fullMean) - nested.get(i).logLikelihoodAt(nestedMean));
        }
        return JointTest.d3(own, pooled, k);
    }

    private static double[] mean(List<CompletedFit> fits) {
        double[] mean = new double[fits.getFirst().names().size()];
        for (CompletedFit fit : fits) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += fit.estimates()[c] / fits.size();
            }
        }
        return mean;
    }

    private static Map<String, Object> json(JointTest test) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("F", test.f());
        json.put("df1", test.df1());
        json.put("df2", test.df2());
        json.put("p", test.p());
        json.put("riv", test.riv());
        return json;
    }
}
