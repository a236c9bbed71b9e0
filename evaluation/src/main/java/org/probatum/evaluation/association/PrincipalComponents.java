package org.probatum.evaluation.association;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;

/**
 * Principal components of the covariance (divisor n − 1) or, standardised, of the correlation.
 *
 * <p>Components come by falling variance; each is signed so that its loading of largest size is positive. Source: H.
 * Hotelling (1933). R: {@code prcomp}.
 *
 * @param proportion of the whole variance
 * @param loadings one row per variable, one column per component
 */
public record PrincipalComponents(Series standardDeviations, Series proportion, List<Series> loadings) {

    public static final String SOURCE = "Hotelling 1933, eigenvectors of the covariance with divisor n - 1";

    public PrincipalComponents {
        loadings = List.copyOf(loadings);
    }

    /** @param values rows observations, columns variables; complete */
    public static Outcome<PrincipalComponents> of(double[][] values, boolean standardise) {
        Points points = Points.of(values);
        if (standardise && points.constantColumn() >= 0) {
            return Outcome.notEstimable(
                    "zero-variance", "Column " + (points.constantColumn() + 1) + " is constant and has no scale");
        }
        double[][] covariance = (standardise ? points.standardised() : points).covariance();
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariance));
        double[] variances = eigen.getEigenvalues();
        int p = variances.length;
        double total = Arrays.stream(variances).map(value -> Math.max(0, value)).sum();
        if (!(total > 0)) {
            return Outcome.notEstimable("zero-variance", "All observations are alike");
        }
        double[][] loadings = new double[p][p];
        for (int c = 0; c < p; c++) {
            double[] vector = eigen.getEigenvector(c).toArray();
            double largest = Arrays.stream(vector).reduce(0, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
            for (int v = 0; v < p; v++) {
                loadings[v][c] = largest < 0 ? -vector[v] : vector[v];
            }
        }
        Series clipped = Series.of(variances).map(value -> Math.max(0, value));
        return Outcome.of(new PrincipalComponents(
                clipped.map(Math::sqrt),
                clipped.map(value -> value / total),
                Arrays.stream(loadings).map(Series::of).toList()));
    }
}
