package org.probatum.missing.quality;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.probatum.missing.ObservationTable;

/**
 * Whether synthetic rows stand closer to the participants that the generator has seen than to others.
 *
 * <p>For each synthetic row the distance to the closest training row and to the closest held-out row (Gower). Without
 * memory the training row is closer in a share n_t / (n_t + n_h) of the rows:
 * <pre>
 *   score = min(1, (1 − share closer to training) / (n_h / (n_t + n_h)))
 * </pre>
 * <p>Ties count one half. 1 means no sign of memory, 0 that every row is closer to training data. A score of 1 is no
 * proof of anonymity.
 * <p>Source: M. Platzer and T. Reutterer (2021), Front. Big Data 4, 679939 (share of records closer to training than to
 * holdout).
 *
 * @param score 0 to 1; empty when no distance could be taken
 * @param closerToTraining share of synthetic rows closer to training than to held-out rows, ties one half; NaN as above
 * @param exactCopies synthetic rows at distance 0 of a training row
 * @param syntheticRows rows that were compared
 * @param trainingRows rows of the training table
 * @param heldOutRows rows of the held-out table
 * @param valuesUsed values of the compared synthetic rows that are not missing
 */
public record PrivacyScore(
        OptionalDouble score,
        double closerToTraining,
        int exactCopies,
        int syntheticRows,
        int trainingRows,
        int heldOutRows,
        int valuesUsed) {

    /**
     * @param training the rows that the generator was fitted to
     * @param heldOut rows of the same population that it has not seen; at least one
     * @throws IllegalArgumentException if the tables do not have the same variables, or one has no row
     */
    public static PrivacyScore of(ObservationTable training, ObservationTable heldOut, ObservationTable synthetic) {
        TableDistance.requireSameVariables(training, heldOut);
        TableDistance.requireSameVariables(training, synthetic);
        if (training.rows() == 0 || heldOut.rows() == 0 || synthetic.rows() == 0) {
            throw new IllegalArgumentException("A privacy score needs training, held-out and synthetic rows, was given "
                    + training.rows() + ", " + heldOut.rows() + " and " + synthetic.rows());
        }
        TableDistance distance = new TableDistance(training);
        double[][] nearest = IntStream.range(0, synthetic.rows())
                .parallel()
                .mapToObj(row -> new double[] {
                    distance.nearest(synthetic, row, training), distance.nearest(synthetic, row, heldOut)
                })
                .toArray(double[][]::new);
        double closer = 0;
        int copies = 0;
        int rows = 0;
        int values = 0;
        for (int row = 0; row < nearest.length; row++) {
            double toTraining = nearest[row][0];
            double toHeldOut = nearest[row][1];
            if (Double.isFinite(Math.min(toTraining, toHeldOut))) {
                rows++;
                values += observed(synthetic, row);
                copies += toTraining == 0 ? 1 : 0;
                closer += toTraining < toHeldOut ? 1 : toTraining == toHeldOut ? 0.5 : 0;
            }
        }
        double share = closer / rows;
        double expected = heldOut.rows() / (double) (training.rows() + heldOut.rows());
        OptionalDouble score =
                rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, (1 - share) / expected));
        return new PrivacyScore(score, share, copies, rows, training.rows(), heldOut.rows(), values);
    }

    private static int observed(ObservationTable table, int row) {
        return (int) IntStream.range(0, table.variables().size())
                .filter(v -> !table.isMissing(row, v))
                .count();
    }
}
