package org.probatum.evaluation.statistics.survival;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * What a fitted Cox regression says about a participant with given covariates x.
 *
 * <pre>
 *   η = x'β,  se(η) = √(x'Vx)                                  linear predictor, at covariates 0 it is 0
 *   Λ(t|x) = e^η Λ₀(t),  S(t|x) = exp(−Λ(t|x))                 the increments of Λ₀ follow the ties method of the fit
 *   var Λ(t|x) = e^2η [ Σ dN/S₀² + a'Va ],  a = Σ (x − x̄(u)) dΛ₀(u)
 *   limits of S: exp(−Λ ± z √var Λ), cut at 1                  on the log scale
 * </pre>
 * <p>V is the model covariance, or the sandwich when clusters were given. Source: A. A. Tsiatis (1981), Ann. Stat. 9,
 * 93–108; T. M. Therneau, P. M. Grambsch (2000), Modeling Survival Data, 10.2. R: {@code survfit(fit, newdata)},
 * {@code predict(fit, newdata, reference = "zero")}. With exact ties the increments are Breslow's, as in R.
 */
public final class CoxPrediction {

    public static final String SOURCE = "Tsiatis 1981 variance of the cumulative hazard, as survival::survfit.coxph";

    /** @param hazardRatio e^η against covariates 0 */
    public record Risk(double linearPredictor, double se, double hazardRatio) {}

    /** @param se standard error of S */
    public record Point(double time, double cumulativeHazard, double survival, double se, Interval ci) {}

    private final CoxFit fit;
    private final List<CoxHazards> strata;
    private final double[][] covariance;

    private CoxPrediction(CoxFit fit) {
        this.fit = fit;
        strata = CoxHazards.of(fit);
        covariance = fit.robustCovariance().orElseGet(fit::covariance);
    }

    public static CoxPrediction of(CoxFit fit) {
        return new CoxPrediction(fit);
    }

    /** @param covariates in the order of the coefficients, in their units; finite */
    public Risk risk(double[] covariates) {
        requireCovariates(covariates);
        double eta = 0;
        double[] beta = fit.estimates();
        for (int j = 0; j < beta.length; j++) {
            eta += beta[j] * covariates[j];
        }
        return new Risk(eta, Math.sqrt(SymmetricMatrix.quadraticForm(covariance, covariates)), Math.exp(eta));
    }

    /**
     * The survival curve at chosen times.
     *
     * @param covariates in the order of the coefficients, in their units; finite
     * @param stratum code of the stratum, 0 without strata
     * @param times finite, not negative; behind the last event the curve is carried on flat
     */
    public List<Point> survival(double[] covariates, int stratum, double[] times, double confidenceLevel) {
        requireCovariates(covariates);
        if (stratum < 0 || stratum >= strata.size()) {
            throw new IllegalArgumentException(
                    "Stratum " + stratum + " does not exist; there are " + strata.size() + " strata");
        }
        double[] centred = covariates.clone();
        double eta = 0;
        for (int j = 0; j < centred.length; j++) {
            centred[j] -= fit.means()[j];
            eta += fit.estimates()[j] * centred[j];
        }
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        List<Point> points = new ArrayList<>();
        for (double t : times) {
            points.add(at(strata.get(stratum), centred, Math.exp(eta), t, z));
        }
        return points;
    }

    private Point at(CoxHazards hazards, double[] centred, double rate, double t, double z) {
        if (!(t >= 0) || Double.isInfinite(t)) {
            throw new IllegalArgumentException("A time must be finite and not negative, was " + t);
        }
        int last = hazards.lastAtMost(t);
        if (last < 0) {
            return new Point(t, 0, 1, 0, new Interval(1, 1));
        }
        double[] moved = new double[centred.length];
        for (int j = 0; j < moved.length; j++) {
            double meanX = hazards.hazardX()[last][j] * fit.rows().scale[j];
            moved[j] = centred[j] * hazards.hazard()[last] - meanX;
        }
        double variance = hazards.variance()[last] + SymmetricMatrix.quadraticForm(covariance, moved);
        double hazard = rate * hazards.hazard()[last];
        double se = rate * Math.sqrt(variance);
        double survival = Math.exp(-hazard);
        Interval ci = new Interval(Math.exp(-hazard - z * se), Math.min(1, Math.exp(-hazard + z * se)));
        return new Point(t, hazard, survival, survival * se, ci);
    }

    private void requireCovariates(double[] covariates) {
        if (covariates.length != fit.names().size()) {
            throw new IllegalArgumentException("A prediction needs "
                    + fit.names().size() + " covariates " + fit.names() + ", had " + covariates.length);
        }
        for (int j = 0; j < covariates.length; j++) {
            if (!Double.isFinite(covariates[j])) {
                throw new IllegalArgumentException(
                        "Covariate " + fit.names().get(j) + " must be finite, was " + covariates[j]);
            }
        }
    }
}
