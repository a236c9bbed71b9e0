package org.probatum.evaluation.statistics.agreement;

import org.probatum.evaluation.statistics.Outcome;

/**
 * Agreement of several raters, the same number for every subject.
 *
 * <pre>
 *   P̄ = mean over subjects of Σ n(n − 1)/(m(m − 1)),  P_e = Σ p²,  κ = (P̄ − P_e)/(1 − P_e)
 *   null variance = 2 ((Σ p q)² − Σ p q (q − p)) / (N m (m − 1) (Σ p q)²)
 * </pre>
 * <p>Source: J. L. Fleiss (1971), Psychological Bulletin 76:378; J. L. Fleiss, J. C. M. Nee and J. R. Landis (1979).
 */
public record FleissKappa(double kappa, double seNull, double z, double meanAgreement, double expectedAgreement) {

    public static final String SOURCE = "Fleiss 1971; Fleiss, Nee and Landis 1979";

    /** @param counts rows subjects, columns categories; every row with the same sum m ≥ 2 */
    public static Outcome<FleissKappa> of(double[][] counts) {
        if (counts.length < 2 || counts[0].length < 2) {
            throw new IllegalArgumentException("At least 2 subjects and 2 categories are needed");
        }
        double raters = java.util.Arrays.stream(counts[0]).sum();
        double[] p = new double[counts[0].length];
        double agreement = 0;
        for (int i = 0; i < counts.length; i++) {
            double sum = 0;
            for (int j = 0; j < p.length; j++) {
                double count = counts[i][j];
                if (!(count >= 0) || count != Math.rint(count)) {
                    throw new IllegalArgumentException("Counts must be whole and not negative, had " + count);
                }
                sum += count;
                p[j] += count / (counts.length * raters);
                agreement += count * (count - 1) / (raters * (raters - 1)) / counts.length;
            }
            if (sum != raters || raters < 2) {
                throw new IllegalArgumentException("Every subject needs the same number of ratings, at least 2; row "
                        + (i + 1) + " has " + sum + ", the first has " + raters);
            }
        }
        double expected = 0;
        double spread = 0;
        double skew = 0;
        for (double share : p) {
            expected += share * share;
            spread += share * (1 - share);
            skew += share * (1 - share) * (1 - 2 * share);
        }
        if (!(spread > 0)) {
            return Outcome.notEstimable("one-category", "All ratings fall into one category");
        }
        double kappa = (agreement - expected) / (1 - expected);
        double se = Math.sqrt(2 * (spread * spread - skew) / (counts.length * raters * (raters - 1) * spread * spread));
        return Outcome.of(new FleissKappa(kappa, se, kappa / se, agreement, expected));
    }
}
