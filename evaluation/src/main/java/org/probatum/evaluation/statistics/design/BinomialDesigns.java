package org.probatum.evaluation.statistics.design;

import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * One-arm designs for a response rate, by exact binomial probabilities.
 *
 * <p>Source: R. Simon (1989), Controlled Clinical Trials 10:1.
 */
public final class BinomialDesigns {

    public static final String SOURCE = "Exact binomial; Simon 1989 two-stage by full enumeration";

    /** The smallest count with P(X ≥ count | p₀) ≤ α. */
    public record SingleStage(int criticalCount, double size, double power) {}

    /**
     * Stop for futility when responses ≤ r1 after n1; promising when responses &gt; r after n.
     *
     * @param expectedSampleSizeH0 mean sample size at p₀
     */
    public record TwoStage(
            int r1,
            int n1,
            int r,
            int n,
            double expectedSampleSizeH0,
            double probabilityEarlyStopH0,
            double size,
            double power) {}

    /** The design with the smallest mean size at p₀, and the one with the smallest maximal size. */
    public record Simon(TwoStage optimal, TwoStage minimax) {}

    private BinomialDesigns() {}

    private static void requireRates(double p0, double p1) {
        if (!(p0 > 0 && p0 < p1 && p1 < 1)) {
            throw new IllegalArgumentException("Rates must satisfy 0 < p0 < p1 < 1, were " + p0 + " and " + p1);
        }
    }

    public static SingleStage singleStage(double p0, double p1, double alpha, int n) {
        requireRates(p0, p1);
        if (n < 1 || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("n must be at least 1 and alpha between 0 and 1");
        }
        int count = 0;
        while (count <= n && Distributions.binomialAtLeast(count, n, p0) > alpha) {
            count++;
        }
        return new SingleStage(
                count,
                count > n ? 0 : Distributions.binomialAtLeast(count, n, p0),
                count > n ? 0 : Distributions.binomialAtLeast(count, n, p1));
    }

    /** @param maxN the largest total size that is tried */
    public static Outcome<Simon> simon(double p0, double p1, double alpha, double beta, int maxN) {
        requireRates(p0, p1);
        if (!(alpha > 0 && alpha < 1 && beta > 0 && beta < 1) || maxN < 2 || maxN > 300) {
            throw new IllegalArgumentException("alpha and beta must lie between 0 and 1, maxN between 2 and 300");
        }
        return new Search(p0, p1, alpha, beta, maxN).run();
    }

    private static final class Search {

        private final double alpha;
        private final double beta;
        private final int maxN;
        private final double[][] pmf0;
        private final double[][] pmf1;
        private final double[][] tail0;
        private final double[][] tail1;

        Search(double p0, double p1, double alpha, double beta, int maxN) {
            this.alpha = alpha;
            this.beta = beta;
            this.maxN = maxN;
            pmf0 = probabilities(p0);
            pmf1 = probabilities(p1);
            tail0 = tails(pmf0);
            tail1 = tails(pmf1);
        }

        private double[][] probabilities(double p) {
            double[][] pmf = new double[maxN + 1][];
            for (int n = 0; n <= maxN; n++) {
                pmf[n] = new double[n + 1];
                for (int k = 0; k <= n; k++) {
                    pmf[n][k] = n == 0 ? 1 : Distributions.binomialPmf(k, n, p);
                }
            }
            return pmf;
        }

        /** tails[n][k] = P(X ≥ k). */
        private static double[][] tails(double[][] pmf) {
            double[][] tails = new double[pmf.length][];
            for (int n = 0; n < pmf.length; n++) {
                tails[n] = new double[n + 2];
                for (int k = n; k >= 0; k--) {
                    tails[n][k] = tails[n][k + 1] + pmf[n][k];
                }
            }
            return tails;
        }

        Outcome<Simon> run() {
            TwoStage optimal = null;
            TwoStage minimax = null;
            for (int n = 2; n <= maxN; n++) {
                for (int n1 = 1; n1 < n; n1++) {
                    for (int r1 = 0; r1 < n1; r1++) {
                        if (tail1[n1][r1 + 1] < 1 - beta) {
                            break;
                        }
                        TwoStage design = best(n1, r1, n);
                        if (design != null) {
                            optimal = smaller(optimal, design);
                            minimax = minimax != null && minimax.n() < n ? minimax : smaller(minimax, design);
                        }
                    }
                }
            }
            return optimal == null || minimax == null
                    ? Outcome.notEstimable("no-design", "No two-stage design up to " + maxN + " meets alpha and beta")
                    : Outcome.of(new Simon(optimal, minimax));
        }

        private static TwoStage smaller(@org.jspecify.annotations.Nullable TwoStage known, TwoStage design) {
            return known != null && known.expectedSampleSizeH0() <= design.expectedSampleSizeH0() ? known : design;
        }

        /** The smallest r that holds α; null when its power is too small. */
        private @org.jspecify.annotations.Nullable TwoStage best(int n1, int r1, int n) {
            double stop = 1 - tail0[n1][r1 + 1];
            double mean = n1 + (1 - stop) * (n - n1);
            for (int r = r1; r < n; r++) {
                double size = promising(pmf0, tail0, n1, r1, n, r);
                if (size <= alpha) {
                    double power = promising(pmf1, tail1, n1, r1, n, r);
                    return power >= 1 - beta ? new TwoStage(r1, n1, r, n, mean, stop, size, power) : null;
                }
            }
            return null;
        }

        /** P(more than r1 responses in n1 and more than r in n). */
        private static double promising(double[][] pmf, double[][] tail, int n1, int r1, int n, int r) {
            double sum = 0;
            int second = n - n1;
            for (int x = r1 + 1; x <= n1; x++) {
                int needed = Math.max(0, r + 1 - x);
                sum += needed > second ? 0 : pmf[n1][x] * tail[second][needed];
            }
            return sum;
        }
    }
}
