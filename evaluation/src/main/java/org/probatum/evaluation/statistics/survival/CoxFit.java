package org.probatum.evaluation.statistics.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/** A fitted Cox regression: coefficients, tests, and what later calculations on the fit need. */
public final class CoxFit {

    /**
     * One coefficient.
     *
     * @param estimate log hazard ratio per unit of the covariate
     * @param se model standard error
     * @param robustSe sandwich standard error when clusters were given; z, p and limits then come from it
     * @param p two-sided
     */
    public record Coefficient(
            String name,
            double estimate,
            double se,
            OptionalDouble robustSe,
            double z,
            double p,
            double hazardRatio,
            Interval hazardRatioCi) {}

    /** A test that all coefficients are 0. */
    public record GlobalTest(double statistic, int df, double p) {

        static GlobalTest of(double statistic, int df) {
            return new GlobalTest(statistic, df, Distributions.chiSquareSf(statistic, df));
        }
    }

    private final CoxRegression options;
    private final CoxRows rows;
    private final List<String> names;
    private final PartialLikelihood start;
    private final PartialLikelihood end;
    private final double[] standardizedBeta;
    private final int iterations;
    private final double[][] covariance;
    private final Optional<RobustVariance> robust;

    CoxFit(
            CoxRegression options,
            CoxRows rows,
            List<String> names,
            PartialLikelihood start,
            PartialLikelihood end,
            double[] standardizedBeta,
            int iterations) {
        this.options = options;
        this.rows = rows;
        this.names = List.copyOf(names);
        this.start = start;
        this.end = end;
        this.standardizedBeta = standardizedBeta;
        this.iterations = iterations;
        double[][] standardized = SymmetricMatrix.inverse(end.information())
                .orElseThrow(() -> new IllegalStateException("The information at the maximum is singular"));
        covariance = unscale(standardized);
        robust = options.clusters()
                .map(clusters -> RobustVariance.of(
                        rows, standardizedBeta, standardized, clusters, options.ties() == CoxRegression.Ties.EFRON));
    }

    /** From the scale of standardized coefficients to that of the covariates. */
    private double[][] unscale(double[][] standardized) {
        double[][] result = new double[rows.p][rows.p];
        for (int j = 0; j < rows.p; j++) {
            for (int k = 0; k < rows.p; k++) {
                result[j][k] = standardized[j][k] / (rows.scale[j] * rows.scale[k]);
            }
        }
        return result;
    }

    public int n() {
        return rows.n;
    }

    public int events() {
        int events = 0;
        for (boolean event : rows.event) {
            events += event ? 1 : 0;
        }
        return events;
    }

    public int iterations() {
        return iterations;
    }

    public List<String> names() {
        return names;
    }

    public double logLikNull() {
        return start.logLik();
    }

    public double logLik() {
        return end.logLik();
    }

    /** Log hazard ratios in the order of the names. */
    public double[] estimates() {
        double[] beta = standardizedBeta.clone();
        for (int j = 0; j < beta.length; j++) {
            beta[j] /= rows.scale[j];
        }
        return beta;
    }

    /** Inverse information; shape [p][p]. */
    public double[][] covariance() {
        return copy(covariance);
    }

    /** Sandwich covariance, when clusters were given. */
    public Optional<double[][]> robustCovariance() {
        return robust.map(variance -> unscale(variance.covariance()));
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }

    public List<Coefficient> coefficients() {
        double[] beta = estimates();
        Optional<double[][]> sandwich = robustCovariance();
        double quantile = Distributions.normalQuantileOfLevel(options.confidenceLevel());
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < beta.length; j++) {
            double se = Math.sqrt(covariance[j][j]);
            OptionalDouble robustSe =
                    sandwich.isPresent() ? OptionalDouble.of(Math.sqrt(sandwich.get()[j][j])) : OptionalDouble.empty();
            double used = robustSe.orElse(se);
            double z = beta[j] / used;
            coefficients.add(new Coefficient(
                    names.get(j),
                    beta[j],
                    se,
                    robustSe,
                    z,
                    Distributions.normalTwoSidedP(z),
                    Math.exp(beta[j]),
                    Interval.aroundLog(beta[j], quantile, used)));
        }
        return coefficients;
    }

    /**
     * The coefficient of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Coefficient coefficient(String name) {
        return coefficients().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No coefficient " + name + "; there are " + names));
    }

    public GlobalTest likelihoodRatio() {
        return GlobalTest.of(2 * (logLik() - logLikNull()), rows.p);
    }

    /** Wald test; with the sandwich covariance when clusters were given. */
    public GlobalTest wald() {
        double[][] variance = robustCovariance().orElse(covariance);
        return GlobalTest.of(
                SymmetricMatrix.inverseQuadraticForm(variance, estimates()).orElse(Double.NaN), rows.p);
    }

    /** Score test at 0 with the model information; for one factor and no ties the log-rank test. */
    public GlobalTest score() {
        return GlobalTest.of(
                SymmetricMatrix.inverseQuadraticForm(start.information(), start.score())
                        .orElse(Double.NaN),
                rows.p);
    }

    /** Score test at 0 with the sandwich variance, when clusters were given. */
    public Optional<GlobalTest> robustScore() {
        return robust.map(variance -> GlobalTest.of(variance.scoreStatistic(), rows.p));
    }

    /** x'β of each row less its mean, in the order of the data. */
    public double[] linearPredictor() {
        double[] eta = rows.linearPredictor(standardizedBeta);
        double[] result = new double[rows.n];
        for (int i = 0; i < rows.n; i++) {
            result[rows.order[i]] = eta[i];
        }
        return result;
    }

    /** The mean of each covariate, subtracted in {@link #linearPredictor}. */
    public double[] means() {
        return rows.centre.clone();
    }

    CoxRows rows() {
        return rows;
    }

    double[] standardizedBeta() {
        return standardizedBeta;
    }

    CoxRegression options() {
        return options;
    }

    PartialLikelihood atMaximum() {
        return end;
    }
}
