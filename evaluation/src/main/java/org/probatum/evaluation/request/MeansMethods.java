package org.probatum.evaluation.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.continuous.MannWhitney;
import org.probatum.evaluation.statistics.continuous.MarginTests;
import org.probatum.evaluation.statistics.continuous.OneSampleT;
import org.probatum.evaluation.statistics.continuous.Sample;
import org.probatum.evaluation.statistics.continuous.SignedRank;
import org.probatum.evaluation.statistics.continuous.TTest;
import org.probatum.evaluation.statistics.continuous.TwoSampleT;
import org.probatum.evaluation.statistics.continuous.VanElteren;
import tools.jackson.databind.node.ObjectNode;

/** One and two samples of measurements. */
public final class MeansMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("continuous.twoSampleT", TwoSampleT.SOURCE, MeansMethods::twoSampleT)
                .with("continuous.pairedT", OneSampleT.SOURCE, MeansMethods::pairedT)
                .with("continuous.oneSampleT", OneSampleT.SOURCE, MeansMethods::oneSampleT)
                .with(
                        "continuous.mannWhitney",
                        MannWhitney.SOURCE,
                        in -> MannWhitney.of(in.numbers("x"), in.numbers("y"), in.confidenceLevel()))
                .with(
                        "continuous.signedRank",
                        SignedRank.SOURCE,
                        in -> SignedRank.of(
                                OneSampleT.differences(in.numbers("x"), in.numbers("y")), in.confidenceLevel()))
                .with("continuous.vanElteren", VanElteren.SOURCE, MeansMethods::vanElteren)
                .with("continuous.descriptive", "Compensated sum, two passes", MeansMethods::descriptive)
                .methods();
    }

    private static Object twoSampleT(RequestInput input) {
        return TwoSampleT.of(input.numbers("x"), input.numbers("y"), input.confidenceLevel())
                .map(result -> {
                    ObjectNode json = Answers.toJson(result);
                    TwoSampleT.VarianceRatio ratio = result.varianceRatio();
                    json.set("varianceRatio", Answers.toJson(Map.of("F", ratio.f(), "p", ratio.p(), "ci", ratio.ci())));
                    return withMargin(json, result.welch(), input);
                });
    }

    private static ObjectNode withMargin(ObjectNode json, TTest test, RequestInput input) {
        if (input.has("margin")) {
            json.setAll(Answers.toJson(MarginTests.of(test, input.number("margin"))));
        }
        return json;
    }

    private static Object pairedT(RequestInput input) {
        double[] differences = OneSampleT.differences(input.numbers("x"), input.numbers("y"));
        return OneSampleT.of(differences, 0, input.confidenceLevel()).map(result -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("n", result.n());
            json.put("sdDifference", result.sd());
            json.put("cohenDz", result.mean() / result.sd());
            json.put("paired", result.difference());
            return withMargin(Answers.toJson(json), result.difference(), input);
        });
    }

    private static Object oneSampleT(RequestInput input) {
        return OneSampleT.of(input.numbers("x"), input.number("mu", 0), input.confidenceLevel())
                .map(result -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("n", result.n());
                    json.put("mean", result.mean());
                    json.put("sd", result.sd());
                    json.put("t", result.difference().t());
                    json.put("df", result.difference().df());
                    json.put("pTwoSided", result.difference().pTwoSided());
                    json.put("ci", result.ci());
                    return json;
                });
    }

    private static Outcome<VanElteren> vanElteren(RequestInput input) {
        List<String> group = input.texts("group");
        List<String> levels = input.texts("levels");
        if (levels.size() != 2) {
            throw input.invalid("levels", "must name the two arms, had " + levels.size());
        }
        boolean[] first = new boolean[group.size()];
        for (int i = 0; i < first.length; i++) {
            if (!levels.contains(group.get(i))) {
                throw input.invalid("group", "has \"" + group.get(i) + "\", which is not among the levels " + levels);
            }
            first[i] = group.get(i).equals(levels.getFirst());
        }
        return VanElteren.of(input.numbers("x"), first, codes(input.texts("stratum")));
    }

    /** One code per distinct text, in order of appearance. */
    static int[] codes(List<String> texts) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        texts.forEach(text -> seen.putIfAbsent(text, seen.size()));
        return texts.stream().mapToInt(text -> seen.getOrDefault(text, -1)).toArray();
    }

    /** Either the values, or a first value and a pair that is repeated. */
    private static Object descriptive(RequestInput input) {
        input.ignore("n");
        double[] values = input.has("x") ? input.numbers("x") : series(input);
        Sample sample = Sample.of(values);
        return Map.of("n", sample.n(), "mean", sample.mean(), "sd", sample.standardDeviation());
    }

    private static double[] series(RequestInput input) {
        double[] then = input.numbers("then");
        double[] values = new double[Math.addExact(1, Math.multiplyExact(then.length, input.count("repeats")))];
        values[0] = input.number("first");
        for (int i = 1; i < values.length; i++) {
            values[i] = then[(i - 1) % then.length];
        }
        return values;
    }
}
