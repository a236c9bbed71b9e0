package org.probatum.evaluation.statistics.design;

import java.util.Arrays;
import java.util.Optional;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * A group-sequential test with its operating characteristics.
 *
 * <p>One-sided tests reject at z ≥ critical value; two-sided ones are symmetric with α/2 on each side, and their power
 * counts the upper side. Futility bounds are non-binding unless said otherwise: then the critical values are found as if
 * there were none. Beta spending bounds are found under the alternative, the last of them meeting the last critical
 * value. Characteristics: drift δ is the mean of the last z under the alternative, shift δ², inflation δ²/(z_α + z_β)²;
 * expected information is over that of the fixed design, at δ (H1), δ/2 (H01) and 0 (H0). Source: C. Jennison and B. W.
 * Turnbull (2000). R: {@code rpact::getDesignGroupSequential} and {@code getDesignCharacteristics}.
 *
 * @param futilityBounds one less than looks, or empty
 * @param cumulativeBetaSpent for beta spending only
 */
public record GroupSequentialDesign(
        Plan plan,
        Series criticalValues,
        Series stageLevels,
        Series cumulativeAlphaSpent,
        Optional<Series> futilityBounds,
        Optional<Series> cumulativeBetaSpent,
        double drift,
        double shift,
        double inflationFactor,
        Series information,
        Series rejectionProbabilityH1,
        Series rejectionProbabilityH0,
        Optional<Series> futilityProbabilityH1,
        Optional<Series> futilityProbabilityH0,
        Series power,
        double averageSampleNumberH1,
        double averageSampleNumberH01,
        double averageSampleNumberH0) {

    public static final String SOURCE =
            "Jennison and Turnbull 2000, recursive integration of Armitage, McPherson and Rowe 1969";

    /** How a trial may stop below its critical values. */
    public sealed interface Futility {

        /** Only at the end. */
        record None() implements Futility {}

        /** @param bounds z values at every look but the last */
        record Bounds(Series bounds, boolean binding) implements Futility {}

        /** @param function spends β */
        record BetaSpending(SpendingFunction function, boolean binding) implements Futility {}

        /** β spent up to each look, as numbers. */
        record UserBetaSpending(Series cumulative, boolean binding) implements Futility {}

        default boolean isBinding() {
            return switch (this) {
                case None() -> false;
                case Bounds(Series bounds, boolean binding) -> binding;
                case BetaSpending(SpendingFunction function, boolean binding) -> binding;
                case UserBetaSpending(Series cumulative, boolean binding) -> binding;
            };
        }
    }

    /**
     * @param informationRates rising to 1
     * @param alpha of the whole test, both sides together when sided is 2
     * @param beta 1 − power
     * @param sided 1 or 2
     */
    public record Plan(
            Series informationRates,
            double alpha,
            double beta,
            int sided,
            CriticalValues criticalValues,
            Futility futility) {

        public Plan {
            InformationRates.checked(informationRates.toArray());
            if (!(alpha > 0 && alpha < 0.5 * sided)) {
                throw new IllegalArgumentException("alpha must lie between 0 and " + 0.5 * sided + ", was " + alpha);
            }
            if (!(beta > 0 && beta < 1 - alpha / sided)) {
                throw new IllegalArgumentException(
                        "beta must lie between 0 and 1 - " + alpha / sided + ", was " + beta);
            }
            if (sided != 1 && sided != 2) {
                throw new IllegalArgumentException("sided must be 1 or 2, was " + sided);
            }
            if (sided == 2 && !(futility instanceof Futility.None)) {
                throw new IllegalArgumentException("Futility bounds need a one-sided test");
            }
        }

        public int looks() {
            return informationRates.size();
        }

        double alphaPerSide() {
            return alpha / sided;
        }

        double[] rates() {
            return informationRates.toArray();
        }

        /** (z_α + z_β)², the information of the fixed test times the squared effect. */
        double fixedShift() {
            double root = -Distributions.normalQuantile(alphaPerSide()) - Distributions.normalQuantile(beta);
            return root * root;
        }
    }

    /** The critical values of a plan at another one-sided α, without futility bounds. */
    static double[] criticalValues(Plan plan, double alphaPerSide) {
        CriticalValues.Lower lower = plan.sided() == 2 ? CriticalValues.Lower.MIRRORED : CriticalValues.Lower.NONE;
        return plan.criticalValues().solve(plan.rates(), alphaPerSide, lower);
    }

    /**
     * The constant of a two-sided Wang–Tsiatis test with equally spaced looks: its last critical value.
     *
     * @param delta 0 for O'Brien–Fleming, 0.5 for Pocock
     */
    public static double boundaryConstant(double delta, double alphaTwoSided, int looks) {
        if (!(alphaTwoSided > 0 && alphaTwoSided < 1)) {
            throw new IllegalArgumentException("alphaTwoSided must lie between 0 and 1, was " + alphaTwoSided);
        }
        double[] critical = new CriticalValues.WangTsiatis(delta)
                .solve(InformationRates.equal(looks), alphaTwoSided / 2, CriticalValues.Lower.MIRRORED);
        return critical[looks - 1];
    }

    /** Solves a plan. */
    public static Outcome<GroupSequentialDesign> of(Plan plan) {
        return switch (plan.futility()) {
            case Futility.None none -> Outcome.of(withoutFutility(plan));
            case Futility.Bounds bounds -> withBounds(plan, bounds);
            case Futility.BetaSpending spending -> {
                double[] spent = Arrays.stream(plan.rates())
                        .map(t -> spending.function().spent(t, plan.beta()))
                        .toArray();
                yield BetaSpendingBounds.solve(plan, spent, spending.binding());
            }
            case Futility.UserBetaSpending user ->
                BetaSpendingBounds.solve(plan, user.cumulative().toArray(), user.binding());
        };
    }

    private static GroupSequentialDesign withoutFutility(Plan plan) {
        double[] rates = plan.rates();
        double[] critical = criticalValues(plan, plan.alphaPerSide());
        double[] lower = new double[rates.length];
        Arrays.setAll(lower, k -> plan.sided() == 2 ? -critical[k] : Double.NEGATIVE_INFINITY);
        StoppingRule rule = StoppingRule.of(rates, critical, lower);
        return characteristics(plan, rule, rule, Optional.empty(), Optional.empty(), drift(rule, plan.beta()));
    }

    private static Outcome<GroupSequentialDesign> withBounds(Plan plan, Futility.Bounds futility) {
        double[] rates = plan.rates();
        double[] bounds = futility.bounds().toArray();
        if (bounds.length != rates.length - 1) {
            throw new IllegalArgumentException("Futility bounds are needed for each look but the last: "
                    + (rates.length - 1) + ", had " + bounds.length);
        }
        double[] lower = Arrays.copyOf(bounds, rates.length);
        lower[rates.length - 1] = Double.NEGATIVE_INFINITY;
        CriticalValues.Lower known = futility.binding() ? (look, critical) -> lower[look] : CriticalValues.Lower.NONE;
        double[] critical = plan.criticalValues().solve(rates, plan.alphaPerSide(), known);
        for (int k = 0; k < bounds.length; k++) {
            if (bounds[k] >= critical[k]) {
                return Outcome.notEstimable(
                        "crossing-bounds",
                        "The futility bound " + bounds[k] + " of look " + (k + 1) + " reaches the critical value "
                                + critical[k]);
            }
        }
        double[] none = new double[rates.length];
        Arrays.fill(none, Double.NEGATIVE_INFINITY);
        StoppingRule rule = StoppingRule.of(rates, critical, lower);
        StoppingRule level = futility.binding() ? rule : StoppingRule.of(rates, critical, none);
        return Outcome.of(characteristics(
                plan, rule, level, Optional.of(futility.bounds()), Optional.empty(), drift(rule, plan.beta())));
    }

    /** The drift at which the power is 1 − β. */
    static double drift(StoppingRule rule, double beta) {
        double high = 2;
        while (rule.power(high) < 1 - beta && high < 12) {
            high += 1;
        }
        return Roots.find(drift -> rule.power(drift) - (1 - beta), 0, high);
    }

    /**
     * @param rule what the trial does
     * @param level the rule under which α is counted
     */
    static GroupSequentialDesign characteristics(
            Plan plan,
            StoppingRule rule,
            StoppingRule level,
            Optional<Series> futilityBounds,
            Optional<Series> betaSpent,
            double drift) {
        double shift = drift * drift;
        double inflation = shift / plan.fixedShift();
        Series critical = Series.of(rule.upper());
        double[] rejectH1 = rule.rejection(drift);
        int looks = plan.looks();
        Optional<Series> futilityH1 = futilityBounds.map(unused -> Series.of(rule.belowStops(drift), looks - 1));
        Optional<Series> futilityH0 = futilityBounds.map(unused -> Series.of(rule.belowStops(0), looks - 1));
        return new GroupSequentialDesign(
                plan,
                critical,
                critical.map(Distributions::normalSf),
                cumulative(level.rejection(0)).map(spent -> spent * plan.sided()),
                futilityBounds,
                betaSpent,
                drift,
                shift,
                inflation,
                plan.informationRates().map(t -> t * shift),
                Series.of(rejectH1),
                Series.of(rule.rejection(0)),
                futilityH1,
                futilityH0,
                cumulative(rejectH1),
                inflation * rule.meanRate(drift),
                inflation * rule.meanRate(drift / 2),
                inflation * rule.meanRate(0));
    }

    private static Series cumulative(double[] parts) {
        double[] sums = parts.clone();
        for (int k = 1; k < sums.length; k++) {
            sums[k] += sums[k - 1];
        }
        return Series.of(sums);
    }

    /** Per look P(reject there) at a drift; both sides of a two-sided test. */
    public Series rejectionProbability(double drift) {
        double[] rejection = rule().rejection(drift);
        if (plan.sided() == 2) {
            double[] below = rule().belowStops(drift);
            Arrays.setAll(rejection, k -> rejection[k] + below[k]);
        }
        return Series.of(rejection);
    }

    /** The mean information fraction at the end of the trial at a drift. */
    public double meanInformationRate(double drift) {
        return rule().meanRate(drift);
    }

    /** The mean of a figure of the looks, taken at the look where the trial stops. */
    public double meanAtStop(double[] perLook, double drift) {
        return rule().meanAtStop(perLook, drift);
    }

    /** The rule that the trial follows. */
    StoppingRule rule() {
        double[] critical = criticalValues.toArray();
        double[] lower = new double[critical.length];
        Arrays.setAll(lower, k -> plan.sided() == 2 ? -critical[k] : Double.NEGATIVE_INFINITY);
        futilityBounds.ifPresent(bounds -> {
            for (int k = 0; k < bounds.size(); k++) {
                lower[k] = bounds.get(k);
            }
        });
        return StoppingRule.of(plan.rates(), critical, lower);
    }
}
