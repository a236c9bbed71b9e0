package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.survival.BaselineHazard;
import org.probatum.evaluation.statistics.survival.CoxFit;
import org.probatum.evaluation.statistics.survival.CoxRegression;
import org.probatum.evaluation.statistics.survival.HarrellConcordance;
import org.probatum.evaluation.statistics.survival.ProportionalHazardsTest;
import org.probatum.evaluation.statistics.survival.ProportionalHazardsTest.TimeTransform;

/** Cox regression and its checks. */
public final class CoxMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("survival.cox", CoxRegression.SOURCE, CoxMethods::cox)
                .with("survival.coxMonotone", CoxRegression.SOURCE, CoxMethods::monotone)
                .methods();
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    record Model(
            CoxRegression regression, SurvivalColumns data, DesignMatrix design, int[] clusters, List<String> strata) {

        static Model read(RequestInput input) {
            List<DesignMatrix.Term> terms = DesignMatrix.terms(input);
            List<String> used = new ArrayList<>(DesignMatrix.variables(terms));
            input.optionalText("entry").ifPresent(used::add);
            input.optionalText("cluster").ifPresent(used::add);
            SurvivalColumns data = SurvivalColumns.read(input, used);
            DesignMatrix design = DesignMatrix.of(data.table(), terms, false);
            CoxRegression regression = CoxRegression.withDefaults()
                    .with(ties(input, "efron"))
                    .withConfidenceLevel(input.confidenceLevel())
                    .withStrata(data.stratum());
            if (input.has("entry")) {
                regression = regression.withEntry(data.table().numbers(input.text("entry")));
            }
            boolean robust = input.flag("robust", false);
            int[] clusters = input.has("cluster")
                    ? SurvivalColumns.codes(data.table(), List.of(input.text("cluster")))
                    : eachItsOwn(data.times().size());
            if (input.has("cluster") || robust) {
                regression = regression.withClusters(clusters);
            }
            return new Model(regression, data, design, clusters, input.optionalTexts("strata"));
        }

        private static int[] eachItsOwn(int n) {
            int[] codes = new int[n];
            Arrays.setAll(codes, i -> i);
            return codes;
        }

        Outcome<CoxFit> fit() {
            return regression.fit(data.times(), design.names(), design.columns());
        }
    }

    /** What is done with events at the same time. */
    static CoxRegression.Ties ties(RequestInput input, String otherwise) {
        String ties = input.text("ties", otherwise);
        return switch (ties) {
            case "efron" -> CoxRegression.Ties.EFRON;
            case "breslow" -> CoxRegression.Ties.BRESLOW;
            case "exact" -> CoxRegression.Ties.EXACT;
            default -> throw input.invalid("ties", "must be efron, breslow or exact, was " + ties);
        };
    }

    private static Object cox(RequestInput input) {
        Model model = Model.read(input);
        boolean plain = !input.has("entry");
        double[] baselineTimes = input.has("baselineTimes") ? input.numbers("baselineTimes") : new double[0];
        return model.fit().map(fit -> json(fit, model, plain, baselineTimes));
    }

    private static Map<String, Object> json(CoxFit fit, Model model, boolean plain, double[] baselineTimes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("n", fit.n());
        json.put("events", fit.events());
        json.put("coefficients", coefficients(fit));
        json.put("logLikNull", fit.logLikNull());
        json.put("logLik", fit.logLik());
        json.put("likelihoodRatio", fit.likelihoodRatio());
        json.put("wald", fit.wald());
        json.put("score", fit.score());
        fit.robustScore().ifPresent(test -> json.put("robustScore", test));
        json.put("covariance", fit.covariance());
        fit.robustCovariance().ifPresent(matrix -> json.put("robustCovariance", matrix));
        putProportionality(json, fit, model.design());
        List<BaselineHazard> baseline = BaselineHazard.of(fit).stream()
                .map(one -> baselineTimes.length == 0 ? one : one.at(baselineTimes))
                .toList();
        json.put("baselineCumulativeHazard", baseline.size() == 1 ? baseline.getFirst() : byStratum(baseline, model));
        if (plain) {
            putConcordance(json, fit, model);
        }
        return json;
    }

    /** One curve per stratum, in the order of the strata's values, with the values. */
    private static List<Map<String, Object>> byStratum(List<BaselineHazard> baseline, Model model) {
        Map<String, String[]> columns = new LinkedHashMap<>();
        for (String column : model.strata()) {
            columns.put(column, model.data().table().texts(column));
        }
        int[] codes = model.data().stratum();
        Map<Integer, Map<String, Object>> curves = new java.util.TreeMap<>();
        for (int i = 0; i < codes.length; i++) {
            int row = i;
            curves.computeIfAbsent(codes[i], code -> {
                Map<String, Object> stratum = new LinkedHashMap<>();
                columns.forEach((column, texts) -> stratum.put(column, texts[row]));
                Map<String, Object> curve = new LinkedHashMap<>();
                curve.put("stratum", stratum);
                curve.put("time", baseline.get(code).time());
                curve.put("hazard", baseline.get(code).hazard());
                return curve;
            });
        }
        return List.copyOf(curves.values());
    }

    private static Map<String, Object> coefficients(CoxFit fit) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (CoxFit.Coefficient one : fit.coefficients()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("estimate", one.estimate());
            values.put("se", one.se());
            one.robustSe().ifPresent(se -> values.put("robustSe", se));
            values.put("z", one.z());
            values.put("p", one.p());
            values.put("hazardRatio", one.hazardRatio());
            values.put("hrLower", one.hazardRatioCi().lower());
            values.put("hrUpper", one.hazardRatioCi().upper());
            json.put(one.name(), values);
        }
        return json;
    }

    private static void putProportionality(Map<String, Object> json, CoxFit fit, DesignMatrix design) {
        Map<String, int[]> terms = new LinkedHashMap<>();
        for (int t = 0; t < design.terms().size(); t++) {
            terms.put(design.terms().get(t).name(), design.columnsOf(t));
        }
        boolean pooled = terms.size() < fit.names().size();
        for (TimeTransform transform : TimeTransform.values()) {
            String name = "zph_" + transform.name().toLowerCase(java.util.Locale.ROOT);
            json.put(name, ProportionalHazardsTest.of(fit, transform, terms));
            if (pooled) {
                json.put(name + "_perCoefficient", ProportionalHazardsTest.perCoefficient(fit, transform));
            }
        }
    }

    private static void putConcordance(Map<String, Object> json, CoxFit fit, Model model) {
        Outcome<HarrellConcordance> concordance = HarrellConcordance.of(
                model.data().times(), fit.linearPredictor(), model.data().stratum(), model.clusters());
        if (concordance instanceof Outcome.Estimated<HarrellConcordance> estimated) {
            json.put("concordance", estimated.value());
        }
    }

    private static Object monotone(RequestInput input) {
        Model model = Model.read(input);
        Map<String, Object> infinite = new LinkedHashMap<>();
        switch (model.fit()) {
            case Outcome.Estimated<CoxFit> fit -> {}
            case Outcome.NotEstimable<CoxFit> not ->
                infinite.putAll(runningOff(not, model.design().names()));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("monotone", !infinite.isEmpty());
        json.put("infinite", infinite);
        return json;
    }

    private static Map<String, Object> runningOff(Outcome.NotEstimable<CoxFit> not, List<String> names) {
        if (!not.code().equals("monotone-likelihood")) {
            throw new StatisticsException(not.code(), not.reason());
        }
        Map<String, Object> infinite = new LinkedHashMap<>();
        for (String name : names) {
            if (not.reason().contains(name + " to +infinity")) {
                infinite.put(name, Double.POSITIVE_INFINITY);
            } else if (not.reason().contains(name + " to -infinity")) {
                infinite.put(name, Double.NEGATIVE_INFINITY);
            }
        }
        return infinite;
    }
}
