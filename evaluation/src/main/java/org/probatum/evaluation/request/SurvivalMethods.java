package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.survival.ConfidenceScale;
import org.probatum.evaluation.statistics.survival.HarrellConcordance;
import org.probatum.evaluation.statistics.survival.KaplanMeier;
import org.probatum.evaluation.statistics.survival.KaplanMeierCurve;
import org.probatum.evaluation.statistics.survival.LogRankTest;
import org.probatum.evaluation.statistics.survival.MilestoneComparison;
import org.probatum.evaluation.statistics.survival.RestrictedMean;
import org.probatum.evaluation.statistics.survival.SurvivalTimes;

/** Time-to-event methods: curves, their comparison and concordance. */
public final class SurvivalMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("survival.kaplanMeier", KaplanMeier.SOURCE, SurvivalMethods::kaplanMeier)
                .with("survival.logRank", LogRankTest.SOURCE, SurvivalMethods::logRank)
                .with("survival.rmst", RestrictedMean.SOURCE, SurvivalMethods::rmst)
                .with("survival.milestone", MilestoneComparison.SOURCE, SurvivalMethods::milestone)
                .with("survival.concordance", HarrellConcordance.SOURCE, SurvivalMethods::concordance)
                .methods();
    }

    private static Object kaplanMeier(RequestInput input) {
        SurvivalColumns data = SurvivalColumns.read(input, List.of());
        double level = input.confidenceLevel();
        boolean every = input.isAbsentOrText("times");
        if (every && input.has("times") && !input.text("times").startsWith("every")) {
            throw input.invalid(
                    "times", "must be numbers or \"every distinct event time\", was " + input.text("times"));
        }
        List<Object> groups = new ArrayList<>();
        for (int g = 0; g < data.levels().size(); g++) {
            KaplanMeierCurve curve = KaplanMeier.estimate(data.times().ofGroup(data.group(), g));
            double[] times = every ? curve.time().toArray() : input.numbers("times");
            groups.add(curveJson(data.levels().get(g), curve, times, level));
        }
        return Map.of("groups", groups);
    }

    private static Object curveJson(String levelName, KaplanMeierCurve curve, double[] times, double level) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("level", levelName);
        json.put("n", curve.n());
        json.put("events", curve.events());
        json.put("table", table(curve, times, level));
        json.put("quantilesPlain", quantiles(curve, ConfidenceScale.PLAIN, level));
        json.put("quantilesLog", quantiles(curve, ConfidenceScale.LOG, level));
        json.put("quantilesLogLog", quantiles(curve, ConfidenceScale.LOG_LOG, level));
        return json;
    }

    private static Object table(KaplanMeierCurve curve, double[] times, double level) {
        List<KaplanMeierCurve.Point> plain = curve.at(times, ConfidenceScale.PLAIN, level);
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("time", Series.of(times));
        table.put("nRisk", plain.stream().map(KaplanMeierCurve.Point::nRisk).toList());
        table.put(
                "survival", plain.stream().map(KaplanMeierCurve.Point::survival).toList());
        table.put(
                "se", plain.stream().map(KaplanMeierCurve.Point::standardError).toList());
        putLimits(table, "plain", plain);
        putLimits(table, "log", curve.at(times, ConfidenceScale.LOG, level));
        putLimits(table, "logLog", curve.at(times, ConfidenceScale.LOG_LOG, level));
        table.put(
                "nEvent",
                plain.stream().map(point -> curve.eventsAt(point.time())).toList());
        table.put(
                "cumulativeHazard",
                plain.stream()
                        .map(point -> curve.cumulativeHazardAt(point.time()))
                        .toList());
        table.put(
                "cumulativeHazardSe",
                plain.stream()
                        .map(point -> curve.cumulativeHazardSeAt(point.time()))
                        .toList());
        return table;
    }

    private static void putLimits(Map<String, Object> table, String name, List<KaplanMeierCurve.Point> points) {
        table.put(
                name + "Lower",
                points.stream().map(point -> point.limits().lower()).toList());
        table.put(
                name + "Upper",
                points.stream().map(point -> point.limits().upper()).toList());
    }

    private static Object quantiles(KaplanMeierCurve curve, ConfidenceScale scale, double level) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("q25", quantile(curve.quantile(0.25, scale, level)));
        json.put("median", quantile(curve.quantile(0.5, scale, level)));
        json.put("q75", quantile(curve.quantile(0.75, scale, level)));
        return json;
    }

    private static Object quantile(KaplanMeierCurve.Quantile quantile) {
        return limits(quantile.estimate(), quantile.limits());
    }

    private static Map<String, Object> limits(double estimate, Interval interval) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("estimate", estimate);
        json.put("lower", interval.lower());
        json.put("upper", interval.upper());
        return json;
    }

    private static Object logRank(RequestInput input) {
        SurvivalColumns data = SurvivalColumns.read(input, List.of());
        return LogRankTest.of(
                data.times(), data.group(), data.levels().size(), data.stratum(), LogRankTest.commonWeights());
    }

    private static Object rmst(RequestInput input) {
        SurvivalColumns data = SurvivalColumns.read(input, List.of());
        RestrictedMean.Comparison comparison =
                RestrictedMean.compare(curve(data, 0), curve(data, 1), input.number("tau"), input.confidenceLevel());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("groups", List.of(arm(data, 0, comparison.first()), arm(data, 1, comparison.second())));
        json.put("difference", comparison.difference());
        json.put("ratio", comparison.ratio());
        json.put("rmtlRatio", comparison.rmtlRatio());
        json.put("warnings", comparison.warnings());
        return json;
    }

    private static Object arm(SurvivalColumns data, int group, RestrictedMean.Estimate estimate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("level", data.levels().get(group));
        json.put("rmst", estimate.rmst());
        json.put("se", estimate.se());
        json.put("ci", estimate.ci());
        json.put("rmtl", estimate.rmtl());
        return json;
    }

    private static KaplanMeierCurve curve(SurvivalColumns data, int group) {
        if (group >= data.levels().size()) {
            throw new StatisticsException("invalid-input", "The comparison needs two levels of the group");
        }
        return KaplanMeier.estimate(data.times().ofGroup(data.group(), group));
    }

    private static Object milestone(RequestInput input) {
        SurvivalColumns data = SurvivalColumns.read(input, List.of());
        return MilestoneComparison.of(
                curve(data, 0), curve(data, 1), input.number("milestone"), input.confidenceLevel());
    }

    private static Object concordance(RequestInput input) {
        SurvivalColumns data = SurvivalColumns.read(input, List.of(input.text("marker")));
        double[] marker = data.table().numbers(input.text("marker"));
        String direction = input.text("direction", "higher marker, higher risk");
        if (!direction.startsWith("higher") && !direction.startsWith("lower")) {
            throw input.invalid(
                    "direction",
                    "must be \"higher marker, higher risk\" or \"lower marker, higher risk\", was " + direction);
        }
        if (direction.startsWith("lower")) {
            for (int i = 0; i < marker.length; i++) {
                marker[i] = -marker[i];
            }
        }
        double tau = input.number("tau", data.times().longest());
        SurvivalTimes times = data.times();
        return HarrellConcordance.of(times, marker)
                .then(harrell -> HarrellConcordance.truncated(times, marker, tau)
                        .then(truncated -> concordances(times, marker, tau, harrell, truncated)));
    }

    private static Outcome<Map<String, Object>> concordances(
            SurvivalTimes times,
            double[] marker,
            double tau,
            HarrellConcordance harrell,
            HarrellConcordance truncated) {
        return org.probatum.evaluation.statistics.survival.UnoConcordance.of(times, marker, tau)
                .map(uno -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("harrell", harrell);
                    json.put("harrellTruncated", truncated);
                    json.put("uno", uno);
                    return json;
                });
    }
}
