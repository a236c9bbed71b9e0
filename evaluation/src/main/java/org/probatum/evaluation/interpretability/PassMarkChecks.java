package org.probatum.evaluation.interpretability;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.probatum.registry.Tensor;

/** Makes the checks of a pass mark, each against its threshold in the plan. */
public final class PassMarkChecks {

    private final PassMarkPlan plan;

    public PassMarkChecks(PassMarkPlan plan) {
        this.plan = plan;
    }

    /**
     * Completeness: the median over cases of gap / |F(x) − F(x′)|. Empty for methods whose values need not add up.
     *
     * @param change F(x) − F(x′) of each case
     */
    public Optional<Check> completeness(Attribution attribution, double[] change) {
        return attribution.completenessGap().map(gap -> {
            double[] shares = new double[gap.length];
            for (int i = 0; i < gap.length; i++) {
                shares[i] = gap[i] == 0 ? 0 : gap[i] / Math.abs(change[i]);
            }
            return Check.of(Check.Kind.COMPLETENESS, median(shares), plan.completenessShare());
        });
    }

    /** Deletion, as a check on the share of cases that beat chance. */
    public Check deletion(Faithfulness.Result result) {
        return Check.of(Check.Kind.FAITHFULNESS_DELETION, result.deletionShare(), plan.faithfulCases());
    }

    /** Insertion, likewise. */
    public Check insertion(Faithfulness.Result result) {
        return Check.of(Check.Kind.FAITHFULNESS_INSERTION, result.insertionShare(), plan.faithfulCases());
    }

    /**
     * Sanity: how much of the ranking survives when the weights are drawn anew; the size of the mean rank correlation of the
     * signed values, averaged over draws.
     *
     * <p>Magnitudes would not do: those of x · ∂F/∂x share the factor x with any model.
     *
     * <p>Source: J. Adebayo et al. (2018), Sanity checks for saliency maps, NeurIPS.
     *
     * @param randomized the same method on the same cases, for each draw of the model's weights; at least one
     */
    public Check sanity(Attribution attribution, List<Attribution> randomized) {
        double mean = randomized.stream()
                .mapToDouble(r -> Math.abs(correlation(attribution, r, false)))
                .average()
                .orElseThrow(() -> new IllegalArgumentException("Sanity needs at least one randomized model"));
        return Check.of(Check.Kind.SANITY, mean, plan.sanityCorrelation());
    }

    /** Labels: whether the predictions know the reference standard at all. */
    public Check labels(double[] predictions, boolean[] positive) {
        LabelPermutation permutation =
                LabelPermutation.of(predictions, positive, plan.labelPermutations(), plan.seed());
        return Check.of(Check.Kind.LABELS, permutation.pValue(), plan.labelPValue());
    }

    /** Stability: the rank correlation of magnitudes with the attribution of the same cases with a little noise. */
    public Check stability(AttributionFunction method, Attribution attribution, InputBatch inputs, String input) {
        Attribution noisy = method.attribute(InputNoise.on(inputs, input, plan.noise(), plan.seed()));
        return Check.of(Check.Kind.STABILITY, correlation(attribution, noisy, true), plan.stabilityCorrelation());
    }

    /** Agreement: the rank correlation of magnitudes with another method's attribution of the same parts. */
    public Check agreement(Attribution attribution, Attribution other) {
        return Check.of(Check.Kind.AGREEMENT, correlation(attribution, other, true), plan.agreementCorrelation());
    }

    /** The pointing game. */
    public Check pointing(Localization localization) {
        return Check.of(Check.Kind.POINTING, localization.pointing(), plan.pointing());
    }

    /** The relevance mass. */
    public Check relevanceMass(Localization localization) {
        return Check.of(Check.Kind.RELEVANCE_MASS, localization.relevanceMass(), plan.relevanceMass());
    }

    private static double correlation(Attribution a, Attribution b, boolean magnitudes) {
        Tensor.Doubles first = a.values();
        if (!Arrays.equals(first.shape(), b.values().shape())) {
            throw new IllegalArgumentException("Attributions of shape " + Arrays.toString(first.shape()) + " and "
                    + Arrays.toString(b.values().shape()) + " are not of the same parts");
        }
        return RankCorrelation.meanOverCases(first.values(), b.values().values(), (int) first.shape()[0], magnitudes);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
