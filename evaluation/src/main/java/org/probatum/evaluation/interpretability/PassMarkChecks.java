package org.probatum.evaluation.interpretability;

import java.util.Arrays;
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
     * Sanity: mean over cases of the rank correlation of magnitudes with the attribution of a model with other weights.
     *
     * <p>Source: J. Adebayo et al. (2018), Sanity checks for saliency maps, NeurIPS.
     *
     * @param randomized the same method on the same cases, with the model's weights drawn anew
     */
    public Check sanity(Attribution attribution, Attribution randomized) {
        return Check.of(Check.Kind.SANITY, correlation(attribution, randomized), plan.sanityCorrelation());
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
        return Check.of(Check.Kind.STABILITY, correlation(attribution, noisy), plan.stabilityCorrelation());
    }

    /** Agreement: the rank correlation of magnitudes with another method's attribution of the same parts. */
    public Check agreement(Attribution attribution, Attribution other) {
        return Check.of(Check.Kind.AGREEMENT, correlation(attribution, other), plan.agreementCorrelation());
    }

    /** The pointing game. */
    public Check pointing(Localization localization) {
        return Check.of(Check.Kind.POINTING, localization.pointing(), plan.pointing());
    }

    /** The relevance mass. */
    public Check relevanceMass(Localization localization) {
        return Check.of(Check.Kind.RELEVANCE_MASS, localization.relevanceMass(), plan.relevanceMass());
    }

    private static double correlation(Attribution a, Attribution b) {
        Tensor.Doubles first = a.values();
        if (!Arrays.equals(first.shape(), b.values().shape())) {
            throw new IllegalArgumentException("Attributions of shape " + Arrays.toString(first.shape()) + " and "
                    + Arrays.toString(b.values().shape()) + " are not of the same parts");
        }
        return RankCorrelation.ofMagnitudes(first.values(), b.values().values(), (int) first.shape()[0]);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
