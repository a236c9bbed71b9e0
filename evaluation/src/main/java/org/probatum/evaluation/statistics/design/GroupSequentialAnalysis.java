package org.probatum.evaluation.statistics.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * A running or finished one-sided group-sequential trial.
 *
 * <p>θ is on the scale on which its estimate is z/√I. Repeated limits (z ∓ c)/√I; the repeated p is the smallest overall α
 * at which the look rejects, at most one half. Conditional power at a look is P(a later look rejects | z) at a θ, at θ = 0
 * the conditional rejection probability. After a rejection or the last look, p, the median-unbiased estimate and the
 * limits follow from the stage-wise ordering: an earlier rejection, or a larger z at the same look, is more extreme. All
 * intervals have the level 1 − 2α. Source: C. Jennison and B. W. Turnbull (2000), chapters 8 and 9; A. A. Tsiatis, G. L.
 * Rosner and C. R. Mehta (1984). R: {@code rpact::getAnalysisResults}.
 *
 * @param finalResult empty while the trial goes on
 */
public record GroupSequentialAnalysis(
        Series criticalValues, List<Action> actions, List<Stage> stages, Optional<FinalResult> finalResult) {

    public static final String SOURCE =
            "Jennison and Turnbull 2000, repeated intervals; Tsiatis, Rosner and Mehta 1984, stage-wise ordering";

    /** What a look says. */
    public enum Action {
        CONTINUE,
        REJECT,
        ACCEPT
    }

    /**
     * One look.
     *
     * @param conditionalRejectionProbability NaN at the last look, as are both conditional powers
     */
    public record Stage(
            double estimate,
            double repeatedLower,
            double repeatedUpper,
            double repeatedP,
            double conditionalRejectionProbability,
            double conditionalPowerThetaH1,
            double conditionalPowerCurrentEstimate) {}

    /** Figures of the stage-wise ordering at the look that ended the trial. */
    public record FinalResult(int stage, double p, double medianUnbiased, double lower, double upper) {}

    /** The largest repeated p that is looked for. */
    private static final double LARGEST_P = 0.5;

    private static final double SMALLEST_P = 1e-15;

    private static final double LARGEST_Z = 30;

    public GroupSequentialAnalysis {
        actions = List.copyOf(actions);
        stages = List.copyOf(stages);
    }

    /**
     * @param plan one-sided
     * @param maximumInformation at the last look
     * @param z statistics of the looks so far, positive for benefit
     * @param thetaH1 the effect of the alternative
     */
    public static GroupSequentialAnalysis of(
            GroupSequentialDesign.Plan plan, double maximumInformation, double[] z, double thetaH1) {
        if (plan.sided() != 1) {
            throw new IllegalArgumentException("The analysis needs a one-sided design");
        }
        if (z.length == 0 || z.length > plan.looks()) {
            throw new IllegalArgumentException(
                    "There must be 1 to " + plan.looks() + " z statistics, were " + z.length);
        }
        if (!(maximumInformation > 0) || Arrays.stream(z).anyMatch(value -> !(Math.abs(value) < LARGEST_Z))) {
            throw new IllegalArgumentException(
                    "maximumInformation must be above 0 and the z statistics below " + LARGEST_Z + " in size");
        }
        return new Calculation(plan, maximumInformation, z, thetaH1).result();
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Calculation(GroupSequentialDesign.Plan plan, double maximumInformation, double[] z, double thetaH1) {

        private double[] critical() {
            return GroupSequentialDesign.criticalValues(plan, plan.alpha());
        }

        GroupSequentialAnalysis result() {
            double[] critical = critical();
            List<Action> actions = new ArrayList<>();
            List<Stage> stages = new ArrayList<>();
            Optional<FinalResult> end = Optional.empty();
            for (int k = 0; k < z.length; k++) {
                Action action = action(critical, k);
                actions.add(action);
                stages.add(stage(critical, k));
                if (action != Action.CONTINUE && end.isEmpty()) {
                    end = Optional.of(finalResult(critical, k));
                }
            }
            return new GroupSequentialAnalysis(Series.of(critical), actions, stages, end);
        }

        private Action action(double[] critical, int k) {
            if (z[k] >= critical[k]) {
                return Action.REJECT;
            }
            return k + 1 == plan.looks() ? Action.ACCEPT : Action.CONTINUE;
        }

        private double information(int k) {
            return plan.informationRates().get(k) * maximumInformation;
        }

        private Stage stage(double[] critical, int k) {
            double root = Math.sqrt(information(k));
            double estimate = z[k] / root;
            return new Stage(
                    estimate,
                    (z[k] - critical[k]) / root,
                    (z[k] + critical[k]) / root,
                    repeatedP(k),
                    conditionalPower(critical, k, 0),
                    conditionalPower(critical, k, thetaH1),
                    conditionalPower(critical, k, estimate));
        }

        private double repeatedP(int k) {
            DoubleUnaryOperator gap =
                    logAlpha -> GroupSequentialDesign.criticalValues(plan, Math.exp(logAlpha))[k] - z[k];
            double low = Math.log(SMALLEST_P);
            double high = Math.log(LARGEST_P);
            if (gap.applyAsDouble(high) >= 0) {
                return LARGEST_P;
            }
            return gap.applyAsDouble(low) <= 0 ? SMALLEST_P : Math.exp(Roots.find(gap, low, high));
        }

        /** The looks to come are a group-sequential test of the information to come. */
        private double conditionalPower(double[] critical, int k, double theta) {
            int left = plan.looks() - k - 1;
            if (left == 0) {
                return Double.NaN;
            }
            double now = information(k);
            double toCome = maximumInformation - now;
            double[] rates = new double[left];
            double[] upper = new double[left];
            double[] lower = new double[left];
            Arrays.fill(lower, Double.NEGATIVE_INFINITY);
            for (int j = 0; j < left; j++) {
                double then = information(k + 1 + j);
                rates[j] = j + 1 == left ? 1 : (then - now) / toCome;
                upper[j] = (critical[k + 1 + j] * Math.sqrt(then) - z[k] * Math.sqrt(now)) / Math.sqrt(then - now);
            }
            return StoppingRule.of(rates, upper, lower).power(theta * Math.sqrt(toCome));
        }

        private FinalResult finalResult(double[] critical, int k) {
            double[] rates = Arrays.copyOf(plan.rates(), k + 1);
            double[] upper = Arrays.copyOf(critical, k + 1);
            upper[k] = z[k];
            double[] lower = new double[k + 1];
            Arrays.fill(lower, Double.NEGATIVE_INFINITY);
            StoppingRule observed = StoppingRule.of(rates, upper, lower);
            double root = Math.sqrt(maximumInformation);
            return new FinalResult(
                    k + 1,
                    observed.power(0),
                    effect(observed, 0.5) / root,
                    effect(observed, plan.alpha()) / root,
                    effect(observed, 1 - plan.alpha()) / root);
        }

        /** The drift at which a result at least as extreme has the given probability. */
        private static double effect(StoppingRule observed, double probability) {
            double low = -1;
            while (observed.power(low) > probability && low > -40) {
                low *= 2;
            }
            double high = 1;
            while (observed.power(high) < probability && high < 40) {
                high *= 2;
            }
            return Roots.find(drift -> observed.power(drift) - probability, low, high);
        }
    }
}
