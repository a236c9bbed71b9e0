package org.probatum.evaluation.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.continuous.LeastSquares;
import org.probatum.evaluation.statistics.continuous.Sample;

/**
 * Removes shifts and scales of batches (scanners, sites) from features, by empirical Bayes (ComBat).
 *
 * <p>Each feature is standardised by a linear model of batch and covariates; the batch means γ and variances δ² are shrunk
 * towards their mean over the features with a normal and an inverse gamma prior, and taken out. The iteration stops where R
 * stops: at a largest relative change of 1e-4. Needs at least two features, and two samples per batch. Source: W. E.
 * Johnson, C. Li and A. Rabinovic (2007), Biostatistics 8:118. R: {@code sva::ComBat(par.prior = TRUE)}.
 *
 * @param adjusted rows samples, columns features
 */
public record BatchCorrection(List<Series> adjusted) {

    public static final String SOURCE = "Johnson, Li and Rabinovic 2007, parametric priors";

    private static final double CONVERGENCE = 1e-4;
    private static final int MOST_STEPS = 10_000;

    public BatchCorrection {
        adjusted = List.copyOf(adjusted);
    }

    /**
     * @param values rows samples, columns features; complete
     * @param batch code of each sample from 0, every code used
     * @param covariates columns that are kept; shape [covariates][samples]
     */
    public static Outcome<BatchCorrection> of(double[][] values, int[] batch, double[][] covariates) {
        Points points = Points.of(values);
        int batches = Arrays.stream(batch).max().orElse(-1) + 1;
        if (batch.length != points.size() || batches < 2) {
            throw new IllegalArgumentException("Each of " + points.size() + " samples needs a batch, and there must be"
                    + " at least two batches; had " + batch.length + " samples in " + batches);
        }
        for (int b = 0; b < batches; b++) {
            int code = b;
            if (Arrays.stream(batch).filter(value -> value == code).count() < 2) {
                return Outcome.notEstimable("too-few-values", "Batch " + (b + 1) + " has fewer than 2 samples");
            }
        }
        if (points.dimension() < 2) {
            return Outcome.notEstimable("too-few-features", "The priors need at least 2 features");
        }
        return new Combat(points, batch, batches, covariates).run();
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Combat(Points points, int[] batch, int batches, double[][] covariates) {

        /** A feature after standardising: values, the mean that is put back, and the scale. */
        @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
        private record Standardised(double[] values, double[] mean, double scale) {}

        Outcome<BatchCorrection> run() {
            List<Standardised> features = new ArrayList<>();
            for (int j = 0; j < points.dimension(); j++) {
                Outcome<Standardised> feature = standardise(points.column(j));
                switch (feature) {
                    case Outcome.Estimated<Standardised>(Standardised value) -> features.add(value);
                    case Outcome.NotEstimable<Standardised> not -> {
                        return Outcome.notEstimable(not.code(), "Feature " + (j + 1) + ": " + not.reason());
                    }
                }
            }
            double[][] adjusted = new double[points.size()][points.dimension()];
            for (int b = 0; b < batches; b++) {
                int code = b;
                int[] members = IntStream.range(0, batch.length)
                        .filter(i -> batch[i] == code)
                        .toArray();
                Shrunk shrunk = Shrunk.of(features, members);
                for (int j = 0; j < features.size(); j++) {
                    Standardised feature = features.get(j);
                    for (int i : members) {
                        double value = (feature.values()[i] - shrunk.gamma()[j]) / Math.sqrt(shrunk.delta()[j]);
                        adjusted[i][j] = value * feature.scale() + feature.mean()[i];
                    }
                }
            }
            return Outcome.of(
                    new BatchCorrection(Arrays.stream(adjusted).map(Series::of).toList()));
        }

        private Outcome<Standardised> standardise(double[] feature) {
            int n = feature.length;
            double[][] design = new double[batches + covariates.length][n];
            List<String> names = new ArrayList<>();
            for (int b = 0; b < batches; b++) {
                names.add("batch " + (b + 1));
            }
            for (int i = 0; i < n; i++) {
                design[batch[i]][i] = 1;
            }
            for (int c = 0; c < covariates.length; c++) {
                design[batches + c] = covariates[c];
                names.add("covariate " + (c + 1));
            }
            return LeastSquares.fit(design, names, feature).then(fit -> {
                double variance = fit.residualSquares() / n;
                if (!(variance > 0)) {
                    return Outcome.notEstimable("zero-variance", "no variance within the batches");
                }
                double grand = 0;
                for (int i = 0; i < n; i++) {
                    grand += fit.coefficients()[batch[i]] / n;
                }
                double[] mean = new double[n];
                double[] values = new double[n];
                double scale = Math.sqrt(variance);
                for (int i = 0; i < n; i++) {
                    mean[i] = grand;
                    for (int c = 0; c < covariates.length; c++) {
                        mean[i] += fit.coefficients()[batches + c] * covariates[c][i];
                    }
                    values[i] = (feature[i] - mean[i]) / scale;
                }
                return Outcome.of(new Standardised(values, mean, scale));
            });
        }

        /** Shrunken means and variances of one batch, per feature. */
        @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
        private record Shrunk(double[] gamma, double[] delta) {

            static Shrunk of(List<Standardised> features, int[] members) {
                int p = features.size();
                double[][] values = new double[p][];
                double[] gammaHat = new double[p];
                double[] deltaHat = new double[p];
                for (int j = 0; j < p; j++) {
                    double[] all = features.get(j).values();
                    values[j] = Arrays.stream(members).mapToDouble(i -> all[i]).toArray();
                    Sample sample = Sample.of(values[j]);
                    gammaHat[j] = sample.mean();
                    deltaHat[j] = sample.variance();
                }
                Sample gammas = Sample.of(gammaHat);
                Sample deltas = Sample.of(deltaHat);
                double m = deltas.mean();
                double s2 = deltas.variance();
                double a = (2 * s2 + m * m) / s2;
                double b = (m * s2 + m * m * m) / s2;
                return iterate(values, gammaHat, deltaHat, gammas.mean(), gammas.variance(), a, b);
            }

            private static Shrunk iterate(
                    double[][] values,
                    double[] gammaHat,
                    double[] deltaHat,
                    double gammaBar,
                    double t2,
                    double a,
                    double b) {
                double[] gamma = gammaHat.clone();
                double[] delta = deltaHat.clone();
                for (int step = 0; step < MOST_STEPS; step++) {
                    double change = Double.NEGATIVE_INFINITY;
                    for (int j = 0; j < gamma.length; j++) {
                        double n = values[j].length;
                        double nextGamma = (t2 * n * gammaHat[j] + delta[j] * gammaBar) / (t2 * n + delta[j]);
                        double squares = 0;
                        for (double value : values[j]) {
                            squares += (value - nextGamma) * (value - nextGamma);
                        }
                        double nextDelta = (squares / 2 + b) / (n / 2 + a - 1);
                        change = Math.max(change, Math.abs(nextGamma - gamma[j]) / gamma[j]);
                        change = Math.max(change, Math.abs(nextDelta - delta[j]) / delta[j]);
                        gamma[j] = nextGamma;
                        delta[j] = nextDelta;
                    }
                    if (change <= CONVERGENCE) {
                        break;
                    }
                }
                return new Shrunk(gamma, delta);
            }
        }
    }
}
