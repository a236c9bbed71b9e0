package org.probatum.evaluation.statistics.longitudinal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.continuous.LeastSquares;

/**
 * A marginal model for repeated measurements (MMRM, or generalized least squares): independent participants, one
 * covariance over the visits for all.
 *
 * <p>Assumes normal measurements, and values missing at random. Source: G. Verbeke and G. Molenberghs (2000), chapters 5
 * and 6; H. D. Patterson and R. Thompson (1971) for the restricted likelihood. SAS: {@code PROC MIXED REPEATED}; R:
 * {@code mmrm}, {@code nlme::gls}.
 *
 * @param inference coefficients, contrasts and likelihood
 * @param participants with at least one row
 * @param covariance Σ over the visits, in the unit of the response squared
 */
@SuppressWarnings("ArrayRecordComponent") // handed over for speed; callers do not change the arrays
public record RepeatedMeasures(Inference inference, int rows, int participants, double[][] covariance) {

    public static final String SOURCE =
            "Patterson and Thompson 1971 restricted likelihood; Satterthwaite 1946; Kenward" + " and Roger 1997";

    /**
     * @param names of the columns of the design
     * @param columns shape [columns][rows]
     * @param response one finite value per row
     * @param participant code of each row
     * @param visit index of each row, from 0 to visits − 1
     * @param restricted whether the likelihood is the restricted one
     */
    public static Outcome<RepeatedMeasures> fit(
            List<String> names,
            double[][] columns,
            double[] response,
            int[] participant,
            int[] visit,
            int visits,
            VisitCovariance covariance,
            boolean restricted) {
        return LeastSquares.fit(columns, names, response).then(rough -> {
            Shifted shifted = Shifted.of(columns, response, rough.coefficients());
            VisitModel model = new VisitModel(covariance, visits, shifted.z(), participant, visit);
            if (!(rough.residualSquares() > 0)) {
                return Outcome.notEstimable("zero-variance", "The design explains the response without any error");
            }
            double[] start = model.start(shifted.residualWeights());
            return MixedFit.fit(model, restricted, start).map(inference -> shifted.back(inference, model));
        });
    }

    /** The data with the least squares fit taken off the response, which keeps digits in r'V⁻¹r. */
    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Shifted(double[][] z, double[] taken) {

        static Shifted of(double[][] columns, double[] response, double[] taken) {
            double[][] z = Arrays.copyOf(columns, columns.length + 1);
            double[] rest = response.clone();
            for (int j = 0; j < columns.length; j++) {
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= taken[j] * columns[j][i];
                }
            }
            z[columns.length] = rest;
            return new Shifted(z, taken);
        }

        double[] residualWeights() {
            double[] weights = new double[z.length];
            weights[z.length - 1] = 1;
            return weights;
        }

        RepeatedMeasures back(Inference inference, VisitModel model) {
            return new RepeatedMeasures(
                    inference.shiftedBy(taken),
                    model.rows(),
                    model.participants(),
                    model.covarianceOfVisits(inference.theta()));
        }
    }

    /** Visit indices of ascending distinct values. */
    public static int[] visitIndex(double[] values) {
        double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
        return Arrays.stream(values)
                .mapToInt(value -> Arrays.binarySearch(distinct, value))
                .toArray();
    }

    /** Standard deviation of the first visit. */
    public double firstSd() {
        return Math.sqrt(covariance[0][0]);
    }

    /** Correlation of two visits. */
    public double correlation(int j, int k) {
        return covariance[j][k] / Math.sqrt(covariance[j][j] * covariance[k][k]);
    }

    /** All coefficients as contrasts. */
    public List<Inference.Contrast> coefficients(double confidenceLevel) {
        return IntStream.range(0, inference.coefficients().length)
                .mapToObj(j -> inference.coefficient(j, confidenceLevel))
                .toList();
    }
}
