package org.probatum.evaluation.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.design.CriticalValues;
import org.probatum.evaluation.statistics.design.GroupSequentialDesign;
import org.probatum.evaluation.statistics.design.SpendingFunction;

/** Group-sequential boundaries and their analysis. */
public final class SequentialMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("design.groupSequential", GroupSequentialDesign.SOURCE, SequentialMethods::design)
                .with("design.boundaryConstant", GroupSequentialDesign.SOURCE, SequentialMethods::constants)
                .with("design.spendingFunction", SpendingFunction.SOURCE, SequentialMethods::spending)
                .methods();
    }

    private static Object design(RequestInput input) {
        return GroupSequentialDesign.of(plan(input)).map(SequentialMethods::designJson);
    }

    /** A plan from the fields that rpact names; one look and O'Brien–Fleming when they are not given. */
    static GroupSequentialDesign.Plan plan(RequestInput input) {
        double[] rates = input.has("informationRates")
                ? input.numbers("informationRates")
                : IntStream.rangeClosed(1, input.count("kMax", 1))
                        .mapToDouble(k -> (double) k / input.count("kMax", 1))
                        .toArray();
        if (input.has("kMax") && input.count("kMax") != rates.length) {
            throw input.invalid("kMax", "must be the number of informationRates, " + rates.length);
        }
        return new GroupSequentialDesign.Plan(
                Series.of(rates),
                input.number("alpha", 0.025),
                input.number("beta", 0.2),
                input.count("sided", 1),
                criticalValues(input),
                futility(input, rates.length));
    }

    private static CriticalValues criticalValues(RequestInput input) {
        String type = input.text("typeOfDesign", "OF");
        return switch (type) {
            case "OF" -> new CriticalValues.WangTsiatis(0);
            case "P" -> new CriticalValues.WangTsiatis(0.5);
            case "WT" -> new CriticalValues.WangTsiatis(input.number("deltaWT"));
            case "HP" -> new CriticalValues.HaybittlePeto(input.number("haybittlePetoBound", 3));
            case "asUser" -> new CriticalValues.UserSpending(Series.of(input.numbers("userAlphaSpending")));
            case "asOF", "asP" -> new CriticalValues.Spending(SpendingFunction.named(type, 0));
            case "asKD", "asHSD" -> new CriticalValues.Spending(SpendingFunction.named(type, input.number("gammaA")));
            default ->
                throw input.invalid(
                        "typeOfDesign", "must be OF, P, WT, HP, asOF, asP, asKD, asHSD or asUser, was " + type);
        };
    }

    private static GroupSequentialDesign.Futility futility(RequestInput input, int looks) {
        boolean binding = input.flag("bindingFutility", false);
        String bounds = input.has("futilityBoundsZ") ? "futilityBoundsZ" : "futilityBounds";
        if (input.has("typeBetaSpending") && !input.text("typeBetaSpending").equals("none")) {
            String type = input.text("typeBetaSpending");
            if (type.equals("bsUser")) {
                return new GroupSequentialDesign.Futility.UserBetaSpending(
                        Series.of(input.numbers("userBetaSpending")), binding);
            }
            double gamma = List.of("bsKD", "bsHSD").contains(type) ? input.number("gammaB") : 0;
            return new GroupSequentialDesign.Futility.BetaSpending(SpendingFunction.named(type, gamma), binding);
        }
        if (input.has(bounds) && looks > 1) {
            return new GroupSequentialDesign.Futility.Bounds(Series.of(input.numbersOrInfinite(bounds)), binding);
        }
        return new GroupSequentialDesign.Futility.None();
    }

    private static Map<String, Object> designJson(GroupSequentialDesign design) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("criticalValues", design.criticalValues());
        json.put("stageLevels", design.stageLevels());
        json.put("cumulativeAlphaSpent", design.cumulativeAlphaSpent());
        putOrNull(json, "futilityBounds", design.futilityBounds());
        putOrNull(json, "cumulativeBetaSpent", design.cumulativeBetaSpent());
        json.put("drift", design.drift());
        json.put("shift", design.shift());
        json.put("inflationFactor", design.inflationFactor());
        json.put("information", design.information());
        json.put("rejectionProbabilityH1", design.rejectionProbabilityH1());
        json.put("rejectionProbabilityH0", design.rejectionProbabilityH0());
        putOrNull(json, "futilityProbabilityH1", design.futilityProbabilityH1());
        putOrNull(json, "futilityProbabilityH0", design.futilityProbabilityH0());
        json.put("power", design.power());
        json.put("averageSampleNumberH1", design.averageSampleNumberH1());
        json.put("averageSampleNumberH01", design.averageSampleNumberH01());
        json.put("averageSampleNumberH0", design.averageSampleNumberH0());
        return json;
    }

    /** NaN is written as null. */
    private static void putOrNull(Map<String, Object> json, String name, Optional<Series> values) {
        json.put(name, values.<Object>map(series -> series).orElse(Double.NaN));
    }

    private static Object constants(RequestInput input) {
        String type = input.text("type");
        double alpha = input.number("alphaTwoSided");
        int[] looks = input.counts("looks");
        if (type.equals("WT")) {
            List<Series> rows = new java.util.ArrayList<>();
            for (double delta : input.numbers("deltas")) {
                rows.add(constants(delta, alpha, looks));
            }
            return Map.of("constant", rows, "rowsAre", "deltas, columns are looks");
        }
        double delta = switch (type) {
            case "OF" -> 0;
            case "P" -> 0.5;
            default -> throw input.invalid("type", "must be OF, P or WT, was " + type);
        };
        return Map.of("constant", constants(delta, alpha, looks));
    }

    /** The last critical value, where the information fraction is 1. */
    private static Series constants(double delta, double alpha, int[] looks) {
        return Series.of(IntStream.of(looks)
                .mapToDouble(k -> GroupSequentialDesign.boundaryConstant(delta, alpha, k))
                .toArray());
    }

    private static Outcome<Map<String, Object>> spending(RequestInput input) {
        SpendingFunction function = SpendingFunction.named(input.text("type"), input.number("gamma", 0));
        double alpha = input.number("alpha");
        int sided = input.count("sided", 1);
        if (!(alpha > 0 && alpha < 1) || sided < 1 || sided > 2) {
            throw input.invalid("alpha", "must lie between 0 and 1 with sided 1 or 2, was " + alpha);
        }
        double[] times = input.numbers("times");
        for (double time : times) {
            if (!(time >= 0 && time <= 1)) {
                throw input.invalid("times", "must lie between 0 and 1, had " + time);
            }
        }
        return Outcome.of(Map.of("spent", Series.of(times).map(t -> sided * function.spent(t, alpha / sided))));
    }
}
