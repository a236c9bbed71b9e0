package org.probatum.evaluation.statistics.comparison;

import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Average predicted risks with everybody treated and with nobody treated (g-computation), and their contrasts.
 *
 * <p>Standard errors by the delta method from the model's covariance, the covariates held fixed. Source: J. M. Robins
 * (1986); FDA (2023), Adjusting for covariates in randomized clinical trials.
 */
public record StandardizedRisks(
        double riskTreated,
        double riskControl,
        double riskDifference,
        double seRiskDifference,
        double riskRatio,
        double seLogRiskRatio,
        double oddsRatio,
        double seLogOddsRatio) {

    /**
     * @param treated design columns with everybody treated; shape [p][n]
     * @param control design columns with nobody treated; shape [p][n]
     */
    public static StandardizedRisks of(LogisticFit fit, double[][] treated, double[][] control) {
        double[] gradient1 = new double[treated.length];
        double[] gradient0 = new double[treated.length];
        double r1 = risk(fit, treated, gradient1);
        double r0 = risk(fit, control, gradient0);
        double[][] covariance = fit.covariance();
        return new StandardizedRisks(
                r1,
                r0,
                r1 - r0,
                se(covariance, gradient1, 1, gradient0, 1),
                r1 / r0,
                se(covariance, gradient1, 1 / r1, gradient0, 1 / r0),
                r1 / (1 - r1) / (r0 / (1 - r0)),
                se(covariance, gradient1, 1 / (r1 * (1 - r1)), gradient0, 1 / (r0 * (1 - r0))));
    }

    private static double risk(LogisticFit fit, double[][] columns, double[] gradient) {
        double[] beta = fit.estimates();
        int n = columns[0].length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double eta = 0;
            for (int j = 0; j < beta.length; j++) {
                eta += columns[j][i] * beta[j];
            }
            double p = Distributions.logistic(eta);
            sum += p;
            for (int j = 0; j < beta.length; j++) {
                gradient[j] += p * (1 - p) * columns[j][i] / n;
            }
        }
        return sum / n;
    }

    private static double se(double[][] covariance, double[] one, double weight1, double[] two, double weight0) {
        double[] contrast = new double[one.length];
        for (int j = 0; j < contrast.length; j++) {
            contrast[j] = one[j] * weight1 - two[j] * weight0;
        }
        return Math.sqrt(
                org.probatum.evaluation.statistics.numeric.SymmetricMatrix.quadraticForm(covariance, contrast));
    }
}
