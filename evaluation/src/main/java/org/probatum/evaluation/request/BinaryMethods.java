package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.probatum.evaluation.statistics.comparison.CochranArmitage;
import org.probatum.evaluation.statistics.comparison.NonInferiority;
import org.probatum.evaluation.statistics.comparison.PairedProportions;
import org.probatum.evaluation.statistics.comparison.Proportion;
import org.probatum.evaluation.statistics.comparison.StratifiedTables;
import org.probatum.evaluation.statistics.comparison.Stratum;
import org.probatum.evaluation.statistics.comparison.TwoProportions;

/** Binary endpoints from counts. */
public final class BinaryMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("binary.proportionCi", Proportion.SOURCE, BinaryMethods::proportion)
                .with("binary.twoProportions", TwoProportions.SOURCE, BinaryMethods::twoProportions)
                .with("binary.mcnemar", PairedProportions.SOURCE, BinaryMethods::mcnemar)
                .with("binary.nonInferiority.riskDifference", NonInferiority.SOURCE, BinaryMethods::difference)
                .with("binary.nonInferiority.riskRatio", NonInferiority.SOURCE, BinaryMethods::ratio)
                .with("binary.cmh", StratifiedTables.SOURCE, BinaryMethods::cmh)
                .with("binary.cochranArmitage", CochranArmitage.SOURCE, BinaryMethods::trend)
                .methods();
    }

    private static Proportion first(RequestInput input) {
        return new Proportion(input.count("x1"), input.count("n1"));
    }

    private static Proportion second(RequestInput input) {
        return new Proportion(input.count("x2"), input.count("n2"));
    }

    private static Object proportion(RequestInput input) {
        Proportion proportion = new Proportion(input.count("x"), input.count("n"));
        double level = input.confidenceLevel();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("estimate", proportion.estimate());
        json.put("wald", proportion.wald(level));
        json.put("wilson", proportion.wilson(level));
        json.put("wilsonContinuity", proportion.wilsonContinuity(level));
        json.put("clopperPearson", proportion.clopperPearson(level));
        json.put("midP", proportion.midP(level));
        json.put("agrestiCoull", proportion.agrestiCoull(level));
        json.put("agrestiCoullUnclipped", proportion.agrestiCoullUnclipped(level));
        json.put("jeffreys", proportion.jeffreys(level));
        return json;
    }

    private static Object twoProportions(RequestInput input) {
        return TwoProportions.of(first(input), second(input), input.confidenceLevel());
    }

    private static Object mcnemar(RequestInput input) {
        return PairedProportions.of(
                input.count("n11"),
                input.count("n10"),
                input.count("n01"),
                input.count("n00"),
                input.confidenceLevel());
    }

    private static NonInferiority.Alternative alternative(RequestInput input) {
        String text = input.text("alternative", "greater");
        if (!text.equals("greater") && !text.equals("less")) {
            throw input.invalid("alternative", "must be greater or less, was " + text);
        }
        return NonInferiority.Alternative.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Object difference(RequestInput input) {
        return NonInferiority.difference(
                first(input), second(input), input.number("nullDifference"), alternative(input));
    }

    private static Object ratio(RequestInput input) {
        return NonInferiority.ratio(first(input), second(input), input.number("nullRatio"), alternative(input));
    }

    private static Object cmh(RequestInput input) {
        List<Stratum> strata = input.objects("strata").stream()
                .map(stratum -> new Stratum(first(stratum), second(stratum)))
                .toList();
        return StratifiedTables.of(strata, input.confidenceLevel());
    }

    private static Object trend(RequestInput input) {
        int[] x = input.counts("x");
        int[] n = input.counts("n");
        if (x.length != n.length) {
            throw input.invalid("n", "has " + n.length + " values, x has " + x.length);
        }
        List<Proportion> groups = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            groups.add(new Proportion(x[i], n[i]));
        }
        return CochranArmitage.of(groups, input.numbers("scores"));
    }
}
