package org.probatum.evaluation.statistics.diagnostic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;

/**
 * A crossed reader study: every reader rates every case under every treatment.
 *
 * <p>Holds the figure of merit θ of each treatment and reader, and the covariance of all θ over cases.
 *
 * @param figure θ; shape [treatments][readers]
 * @param covariance of θ in the order treatment by treatment; shape [t·r][t·r]
 */
public record ReaderStudy(List<Series> figure, List<Series> covariance) {

    /** How the covariance over cases is estimated. */
    public enum CovarianceMethod {
        /** From placement values; for the AUC only. */
        DELONG,
        /** (n − 1)/n Σ of products of the deviations of delete-one values from their mean. */
        JACKKNIFE
    }

    /**
     * Figure of merit: empirical AUC, higher ratings point to disease.
     *
     * @param rating shape [treatments][readers][cases]
     * @param diseased truth per case
     */
    public static Outcome<ReaderStudy> ofAuc(double[][][] rating, boolean[] diseased, CovarianceMethod method) {
        int t = rating.length;
        int r = rating[0].length;
        Placements[] all = new Placements[t * r];
        for (int c = 0; c < all.length; c++) {
            switch (Placements.of(rating[c / r][c % r], diseased, Direction.HIGHER)) {
                case Outcome.Estimated<Placements> found -> all[c] = found.value();
                case Outcome.NotEstimable<Placements> not -> {
                    return Outcome.notEstimable(not.code(), not.reason());
                }
            }
        }
        double[] theta = Arrays.stream(all).mapToDouble(Placements::auc).toArray();
        double[][] covariance = method == CovarianceMethod.DELONG
                ? pairwise(all)
                : jackknife(Arrays.stream(all).map(ReaderStudy::deleteOne).toArray(double[][]::new));
        return Outcome.of(new ReaderStudy(rows(theta, t, r), series(covariance)));
    }

    /**
     * Figure of merit: sensitivity, positive when the rating reaches the threshold; only diseased cases enter.
     *
     * @param rating shape [treatments][readers][cases]
     */
    public static Outcome<ReaderStudy> ofSensitivity(double[][][] rating, boolean[] diseased, double threshold) {
        int t = rating.length;
        int r = rating[0].length;
        int[] cases =
                IntStream.range(0, diseased.length).filter(i -> diseased[i]).toArray();
        if (cases.length < 2) {
            return Outcome.notEstimable("one-class", "A sensitivity needs at least two diseased cases");
        }
        double[] theta = new double[t * r];
        double[][] without = new double[t * r][cases.length];
        for (int c = 0; c < theta.length; c++) {
            double[] values = rating[c / r][c % r];
            double hits =
                    Arrays.stream(cases).filter(i -> values[i] >= threshold).count();
            theta[c] = hits / cases.length;
            for (int k = 0; k < cases.length; k++) {
                without[c][k] = (hits - (values[cases[k]] >= threshold ? 1 : 0)) / (cases.length - 1);
            }
        }
        return Outcome.of(new ReaderStudy(rows(theta, t, r), series(jackknife(without))));
    }

    private static List<Series> rows(double[] values, int t, int r) {
        return IntStream.range(0, t)
                .mapToObj(i -> Series.of(Arrays.copyOfRange(values, i * r, (i + 1) * r)))
                .toList();
    }

    private static List<Series> series(double[][] matrix) {
        return Arrays.stream(matrix).map(Series::of).toList();
    }

    private static double[][] pairwise(Placements[] all) {
        double[][] covariance = new double[all.length][all.length];
        for (int a = 0; a < all.length; a++) {
            for (int b = 0; b <= a; b++) {
                covariance[a][b] = Placements.covariance(all[a], all[b]);
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }

    /** The AUC without each case in turn. */
    private static double[] deleteOne(Placements placements) {
        double[] without = new double[placements.value().length];
        for (int i = 0; i < without.length; i++) {
            double size = placements.positive()[i] ? placements.nPositive() : placements.nNegative();
            without[i] = (size * placements.auc() - placements.value()[i]) / (size - 1);
        }
        return without;
    }

    private static double[][] jackknife(double[][] without) {
        int n = without[0].length;
        double[] mean = Arrays.stream(without)
                .mapToDouble(values -> Arrays.stream(values).sum() / n)
                .toArray();
        double[][] covariance = new double[without.length][without.length];
        for (int a = 0; a < without.length; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += (without[a][i] - mean[a]) * (without[b][i] - mean[b]);
                }
                covariance[a][b] = (n - 1.0) / n * sum;
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }

    int treatments() {
        return figure.size();
    }

    int readers() {
        return figure.getFirst().size();
    }

    /** Covariance of θ of treatment i, reader j with that of treatment k, reader l. */
    double covariance(int i, int j, int k, int l) {
        return covariance.get(i * readers() + j).get(k * readers() + l);
    }

    double treatmentMean(int i) {
        return figure.get(i).sum() / readers();
    }
}
