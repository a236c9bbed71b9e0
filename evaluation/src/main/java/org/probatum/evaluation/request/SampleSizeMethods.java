package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleBiFunction;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.design.Endpoint;
import org.probatum.evaluation.statistics.design.GroupSequentialDesign;
import org.probatum.evaluation.statistics.design.MeansEndpoint;
import org.probatum.evaluation.statistics.design.RatesEndpoint;
import org.probatum.evaluation.statistics.numeric.Distributions;

/** Sample sizes and powers of means and rates, with one look or more; fields as rpact names them. */
public final class SampleSizeMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with(
                        "design.sampleSizeMeans",
                        MeansEndpoint.SOURCE,
                        in -> size(in, means(in, in.number("alternative"))))
                .with("design.powerMeans", MeansEndpoint.SOURCE, SampleSizeMethods::powerMeans)
                .with("design.sampleSizeRates", RatesEndpoint.SOURCE, in -> size(in, rates(in, in.number("pi1"))))
                .with("design.powerRates", RatesEndpoint.SOURCE, SampleSizeMethods::powerRates)
                .methods();
    }

    private static MeansEndpoint means(RequestInput input, double alternative) {
        return new MeansEndpoint(
                input.count("groups", 2),
                alternative,
                input.number("thetaH0", 0),
                input.number("stDev", 1),
                input.number("allocationRatioPlanned", 1),
                input.flag("normalApproximation", false));
    }

    private static RatesEndpoint rates(RequestInput input, double pi1) {
        int groups = input.count("groups", 2);
        boolean ratio = input.flag("riskRatio", false);
        return new RatesEndpoint(
                groups,
                pi1,
                groups == 2 ? input.number("pi2") : Double.NaN,
                input.number("thetaH0", groups == 1 ? 0.5 : ratio ? 1 : 0),
                ratio,
                input.number("allocationRatioPlanned", 1));
    }

    static double positive(RequestInput input, String field) {
        double value = input.number(field);
        if (!(value > 0) || Double.isInfinite(value)) {
            throw input.invalid(field, "must be above 0 and finite, was " + value);
        }
        return value;
    }

    /** A list for several looks, the number itself for one. */
    static Object perStage(double[] values) {
        return values.length == 1 ? values[0] : Series.of(values);
    }

    static double[] times(Series rates, double factor) {
        return rates.map(rate -> rate * factor).toArray();
    }

    /** The design fields that do not depend on the endpoint. */
    static void putLevels(Map<String, Object> json, GroupSequentialDesign design) {
        Series levels = design.criticalValues()
                .map(z -> Distributions.normalSf(z) * design.plan().sided());
        json.put("criticalValuesPValueScale", perStage(levels.toArray()));
    }

    private static void putSizes(Map<String, Object> json, Endpoint endpoint, Series rates, double most) {
        json.put("maxNumberOfSubjects", most);
        json.put("numberOfSubjects", perStage(times(rates, most)));
        if (endpoint.groups() == 2) {
            double share = endpoint.allocationRatio() / (1 + endpoint.allocationRatio());
            json.put("maxNumberOfSubjects1", most * share);
            json.put("maxNumberOfSubjects2", most * (1 - share));
            json.put("numberOfSubjects1", perStage(times(rates, most * share)));
            json.put("numberOfSubjects2", perStage(times(rates, most * (1 - share))));
        }
    }

    private static void putFixed(Map<String, Object> json, Endpoint endpoint, double fixed) {
        json.put("nFixed", fixed);
        if (endpoint.groups() == 2) {
            double share = endpoint.allocationRatio() / (1 + endpoint.allocationRatio());
            json.put("nFixed1", fixed * share);
            json.put("nFixed2", fixed * (1 - share));
        }
    }

    /** Effects at the critical values of a one-sided design. */
    static void putEffects(
            Map<String, Object> json, GroupSequentialDesign design, Endpoint endpoint, double most, boolean upper) {
        if (design.plan().sided() == 2) {
            return;
        }
        Series rates = design.plan().informationRates();
        json.put("criticalValuesEffectScale", effects(design.criticalValues(), endpoint, rates, most, upper));
        design.futilityBounds()
                .ifPresent(
                        bounds -> json.put("futilityBoundsEffectScale", effects(bounds, endpoint, rates, most, upper)));
    }

    private static Object effects(Series z, Endpoint endpoint, Series rates, double most, boolean upper) {
        double[] effects = new double[z.size()];
        Arrays.setAll(effects, k -> endpoint.effectAt(z.get(k), rates.get(k) * most, upper));
        return perStage(effects);
    }

    private static Object size(RequestInput input, Endpoint endpoint) {
        return GroupSequentialDesign.of(SequentialMethods.plan(input.object("design")))
                .map(design -> sizeJson(design, endpoint));
    }

    private static Map<String, Object> sizeJson(GroupSequentialDesign design, Endpoint endpoint) {
        GroupSequentialDesign.Plan plan = design.plan();
        double fixed = endpoint.fixedSize(plan.alpha() / plan.sided(), plan.beta());
        double most = fixed * design.inflationFactor();
        Map<String, Object> json = new LinkedHashMap<>();
        putFixed(json, endpoint, fixed);
        putSizes(json, endpoint, plan.informationRates(), most);
        json.put("expectedNumberOfSubjectsH0", fixed * design.averageSampleNumberH0());
        json.put("expectedNumberOfSubjectsH01", fixed * design.averageSampleNumberH01());
        json.put("expectedNumberOfSubjectsH1", fixed * design.averageSampleNumberH1());
        putEffects(json, design, endpoint, most, endpoint.isUpward());
        putLevels(json, design);
        putStops(json, design);
        return json;
    }

    static void putStops(Map<String, Object> json, GroupSequentialDesign design) {
        json.put("rejectPerStage", design.rejectionProbabilityH1());
        design.futilityProbabilityH1().ifPresent(stops -> json.put("futilityPerStage", perStage(stops.toArray())));
    }

    private static Object powerMeans(RequestInput input) {
        double most = input.number("maxNumberOfSubjects");
        double sign = input.flag("directionUpper", true) ? 1 : -1;
        return power(
                input,
                input.numbers("alternative"),
                value -> means(input, value),
                (endpoint, alpha) -> sign * endpoint.drift(most, alpha));
    }

    private static Object powerRates(RequestInput input) {
        double most = input.number("maxNumberOfSubjects");
        boolean upper = input.flag("directionUpper", true);
        return power(
                input,
                input.numbers("pi1"),
                value -> rates(input, value),
                (endpoint, alpha) -> endpoint.drift(most, alpha, upper));
    }

    /** @param drift of an endpoint at the one-sided α of the design */
    private static <T extends Endpoint> Object power(
            RequestInput input, double[] values, DoubleFunction<T> endpoint, ToDoubleBiFunction<T, Double> drift) {
        double most = positive(input, "maxNumberOfSubjects");
        if (values.length == 0) {
            throw new StatisticsException("invalid-input", "At least one alternative is needed");
        }
        return GroupSequentialDesign.of(SequentialMethods.plan(input.object("design")))
                .map(design -> {
                    T first = endpoint.apply(values[0]);
                    double alpha = design.plan().alpha() / design.plan().sided();
                    double[] drifts = Arrays.stream(values)
                            .map(value -> drift.applyAsDouble(endpoint.apply(value), alpha))
                            .toArray();
                    Map<String, Object> json = new LinkedHashMap<>();
                    putFixed(json, first, most);
                    putSizes(json, first, design.plan().informationRates(), most);
                    putEffects(json, design, first, most, input.flag("directionUpper", true));
                    putLevels(json, design);
                    putPowers(json, design, drifts);
                    json.put(
                            "expectedNumberOfSubjects",
                            Series.of(drifts).map(d -> most * design.meanInformationRate(d)));
                    return json;
                });
    }

    /** Rows are stages, columns the alternatives. */
    static void putPowers(Map<String, Object> json, GroupSequentialDesign design, double[] drifts) {
        List<Series> perStage = new ArrayList<>();
        Series[] rejection =
                Arrays.stream(drifts).mapToObj(design::rejectionProbability).toArray(Series[]::new);
        for (int k = 0; k < design.plan().looks(); k++) {
            int stage = k;
            perStage.add(Series.of(
                    Arrays.stream(rejection).mapToDouble(row -> row.get(stage)).toArray()));
        }
        json.put("rejectPerStage", perStage);
        json.put(
                "overallReject",
                Series.of(Arrays.stream(rejection).mapToDouble(Series::sum).toArray()));
    }
}
