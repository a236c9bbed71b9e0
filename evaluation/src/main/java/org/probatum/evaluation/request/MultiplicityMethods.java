package org.probatum.evaluation.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.multiplicity.Adjustment;
import org.probatum.evaluation.statistics.multiplicity.FixedSequence;
import org.probatum.evaluation.statistics.multiplicity.GlobalTest;
import org.probatum.evaluation.statistics.multiplicity.GraphicalProcedure;

/** Several hypotheses at one error rate. */
public final class MultiplicityMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("multiplicity.adjust", Adjustment.SOURCE, MultiplicityMethods::adjust)
                .with(
                        "multiplicity.fixedSequence",
                        FixedSequence.SOURCE,
                        input -> FixedSequence.of(input.numbers("p"), input.number("alpha")))
                .with("multiplicity.globalTest", GlobalTest.SOURCE, input -> GlobalTest.of(input.numbers("p")))
                .with("multiplicity.graph", GraphicalProcedure.SOURCE, MultiplicityMethods::graph)
                .methods();
    }

    private static Object adjust(RequestInput input) {
        double[] p = input.numbers("p");
        double alpha = input.number("alpha");
        if (!(alpha > 0 && alpha < 1)) {
            throw input.invalid("alpha", "must lie between 0 and 1, was " + alpha);
        }
        Map<String, Object> adjusted = new LinkedHashMap<>();
        Map<String, Object> rejected = new LinkedHashMap<>();
        for (Adjustment adjustment : Adjustment.values()) {
            Series values = adjustment.adjust(p);
            adjusted.put(fieldName(adjustment), values);
            rejected.put(
                    fieldName(adjustment),
                    values.stream().mapToObj(value -> value <= alpha).toList());
        }
        return Map.of("adjusted", adjusted, "rejected", rejected);
    }

    /** BENJAMINI_HOCHBERG is the field benjaminiHochberg. */
    private static String fieldName(Adjustment adjustment) {
        StringBuilder name = new StringBuilder();
        for (String word :
                List.of(adjustment.name().toLowerCase(java.util.Locale.ROOT).split("_"))) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    private static Object graph(RequestInput input) {
        double[] weights = input.numbers("weights");
        if (input.has("hypotheses") && input.texts("hypotheses").size() != weights.length) {
            throw input.invalid(
                    "hypotheses",
                    "names " + input.texts("hypotheses").size() + " hypotheses, there are " + weights.length
                            + " weights");
        }
        return GraphicalProcedure.of(weights, input.matrix("transitions"))
                .test(input.numbers("p"), input.number("alpha"));
    }
}
