package org.probatum.evaluation.statistics.continuous;

import java.util.List;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * A linear model with normal errors of equal variance.
 *
 * <p>σ² = Σe²/(n − p). Robust standard errors are HC3: the sandwich with e²/(1 − h)² (J. G. MacKinnon and H. White
 * 1985). The log likelihood is the maximum one, its AIC counts σ. R: {@code lm}, {@code sandwich::vcovHC(type = "HC3")}.
 */
public final class LinearModel {

    public static final String SOURCE = "Least squares by Householder reflections; HC3 of MacKinnon and White 1985";

    /** A combination of the coefficients with its t test. */
    public record Combination(double estimate, double se, double t, double p, Interval ci) {}

    /** A test of several coefficients at once. */
    public record FTest(double f, int df, double p) {}

    private final List<String> names;
    private final double[][] columns;
    private final double[] response;
    private final LeastSquares.Fit fit;

    private LinearModel(List<String> names, double[][] columns, double[] response, LeastSquares.Fit fit) {
        this.names = List.copyOf(names);
        this.columns = columns;
        this.response = response;
        this.fit = fit;
    }

    /**
     * @param names of the columns; the first column holds ones
     * @param columns shape [columns][rows]
     */
    public static Outcome<LinearModel> of(List<String> names, double[][] columns, double[] response) {
        return LeastSquares.fit(columns, names, response).then(fit -> {
            LinearModel model = new LinearModel(names, columns, response, fit);
            return model.dfResidual() > 0
                    ? Outcome.of(model)
                    : Outcome.notEstimable("too-few-values", "No degree of freedom is left for the error");
        });
    }

    public List<String> names() {
        return names;
    }

    public int n() {
        return response.length;
    }

    public int dfResidual() {
        return n() - names.size();
    }

    public double residualSquares() {
        return fit.residualSquares();
    }

    public double sigma() {
        return Math.sqrt(residualSquares() / dfResidual());
    }

    public double coefficient(int j) {
        return fit.coefficients()[j];
    }

    /** 1 − Σe²/Σ(y − ȳ)². */
    public double rSquared() {
        return 1 - residualSquares() / totalSquares();
    }

    public double adjustedRSquared() {
        return 1 - (residualSquares() / dfResidual()) / (totalSquares() / (n() - 1));
    }

    /** F of all slopes. */
    public double fStatistic() {
        int slopes = names.size() - 1;
        return (totalSquares() - residualSquares()) / slopes / (residualSquares() / dfResidual());
    }

    private double totalSquares() {
        return Sample.of(response).variance() * (n() - 1);
    }

    public double logLikelihood() {
        return -n() / 2.0 * (Math.log(2 * Math.PI) + Math.log(residualSquares() / n()) + 1);
    }

    public double aic() {
        return -2 * logLikelihood() + 2 * (names.size() + 1);
    }

    /** Coefficient j with its t test. */
    public Combination coefficientTest(int j, double confidenceLevel) {
        double[] weights = new double[names.size()];
        weights[j] = 1;
        return combination(weights, confidenceLevel);
    }

    /** Σ weight × coefficient with its t test. */
    public Combination combination(double[] weights, double confidenceLevel) {
        double estimate = 0;
        for (int j = 0; j < weights.length; j++) {
            estimate += weights[j] * fit.coefficients()[j];
        }
        double se = sigma() * Math.sqrt(SymmetricMatrix.quadraticForm(fit.inverse(), weights));
        TTest test = TTest.of(estimate, se, dfResidual(), confidenceLevel);
        return new Combination(estimate, se, test.t(), test.pTwoSided(), test.ci());
    }

    /** The mean of every column: the point at which adjusted means are taken. */
    public double[] columnMeans() {
        double[] means = new double[columns.length];
        for (int j = 0; j < means.length; j++) {
            means[j] = Sample.sum(columns[j]) / n();
        }
        return means;
    }

    /** HC3 standard error of coefficient j. */
    public double robustSe(int j) {
        double sum = 0;
        for (int i = 0; i < n(); i++) {
            double influence = 0;
            for (int k = 0; k < names.size(); k++) {
                influence += fit.inverse()[j][k] * columns[k][i];
            }
            double part = influence * fit.residuals()[i] / (1 - fit.leverage()[i]);
            sum += part * part;
        }
        return Math.sqrt(sum);
    }

    /** F test of leaving out some columns. */
    public FTest dropping(int[] left) {
        int q = left.length;
        double[][] block = new double[q][q];
        double[] beta = new double[q];
        for (int a = 0; a < q; a++) {
            beta[a] = fit.coefficients()[left[a]];
            for (int b = 0; b < q; b++) {
                block[a][b] = fit.inverse()[left[a]][left[b]];
            }
        }
        double sigma = sigma();
        double f = SymmetricMatrix.inverseQuadraticForm(block, beta).orElse(Double.NaN) / (q * sigma * sigma);
        return new FTest(f, q, Distributions.fSf(f, q, dfResidual()));
    }
}
