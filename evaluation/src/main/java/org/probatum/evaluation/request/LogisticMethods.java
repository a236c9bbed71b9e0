package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.comparison.FirthRegression;
import org.probatum.evaluation.statistics.comparison.LogisticFit;
import org.probatum.evaluation.statistics.comparison.LogisticRegression;
import org.probatum.evaluation.statistics.comparison.StandardizedRisks;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.survival.CoxFit;
import org.probatum.evaluation.statistics.survival.CoxRegression;
import org.probatum.evaluation.statistics.survival.SurvivalTimes;

/** Logistic regressions: maximum likelihood, Firth's, conditional; and the check for separation. */
public final class LogisticMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("binary.logistic", LogisticRegression.SOURCE, LogisticMethods::logistic)
                .with("binary.firthLogistic", FirthRegression.SOURCE, LogisticMethods::firth)
                .with("binary.logisticSeparation", LogisticRegression.SOURCE, LogisticMethods::separation)
                .with("binary.conditionalLogistic", CoxRegression.SOURCE, LogisticMethods::conditional)
                .methods();
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Model(DataTable table, List<DesignMatrix.Term> terms, DesignMatrix design, boolean[] event) {

        static Model read(RequestInput input, boolean intercept, String... further) {
            List<DesignMatrix.Term> terms = DesignMatrix.terms(input);
            List<String> used = new ArrayList<>(DesignMatrix.variables(terms));
            used.add(input.text("response"));
            used.addAll(List.of(further));
            DataTable table = input.table().complete(used);
            boolean[] event = ScoredCases.positive(table, input);
            return new Model(table, terms, DesignMatrix.of(table, terms, intercept), event);
        }

        LogisticRegression regression() {
            return LogisticRegression.of(design.names(), design.columns(), event);
        }
    }

    private static Object logistic(RequestInput input) {
        Model model = Model.read(input, true);
        double level = input.confidenceLevel();
        return model.regression().fit().map(fit -> json(fit, model, input, level));
    }

    private static Map<String, Object> json(LogisticFit fit, Model model, RequestInput input, double level) {
        Map<String, Object> json = new LinkedHashMap<>();
        double logLikNull = fit.logLikNull();
        int p = fit.names().size();
        double statistic = 2 * (fit.logLik() - logLikNull);
        json.put("n", fit.n());
        json.put("events", fit.events());
        json.put("coefficients", coefficients(fit, level));
        json.put("seHc0", robust(fit));
        json.put("logLik", fit.logLik());
        json.put("deviance", -2 * fit.logLik());
        json.put("nullDeviance", -2 * logLikNull);
        json.put("aic", -2 * fit.logLik() + 2 * p);
        json.put("lrStatistic", statistic);
        json.put("lrDf", p - 1);
        json.put("lrP", Distributions.chiSquareSf(statistic, p - 1));
        json.put("covariance", fit.covariance());
        if (input.has("treatment")) {
            json.put("standardised", standardized(fit, model, input.object("treatment")));
        }
        return json;
    }

    private static Map<String, Object> coefficients(LogisticFit fit, double level) {
        Map<String, Object> json = new LinkedHashMap<>();
        double quantile = Distributions.normalQuantileOfLevel(level);
        double[] beta = fit.estimates();
        for (int j = 0; j < beta.length; j++) {
            double z = beta[j] / fit.se(j);
            Interval wald = Interval.around(beta[j], quantile, fit.se(j));
            Interval profile = fit.profile(j, level);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("estimate", beta[j]);
            one.put("se", fit.se(j));
            one.put("z", z);
            one.put("p", Distributions.normalTwoSidedP(z));
            one.put("lower", wald.lower());
            one.put("upper", wald.upper());
            one.put("profileLower", profile.lower());
            one.put("profileUpper", profile.upper());
            json.put(fit.names().get(j), one);
        }
        return json;
    }

    private static Map<String, Object> robust(LogisticFit fit) {
        double[][] covariance = fit.robustCovariance();
        Map<String, Object> json = new LinkedHashMap<>();
        for (int j = 0; j < covariance.length; j++) {
            json.put(fit.names().get(j), Math.sqrt(covariance[j][j]));
        }
        return json;
    }

    private static StandardizedRisks standardized(LogisticFit fit, Model model, RequestInput treatment) {
        String name = treatment.text("name");
        DesignMatrix.Variable variable = model.terms().stream()
                .flatMap(term -> term.variables().stream())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> treatment.invalid(
                        "name", "must be one of the terms " + DesignMatrix.variables(model.terms()) + ", was " + name));
        for (String field : List.of("treated", "control")) {
            boolean known = variable.levels().isEmpty()
                    ? Double.isFinite(treatment.number(field))
                    : variable.levels().contains(treatment.text(field));
            if (!known) {
                throw treatment.invalid(
                        field, "must be one of " + variable.levels() + ", was " + treatment.text(field));
            }
        }
        return StandardizedRisks.of(
                fit,
                everybody(model, name, treatment.text("treated")),
                everybody(model, name, treatment.text("control")));
    }

    private static double[][] everybody(Model model, String column, String value) {
        return DesignMatrix.of(model.table().with(column, value), model.terms(), true)
                .columns();
    }

    private static Object firth(RequestInput input) {
        Model model = Model.read(input, true);
        return FirthRegression.of(model.design().names(), model.design().columns(), model.event())
                .fit(input.confidenceLevel())
                .map(LogisticMethods::firthJson);
    }

    private static Map<String, Object> firthJson(FirthRegression.Fit fit) {
        Map<String, Object> coefficients = new LinkedHashMap<>();
        for (FirthRegression.Coefficient one : fit.coefficients()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("estimate", one.estimate());
            values.put("se", one.se());
            values.put("profileLower", one.profile().lower());
            values.put("profileUpper", one.profile().upper());
            values.put("plrChiSquare", one.plrChiSquare());
            values.put("plrP", one.plrP());
            values.put("waldP", one.waldP());
            coefficients.put(one.name(), values);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("coefficients", coefficients);
        json.put("penalizedLogLik", fit.penalizedLogLik());
        json.put("globalPlrChiSquare", fit.globalPlrChiSquare());
        json.put("globalPlrDf", fit.globalPlrDf());
        return json;
    }

    private static Object separation(RequestInput input) {
        LogisticRegression.SeparationCheck check =
                Model.read(input, true).regression().separation();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("separation", check.separation().name().toLowerCase(Locale.ROOT));
        json.put("infinite", check.infinite());
        return json;
    }

    /** A Cox regression with all times equal compares each case with its stratum. */
    private static Object conditional(RequestInput input) {
        Model model = Model.read(input, false, input.text("strata"));
        double[] time = new double[model.event().length];
        Arrays.fill(time, 1);
        return CoxRegression.withDefaults()
                .with(CoxMethods.ties(input, "exact"))
                .withStrata(SurvivalColumns.codes(model.table(), input.texts("strata")))
                .fit(
                        SurvivalTimes.of(time, model.event()),
                        model.design().names(),
                        model.design().columns())
                .map(LogisticMethods::conditionalJson);
    }

    private static Map<String, Object> conditionalJson(CoxFit fit) {
        Map<String, Object> coefficients = new LinkedHashMap<>();
        for (CoxFit.Coefficient one : fit.coefficients()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("estimate", one.estimate());
            values.put("se", one.se());
            values.put("z", one.z());
            values.put("p", one.p());
            coefficients.put(one.name(), values);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("coefficients", coefficients);
        json.put("logLik", fit.logLik());
        json.put("logLikNull", fit.logLikNull());
        return json;
    }
}
