package org.probatum.evaluation.statistics.diagnostic;

import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.comparison.LogisticFit;
import org.probatum.evaluation.statistics.comparison.LogisticRegression;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Flexible calibration curve: the event probability as a smooth function of the predicted risk, with a pointwise band.
 *
 * <p>Logistic regression on a restricted cubic spline of logit(risk) with four knots at the 5th, 35th, 65th and 95th
 * percentile; the band is symmetric on the logit scale. Source: F. E. Harrell (2015), Regression Modeling Strategies,
 * section 2.4 (spline and knots); P. C. Austin, E. W. Steyerberg (2014), Stat. Med. 33, 517–535.
 *
 * @param risk where the curve is given, ascending, within the range of the predictions
 * @param observed estimated event probability
 * @param lower pointwise limit
 * @param upper pointwise limit
 * @param warnings empty, or that the straight line in the logit was used because the risks have too few values
 */
public record CalibrationCurve(Series risk, Series observed, Series lower, Series upper, List<String> warnings) {

    private static final double[] KNOT_SHARES = {0.05, 0.35, 0.65, 0.95};

    /**
     * @param risk predicted probability, above 0 and below 1; shape [n]
     * @param points how many points along the curve, at least 2
     */
    public static Outcome<CalibrationCurve> of(double[] risk, boolean[] event, int points, double confidenceLevel) {
        if (points < 2) {
            throw new IllegalArgumentException("A curve needs at least 2 points, was " + points);
        }
        if (risk.length == 0) {
            return Outcome.notEstimable("one-class", "There is no participant to compare with");
        }
        double[] logit = Arrays.stream(risk).map(Distributions::logit).toArray();
        if (!Arrays.stream(logit).allMatch(Double::isFinite)) {
            return Outcome.notEstimable(
                    "boundary-risk", "A predicted risk is exactly 0 or 1; its logit is not defined");
        }
        double[] sorted = logit.clone();
        Arrays.sort(sorted);
        double[] knots = Arrays.stream(KNOT_SHARES)
                .map(share -> sorted[(int) Math.round(share * (sorted.length - 1))])
                .toArray();
        boolean spline = knots[0] < knots[1] && knots[1] < knots[2] && knots[2] < knots[3];
        double[] used = spline ? knots : new double[0];
        List<String> names = spline ? List.of("1", "x", "s1", "s2") : List.of("1", "x");
        List<String> warnings =
                spline ? List.of() : List.of("Too few distinct risks for a spline; straight line on the logit scale");
        return LogisticRegression.of(names, basis(logit, used), event)
                .fit()
                .map(fit -> curve(fit, used, sorted[0], sorted[sorted.length - 1], points, confidenceLevel, warnings));
    }

    private static CalibrationCurve curve(
            LogisticFit fit,
            double[] knots,
            double from,
            double to,
            int points,
            double confidenceLevel,
            List<String> warnings) {
        double[] x = new double[points];
        double lowRisk = Distributions.logistic(from);
        double highRisk = Distributions.logistic(to);
        for (int i = 0; i < points; i++) {
            x[i] = Distributions.logit(lowRisk + (highRisk - lowRisk) * i / (points - 1));
        }
        double[][] columns = basis(x, knots);
        double[][] covariance = fit.covariance();
        double[] beta = fit.estimates();
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        double[][] result = new double[4][points];
        for (int i = 0; i < points; i++) {
            double eta = 0;
            double variance = 0;
            for (int j = 0; j < beta.length; j++) {
                eta += columns[j][i] * beta[j];
                for (int k = 0; k < beta.length; k++) {
                    variance += columns[j][i] * covariance[j][k] * columns[k][i];
                }
            }
            double half = z * Math.sqrt(variance);
            result[0][i] = Distributions.logistic(x[i]);
            result[1][i] = Distributions.logistic(eta);
            result[2][i] = Distributions.logistic(eta - half);
            result[3][i] = Distributions.logistic(eta + half);
        }
        return new CalibrationCurve(
                Series.of(result[0]), Series.of(result[1]), Series.of(result[2]), Series.of(result[3]), warnings);
    }

    /** 1, x, and for each inner knot pair the truncated cubes that are linear beyond the outer knots. */
    private static double[][] basis(double[] x, double[] knots) {
        int k = knots.length;
        double[][] columns = new double[k == 0 ? 2 : k][x.length];
        Arrays.fill(columns[0], 1);
        columns[1] = x.clone();
        for (int j = 0; j + 2 < k; j++) {
            double last = knots[k - 1];
            double beforeLast = knots[k - 2];
            double scale = (last - knots[0]) * (last - knots[0]);
            for (int i = 0; i < x.length; i++) {
                columns[j + 2][i] = (cube(x[i] - knots[j])
                                - cube(x[i] - beforeLast) * (last - knots[j]) / (last - beforeLast)
                                + cube(x[i] - last) * (beforeLast - knots[j]) / (last - beforeLast))
                        / scale;
            }
        }
        return columns;
    }

    private static double cube(double value) {
        return value > 0 ? value * value * value : 0;
    }
}
