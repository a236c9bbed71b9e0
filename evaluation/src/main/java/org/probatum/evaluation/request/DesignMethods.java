package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.probatum.evaluation.statistics.design.BinomialDesigns;
import org.probatum.evaluation.statistics.design.CombinationTest;
import org.probatum.evaluation.statistics.design.ConditionalPower;
import org.probatum.evaluation.statistics.design.FisherCombinationDesign;
import org.probatum.evaluation.statistics.design.GroupSequentialAnalysis;
import org.probatum.evaluation.statistics.design.PowerCalculations;

/** Powers of classical tests, combination tests, one-arm designs, and the analysis of group-sequential trials. */
public final class DesignMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("design.groupSequentialAnalysis", GroupSequentialAnalysis.SOURCE, DesignMethods::analysis)
                .with(
                        "design.conditionalPower",
                        ConditionalPower.SOURCE,
                        in -> ConditionalPower.of(
                                in.number("z"),
                                in.number("informationFraction"),
                                in.number("criticalValue"),
                                in.number("designDrift")))
                .with(
                        "design.combinationTest",
                        CombinationTest.SOURCE,
                        in -> CombinationTest.of(in.numbers("p"), in.numbers("weights"), in.number("alpha")))
                .with("design.fisherCombination", FisherCombinationDesign.SOURCE, DesignMethods::fisher)
                .with(
                        "design.exactBinomial",
                        BinomialDesigns.SOURCE,
                        in -> BinomialDesigns.singleStage(
                                in.number("p0"), in.number("p1"), in.number("alpha"), in.count("n")))
                .with(
                        "design.simonTwoStage",
                        BinomialDesigns.SOURCE,
                        in -> BinomialDesigns.simon(
                                in.number("p0"),
                                in.number("p1"),
                                in.number("alpha"),
                                in.number("beta"),
                                in.count("maxN", 100)))
                .with(
                        "design.mcnemarSampleSize",
                        PowerCalculations.SOURCE,
                        in -> Map.of(
                                "nPairs",
                                PowerCalculations.mcNemarPairs(
                                        in.number("p10"),
                                        in.number("p01"),
                                        in.number("alphaTwoSided"),
                                        in.number("beta"))))
                .with("design.powerTTest", PowerCalculations.SOURCE, DesignMethods::tTest)
                .with("design.powerAnova", PowerCalculations.SOURCE, DesignMethods::anova)
                .with("design.powerPropTest", PowerCalculations.SOURCE, DesignMethods::proportions)
                .with("design.powerCorrelation", PowerCalculations.SOURCE, DesignMethods::correlation)
                .with(
                        "design.tostPower",
                        PowerCalculations.SOURCE,
                        in -> Map.of(
                                "power",
                                PowerCalculations.equivalence(
                                        in.count("n1"),
                                        in.count("n2"),
                                        in.number("difference"),
                                        in.number("margin"),
                                        in.number("sd"),
                                        in.number("alpha"))))
                .methods();
    }

    private static Object analysis(RequestInput input) {
        GroupSequentialAnalysis analysis = GroupSequentialAnalysis.of(
                SequentialMethods.plan(input),
                input.number("maximumInformation"),
                input.numbers("zStatistics"),
                input.number("thetaH1"));
        List<Object> stages = new ArrayList<>(analysis.stages());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("criticalValues", analysis.criticalValues());
        json.put(
                "actions",
                analysis.actions().stream()
                        .map(action -> action.name().toLowerCase(Locale.ROOT))
                        .toList());
        json.put("stages", stages);
        json.put("final", analysis.finalResult().<Object>map(result -> result).orElse(Double.NaN));
        return json;
    }

    private static Object fisher(RequestInput input) {
        if (input.count("kMax") != 2) {
            throw input.invalid("kMax", "must be 2, was " + input.count("kMax"));
        }
        FisherCombinationDesign.Method method = switch (input.text("method")) {
            case "equalAlpha" -> FisherCombinationDesign.Method.EQUAL_ALPHA;
            case "fullAlpha" -> FisherCombinationDesign.Method.FULL_ALPHA;
            default -> throw input.invalid("method", "must be equalAlpha or fullAlpha");
        };
        return FisherCombinationDesign.of(method, input.number("alpha"), input.number("alpha0Vec", 1));
    }

    private static Map<String, Object> sizeAndPower(double n, double power) {
        return Map.of("n", n, "power", power);
    }

    private static PowerCalculations.Sides sides(RequestInput input) {
        boolean strict = input.flag("strict", false);
        return switch (input.text("alternative", "two.sided")) {
            case "two.sided" -> strict ? PowerCalculations.Sides.TWO_STRICT : PowerCalculations.Sides.TWO;
            case "one.sided" -> PowerCalculations.Sides.ONE;
            default -> throw input.invalid("alternative", "must be two.sided or one.sided");
        };
    }

    private static double tolerance(RequestInput input) {
        double tolerance = input.number("tol", PowerCalculations.R_TOLERANCE);
        if (!(tolerance > 0)) {
            throw input.invalid("tol", "must be above 0, was " + tolerance);
        }
        return tolerance;
    }

    private static void oneOf(RequestInput input) {
        if (input.has("n") == input.has("power")) {
            throw input.invalid("n", "or \"power\" must be given, and not both");
        }
    }

    private static Object tTest(RequestInput input) {
        oneOf(input);
        PowerCalculations.Samples samples = switch (input.text("type", "two.sample")) {
            case "two.sample" -> PowerCalculations.Samples.TWO;
            case "one.sample" -> PowerCalculations.Samples.ONE;
            case "paired" -> PowerCalculations.Samples.PAIRED;
            default -> throw input.invalid("type", "must be two.sample, one.sample or paired");
        };
        double delta = input.number("delta");
        double sd = input.number("sd", 1);
        double alpha = input.number("sig.level", 0.05);
        PowerCalculations.Sides sides = sides(input);
        return input.has("power")
                ? sizeAndPower(
                        PowerCalculations.tTestSize(
                                input.number("power"), delta, sd, alpha, samples, sides, tolerance(input)),
                        input.number("power"))
                : sizeAndPower(
                        input.number("n"),
                        PowerCalculations.tTest(input.number("n"), delta, sd, alpha, samples, sides));
    }

    private static Object anova(RequestInput input) {
        oneOf(input);
        int groups = input.count("groups");
        double between = input.number("between.var");
        double within = input.number("within.var");
        double alpha = input.number("sig.level", 0.05);
        return input.has("power")
                ? sizeAndPower(
                        PowerCalculations.anovaSize(
                                input.number("power"), groups, between, within, alpha, tolerance(input)),
                        input.number("power"))
                : sizeAndPower(
                        input.number("n"), PowerCalculations.anova(input.number("n"), groups, between, within, alpha));
    }

    private static Object proportions(RequestInput input) {
        oneOf(input);
        double p1 = input.number("p1");
        double p2 = input.number("p2");
        double alpha = input.number("sig.level", 0.05);
        PowerCalculations.Sides sides = sides(input);
        return input.has("power")
                ? sizeAndPower(
                        PowerCalculations.proportionsSize(
                                input.number("power"), p1, p2, alpha, sides, tolerance(input)),
                        input.number("power"))
                : sizeAndPower(
                        input.number("n"), PowerCalculations.proportions(input.number("n"), p1, p2, alpha, sides));
    }

    private static Object correlation(RequestInput input) {
        oneOf(input);
        double r = input.number("r");
        double alpha = input.number("sig.level", 0.05);
        return input.has("power")
                ? sizeAndPower(
                        PowerCalculations.correlationSize(input.number("power"), r, alpha, tolerance(input)),
                        input.number("power"))
                : sizeAndPower(input.number("n"), PowerCalculations.correlation(input.number("n"), r, alpha));
    }
}
