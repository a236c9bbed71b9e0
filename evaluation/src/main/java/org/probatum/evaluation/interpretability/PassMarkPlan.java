package org.probatum.evaluation.interpretability;

/**
 * What an explanation must reach, as the explanation plan states it before the trial.
 *
 * @param completenessShare largest median gap, as a share of |F(x) − F(x′)|; 0 to 1
 * @param faithfulCases smallest share of cases in which deletion and insertion beat random rankings; 0 to 1
 * @param randomRankings random rankings per case that these are compared with; at least 1
 * @param sanityCorrelation largest rank correlation with the attribution of the model whose weights are drawn anew; 0 to 1
 * @param labelPermutations permutations of the reference standard
 * @param labelPValue largest p-value of the prediction's association with the reference standard
 * @param noise standard deviation of the noise, in standard deviations of each value over the cases
 * @param stabilityCorrelation smallest rank correlation with the attribution under noise; −1 to 1
 * @param agreementCorrelation smallest rank correlation with the attribution by another method; −1 to 1
 * @param pointing smallest share of cases in which the largest value lies in the mask; 0 to 1
 * @param relevanceMass smallest mean share of positive attribution in the mask; 0 to 1
 * @param failuresAllowed how many checks may fail; sanity and labels never may
 * @param seed of all that is drawn
 */
public record PassMarkPlan(
        double completenessShare,
        double faithfulCases,
        int randomRankings,
        double sanityCorrelation,
        int labelPermutations,
        double labelPValue,
        double noise,
        double stabilityCorrelation,
        double agreementCorrelation,
        double pointing,
        double relevanceMass,
        int failuresAllowed,
        long seed) {

    public PassMarkPlan {
        if (randomRankings < 1 || labelPermutations < 1) {
            throw new IllegalArgumentException(
                    "A pass mark needs at least one random ranking and one permutation, were " + randomRankings
                            + " and " + labelPermutations);
        }
        if (noise < 0 || failuresAllowed < 0) {
            throw new IllegalArgumentException(
                    "Noise and failures allowed are not negative, were " + noise + " and " + failuresAllowed);
        }
    }

    /** Gap 1 %, correlation with randomized weights 0.2; the rest as the methods page argues. One check may fail. */
    public static PassMarkPlan standard(long seed) {
        return new PassMarkPlan(0.01, 0.75, 20, 0.2, 999, 0.01, 0.02, 0.8, 0.3, 0.5, 0.5, 1, seed);
    }

    /** The same with another number of random rankings. */
    public PassMarkPlan withRandomRankings(int rankings) {
        return new PassMarkPlan(
                completenessShare,
                faithfulCases,
                rankings,
                sanityCorrelation,
                labelPermutations,
                labelPValue,
                noise,
                stabilityCorrelation,
                agreementCorrelation,
                pointing,
                relevanceMass,
                failuresAllowed,
                seed);
    }
}
