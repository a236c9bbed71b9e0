package org.probatum.evaluation.statistics.longitudinal;

import java.util.Optional;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * A fitted model with its tests.
 *
 * <p>W is the covariance of θ, from the observed information (as SAS PROC MIXED and R's mmrm) or from the expected one
 * (as R's pbkrtest). With Pₕ = X'V⁻¹VₕV⁻¹X, Qₕₖ = X'V⁻¹VₕV⁻¹VₖV⁻¹X and Rₕₖ = X'V⁻¹VₕₖV⁻¹X:
 * <pre>
 *   Satterthwaite   df = 2 (c'Φc)² / (g'Wg),  gₕ = c'Φ Pₕ Φ c
 *   Kenward–Roger   Φ_A = Φ + 2 Φ (Σₕₖ Wₕₖ (Qₕₖ − Pₕ Φ Pₖ − Rₕₖ/4)) Φ; for one contrast the same df
 * </pre>
 * <p>Source: F. E. Satterthwaite (1946); M. G. Kenward and J. H. Roger (1997), Biometrics 53:983.
 */
public final class Inference {

    /** Which information of θ gives W. */
    public enum Information {
        OBSERVED,
        EXPECTED
    }

    /**
     * A contrast c'β.
     *
     * @param df Satterthwaite, observed information; NaN without restricted likelihood or at a boundary
     * @param ci from se and df
     * @param seKenwardRoger from Φ_A, observed information
     * @param pKenwardRoger with the same df
     * @param expected the same three figures from the expected information
     */
    public record Contrast(
            double estimate,
            double se,
            double df,
            double t,
            double p,
            Interval ci,
            double seKenwardRoger,
            double pKenwardRoger,
            Expected expected) {}

    /** Figures from the expected information. */
    public record Expected(double df, double seKenwardRoger) {}

    /**
     * Several contrasts at once.
     *
     * @param numDf number of contrasts
     * @param wald χ² statistic with Φ
     * @param f scaled F of Kenward and Roger
     * @param ddf its denominator df
     */
    public record JointTest(int numDf, double wald, double f, double ddf, double p) {}

    private final MixedFit.State state;
    private final boolean restricted;
    private final double[][] observedCovariance;
    private final double[][] expectedCovariance;
    private final double[][] observedAdjusted;
    private final double[][] expectedAdjusted;

    Inference(
            MixedFit.State state,
            VarianceModel.Second second,
            double[][] observedCovariance,
            double[][] expectedCovariance,
            boolean restricted) {
        this.state = state;
        this.restricted = restricted;
        this.observedCovariance = observedCovariance;
        this.expectedCovariance = expectedCovariance;
        this.observedAdjusted = adjusted(second, observedCovariance);
        this.expectedAdjusted = adjusted(second, expectedCovariance);
    }

    private Inference(Inference of, MixedFit.State state) {
        this.state = state;
        this.restricted = of.restricted;
        this.observedCovariance = of.observedCovariance;
        this.expectedCovariance = of.expectedCovariance;
        this.observedAdjusted = of.observedAdjusted;
        this.expectedAdjusted = of.expectedAdjusted;
    }

    /** The same fit when the response had Xβ₀ taken off before: β₀ is added to the coefficients. */
    Inference shiftedBy(double[] taken) {
        double[] beta = state.beta().clone();
        for (int j = 0; j < beta.length; j++) {
            beta[j] += taken[j];
        }
        return new Inference(
                this,
                new MixedFit.State(
                        state.theta(),
                        state.logLikelihood(),
                        beta,
                        state.phi(),
                        state.residualWeights(),
                        state.gradient(),
                        state.derivatives()));
    }

    private double[][] adjusted(VarianceModel.Second second, double[][] w) {
        int p = state.beta().length;
        double[][] sum = new double[p][p];
        double[][][] toPhi = new double[w.length][][];
        for (int h = 0; h < w.length; h++) {
            toPhi[h] = Dense.product(Dense.block(state.derivatives()[h], p), state.phi());
        }
        for (int h = 0; h < w.length; h++) {
            for (int k = 0; k < w.length; k++) {
                double[][] pair = Dense.product(toPhi[h], Dense.block(state.derivatives()[k], p));
                for (int a = 0; a < p; a++) {
                    for (int b = 0; b < p; b++) {
                        sum[a][b] += w[h][k]
                                * (second.products()[h][k][a][b] - pair[a][b] - second.curvatures()[h][k][a][b] / 4);
                    }
                }
            }
        }
        double[][] change = SymmetricMatrix.sandwich(state.phi(), Dense.symmetric(sum));
        double[][] result = new double[p][p];
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                result[a][b] = state.phi()[a][b] + 2 * change[a][b];
            }
        }
        return result;
    }

    /** Covariance parameters, in the order of the model. */
    double[] theta() {
        return state.theta().clone();
    }

    public double logLikelihood() {
        return state.logLikelihood();
    }

    public boolean isRestricted() {
        return restricted;
    }

    /** The coefficients β. */
    public double[] coefficients() {
        return state.beta().clone();
    }

    /** Coefficient j as a contrast. */
    public Contrast coefficient(int j, double confidenceLevel) {
        double[] c = new double[state.beta().length];
        c[j] = 1;
        return contrast(c, confidenceLevel);
    }

    /** @param c weights of the coefficients */
    public Contrast contrast(double[] c, double confidenceLevel) {
        double estimate = Dense.dot(c, state.beta());
        double variance = SymmetricMatrix.quadraticForm(state.phi(), c);
        double se = Math.sqrt(variance);
        double df = degreesOfFreedom(c, variance, observedCovariance);
        double adjusted = restricted ? Math.sqrt(SymmetricMatrix.quadraticForm(observedAdjusted, c)) : Double.NaN;
        double t = estimate / se;
        boolean usable = df > 0;
        return new Contrast(
                estimate,
                se,
                df,
                t,
                usable ? Distributions.studentTwoSidedP(t, df) : Double.NaN,
                usable
                        ? Interval.around(estimate, Distributions.studentQuantileOfLevel(confidenceLevel, df), se)
                        : Interval.UNDEFINED,
                adjusted,
                usable && restricted ? Distributions.studentTwoSidedP(estimate / adjusted, df) : Double.NaN,
                new Expected(
                        degreesOfFreedom(c, variance, expectedCovariance),
                        restricted ? Math.sqrt(SymmetricMatrix.quadraticForm(expectedAdjusted, c)) : Double.NaN));
    }

    private double degreesOfFreedom(double[] c, double variance, double[][] w) {
        double[] towards = Dense.product(state.phi(), c);
        double[] g = new double[w.length];
        for (int h = 0; h < g.length; h++) {
            g[h] = SymmetricMatrix.quadraticForm(Dense.block(state.derivatives()[h], c.length), towards);
        }
        double spread = SymmetricMatrix.quadraticForm(w, g);
        return spread > 0 ? 2 * variance * variance / spread : Double.NaN;
    }

    /**
     * The F test of Kenward and Roger that all contrasts are 0.
     *
     * @param contrasts shape [number of contrasts][coefficients], independent
     * @return empty when the contrasts are linearly dependent
     */
    public Optional<JointTest> jointTest(double[][] contrasts, Information information) {
        double[][] middle = SymmetricMatrix.sandwich(contrasts, state.phi());
        return SymmetricMatrix.inverse(middle).flatMap(inverse -> jointTest(contrasts, inverse, information));
    }

    private Optional<JointTest> jointTest(double[][] contrasts, double[][] inverse, Information information) {
        int q = contrasts.length;
        double[][] w = information == Information.OBSERVED ? observedCovariance : expectedCovariance;
        double[][] adjusted = information == Information.OBSERVED ? observedAdjusted : expectedAdjusted;
        double[][][] parts = new double[w.length][][];
        double[][] toPhi = Dense.product(contrasts, state.phi());
        for (int h = 0; h < w.length; h++) {
            double[][] own = SymmetricMatrix.sandwich(toPhi, Dense.block(state.derivatives()[h], state.beta().length));
            parts[h] = Dense.product(inverse, own);
        }
        double a1 = 0;
        double a2 = 0;
        for (int h = 0; h < w.length; h++) {
            for (int k = 0; k < w.length; k++) {
                a1 += w[h][k] * trace(parts[h]) * trace(parts[k]);
                a2 += w[h][k] * Dense.trace(parts[h], parts[k]);
            }
        }
        double[] value = Dense.product(contrasts, state.beta());
        double wald = SymmetricMatrix.quadraticForm(inverse, value);
        double b = (a1 + 6 * a2) / (2 * q);
        double g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
        double below = 3 * q + 2 * (1 - g);
        double c1 = g / below;
        double c2 = (q - g) / below;
        double c3 = (q + 2 - g) / below;
        double mean = 1 / (1 - a2 / q);
        double variance = 2.0 / q * (1 + c1 * b) / ((1 - c2 * b) * (1 - c2 * b) * (1 - c3 * b));
        double rho = variance / (2 * mean * mean);
        double ddf = 4 + (q + 2) / (q * rho - 1);
        double scale = ddf / (mean * (ddf - 2));
        return SymmetricMatrix.inverseQuadraticForm(SymmetricMatrix.sandwich(contrasts, adjusted), value)
                .map(form -> {
                    double f = scale / q * form;
                    return new JointTest(q, wald, f, ddf, Distributions.fSf(f, q, ddf));
                });
    }

    private static double trace(double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            sum += matrix[i][i];
        }
        return sum;
    }
}
