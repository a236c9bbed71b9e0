package org.probatum.evaluation.statistics.design;

import java.util.Arrays;
import java.util.Optional;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * Futility bounds that spend β under the alternative.
 *
 * <p>At a drift the bounds follow look by look from the share of β, and with binding futility the critical values too;
 * the drift is the one at which the last bound meets the last critical value, that is, where all of β is spent.
 */
final class BetaSpendingBounds {

    private static final double HIGHEST = 20;

    private final GroupSequentialDesign.Plan plan;
    private final double[] rates;
    private final double[] spent;
    private final boolean binding;

    private BetaSpendingBounds(GroupSequentialDesign.Plan plan, double[] spent, boolean binding) {
        this.plan = plan;
        this.rates = plan.rates();
        this.spent = spent;
        this.binding = binding;
    }

    static Outcome<GroupSequentialDesign> solve(GroupSequentialDesign.Plan plan, double[] spent, boolean binding) {
        if (spent.length != plan.looks()) {
            throw new IllegalArgumentException(
                    "Beta spending needs a value for each of " + plan.looks() + " looks, had " + spent.length);
        }
        BetaSpendingBounds bounds = new BetaSpendingBounds(plan, spent, binding);
        double fixed = Math.sqrt(plan.fixedShift());
        if (!(bounds.excess(fixed * 0.5) > 0 && bounds.excess(fixed * 2) < 0)) {
            return Outcome.notEstimable(
                    "no-design", "No drift up to twice that of the fixed test spends beta as the function asks");
        }
        double drift = Roots.find(bounds::excess, fixed * 0.5, fixed * 2);
        return Outcome.of(bounds.design(drift));
    }

    /** β spent at the end minus β. */
    private double excess(double drift) {
        Solved solved = at(drift);
        return 1 - solved.rule().power(drift) - plan.beta();
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Solved(StoppingRule rule, double[] lower) {}

    private Solved at(double drift) {
        double[] lower = new double[rates.length];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        double[] critical = binding
                ? bindingCritical(drift, lower)
                : plan.criticalValues().solve(rates, plan.alphaPerSide(), CriticalValues.Lower.NONE);
        if (!binding) {
            fillLower(drift, critical, lower);
        }
        return new Solved(StoppingRule.of(rates, critical, lower), lower);
    }

    private void fillLower(double drift, double[] critical, double[] lower) {
        SequentialLaw law = SequentialLaw.START;
        for (int k = 0; k + 1 < rates.length; k++) {
            lower[k] = lowerBound(law, k, drift, critical[k]);
            law = law.goOn(lower[k], critical[k], rates[k], CriticalValues.after(rates, k));
        }
    }

    /** Alpha and beta spent side by side, where the bounds bind. */
    private double[] bindingCritical(double drift, double[] lower) {
        SequentialLaw[] law = {SequentialLaw.START};
        int[] next = {0};
        return plan.criticalValues().solve(rates, plan.alphaPerSide(), (look, critical) -> {
            if (look == 0) {
                law[0] = SequentialLaw.START;
                next[0] = 0;
            }
            if (look != next[0] || look + 1 == rates.length) {
                return Double.NEGATIVE_INFINITY;
            }
            lower[look] = lowerBound(law[0], look, drift, critical);
            law[0] = law[0].goOn(lower[look], critical, rates[look], CriticalValues.after(rates, look));
            next[0]++;
            return lower[look];
        });
    }

    private double lowerBound(SequentialLaw law, int look, double drift, double critical) {
        double share = spent[look] - (look == 0 ? 0 : spent[look - 1]);
        if (share <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double target = Math.log(share);
        // a look that spends no alpha has no critical value, but may have a futility bound
        double ceiling = Math.min(critical, HIGHEST) - 1e-9;
        if (Math.log(law.below(ceiling, rates[look], drift)) <= target) {
            return ceiling;
        }
        return Roots.find(z -> Math.log(law.below(z, rates[look], drift)) - target, -HIGHEST, ceiling);
    }

    private GroupSequentialDesign design(double drift) {
        Solved solved = at(drift);
        double[] none = new double[rates.length];
        Arrays.fill(none, Double.NEGATIVE_INFINITY);
        StoppingRule level =
                binding ? solved.rule() : StoppingRule.of(rates, solved.rule().upper(), none);
        return GroupSequentialDesign.characteristics(
                plan,
                solved.rule(),
                level,
                Optional.of(Series.of(solved.lower(), rates.length - 1)),
                Optional.of(Series.of(spent)),
                drift);
    }
}
