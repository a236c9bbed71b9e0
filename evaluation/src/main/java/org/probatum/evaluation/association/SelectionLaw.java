package org.probatum.evaluation.association;

import java.util.Arrays;

/**
 * The p value of a maximally selected sum of scores by an improved Bonferroni bound with the permutation laws of the sums.
 *
 * <p>Scores are shifted to start at 0 and rounded to whole numbers up to N. Over all group sizes the probability of a
 * standardised sum beyond the observed largest one is added up, less the part of the size before that stays beyond with
 * whichever score comes next. Source: T. Hothorn and B. Lausen (2003), section 3.
 */
final class SelectionLaw {

    private static final double MOST_STEPS = 2e9;

    private SelectionLaw() {}

    /**
     * @param sorted scores in the order of the marker
     * @param sizes candidate sizes of the first group
     * @return NaN when the laws are too large
     */
    static double p(double[] sorted, int[] sizes) {
        int[] scores = whole(sorted);
        int n = scores.length;
        int total = Arrays.stream(scores).sum();
        if ((double) n * n * total > MOST_STEPS) {
            return Double.NaN;
        }
        double[] values = Arrays.stream(scores).asDoubleStream().toArray();
        double b = Arrays.stream(MaximallySelected.standardised(values, sizes))
                .max()
                .orElse(Double.NaN);
        double[][] laws = laws(scores, total);
        return sizes.length == 1 ? single(laws[sizes[0]], scores, sizes[0], b) : bound(laws, scores, sizes, b);
    }

    private static int[] whole(double[] sorted) {
        double least = Arrays.stream(sorted).min().orElse(0);
        double most = Arrays.stream(sorted).max().orElse(0) - least;
        return Arrays.stream(sorted)
                .mapToInt(a -> (int) Math.rint((a - least) * sorted.length / most))
                .toArray();
    }

    /** laws[m][s] = P(the sum of m scores drawn at random is s). */
    private static double[][] laws(int[] scores, int total) {
        int n = scores.length;
        double[][] laws = new double[n + 1][total + 1];
        laws[0][0] = 1;
        int reached = 0;
        for (int i = 0; i < n; i++) {
            int score = scores[i];
            reached += score;
            for (int k = i + 1; k >= 1; k--) {
                double taken = (double) k / (i + 1);
                double[] own = laws[k];
                double[] before = laws[k - 1];
                for (int s = reached; s >= score; s--) {
                    own[s] = own[s] * (1 - taken) + before[s - score] * taken;
                }
                for (int s = Math.min(score, reached + 1) - 1; s >= 0; s--) {
                    own[s] *= 1 - taken;
                }
            }
        }
        return laws;
    }

    private record Moments(double mean, double sd) {

        static Moments of(int[] scores, int m) {
            double n = scores.length;
            double sum = Arrays.stream(scores).asDoubleStream().sum();
            double squares =
                    Arrays.stream(scores).asDoubleStream().map(a -> a * a).sum();
            return new Moments(m / n * sum, Math.sqrt(m * (n - m) / (n * n * (n - 1)) * (n * squares - sum * sum)));
        }

        double beyond(double s) {
            return Math.abs((s - mean) / sd);
        }
    }

    private static double single(double[] law, int[] scores, int m, double b) {
        Moments moments = Moments.of(scores, m);
        double sum = 0;
        for (int s = 0; s < law.length; s++) {
            sum += moments.beyond(s) >= b * (1 - 1e-12) ? law[s] : 0;
        }
        return Math.min(1, sum);
    }

    private static double bound(double[][] laws, int[] scores, int[] sizes, double b) {
        int n = scores.length;
        int largest = Arrays.stream(scores).max().orElse(0);
        double[] beyond = new double[n];
        for (int m = sizes[0]; m < n; m++) {
            Moments moments = Moments.of(scores, m);
            for (int s = 1; s < laws[m].length; s++) {
                beyond[m] += moments.beyond(s) > b ? laws[m][s] : 0;
            }
        }
        for (int m = sizes[0]; m + 1 < n; m++) {
            Moments here = Moments.of(scores, m);
            Moments next = Moments.of(scores, m + 1);
            for (int s = 1; s < laws[m].length; s++) {
                if (laws[m][s] > 0 && here.beyond(s) > b && s != here.mean()) {
                    int then = s < here.mean() ? s + largest : s;
                    boolean stays = then < laws[m].length && laws[m + 1][then] > 0 && next.beyond(then) > b;
                    beyond[m + 1] -= stays ? laws[m][s] : 0;
                }
            }
        }
        double sum = 0;
        for (int m : sizes) {
            sum += beyond[m];
        }
        return Math.min(1, sum);
    }
}
