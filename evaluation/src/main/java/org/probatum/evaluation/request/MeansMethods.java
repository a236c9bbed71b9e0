package org.probatum.evaluation.request;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
                        in -> MannWhitney.of(in.sample("x"), in.sample("y"), in.confidenceLevel()))
                .with(
                        "continuous.signedRank",
                        SignedRank.SOURCE,
                        in -> SignedRank.of(differences(in), in.confidenceLevel()))
                .with("continuous.vanElteren", VanElteren.SOURCE, MeansMethods::vanElteren)
                .with("continuous.descriptive", "Compensated sum, two passes", MeansMethods::descriptive)
                .methods();
    }

    private static Object twoSampleT(RequestInput input) {
        return TwoSampleT.of(input.sample("x"), input.sample("y"), input.confidenceLevel())
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
        double[] differences = differences(input);
        return OneSampleT.of(differences, 0, input.confidenceLevel()).map(result -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("n", result.n());
            json.put("sdDifference", result.sd());
            json.put("cohenDz", result.mean() / result.sd());
            json.put("paired", result.difference());
            return withMargin(Answers.toJson(json), result.difference(), input);
        });
    }

    private static double[] differences(RequestInput input) {
        double[][] pairs = input.pairs("x", "y");
        return OneSampleT.differences(pairs[0], pairs[1]);
    }

    private static Object oneSampleT(RequestInput input) {
        return OneSampleT.of(input.sample("x"), input.number("mu", 0), input.confidenceLevel())
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
        double[] x = input.numbers("x");
        List<String> stratum = input.texts("stratum");
        if (group.size() != x.length || stratum.size() != x.length) {
            throw input.invalid(
                    "x",
                    "must have as many values as group and stratum; they have " + x.length + ", " + group.size()
                            + " and " + stratum.size());
        }
        int[] complete = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i])
                        && !group.get(i).isEmpty()
                        && !stratum.get(i).isEmpty())
                .toArray();
        boolean[] first = new boolean[complete.length];
        for (int k = 0; k < first.length; k++) {
            String arm = group.get(complete[k]);
            if (!levels.contains(arm)) {
                throw input.invalid("group", "has \"" + arm + "\", which is not among the levels " + levels);
            }
            first[k] = arm.equals(levels.getFirst());
        }
        return VanElteren.of(
                Arrays.stream(complete).mapToDouble(i -> x[i]).toArray(),
                first,
                codes(Arrays.stream(complete).mapToObj(stratum::get).toList()));
    }

    /** One code per distinct text, in order of appearance. */
    static int[] codes(List<String> texts) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        texts.forEach(text -> seen.putIfAbsent(text, seen.size()));
        return texts.stream().mapToInt(text -> seen.getOrDefault(text, -1)).toArray();
    }

    /** Either the values, or a first value and a pair that is repeated. */
    private static Object descriptive(RequestInput input) {
        double[] values = input.has("x") ? input.sample("x") : series(input);
        if (input.has("n") && input.count("n") != values.length) {
            throw input.invalid("n", "is " + input.count("n") + ", but there are " + values.length + " values");
        }
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
