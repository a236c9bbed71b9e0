package org.probatum.missing.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.missing.regression.LeastSquares;

/**
 * Whether a model trained on synthetic rows predicts real, unseen rows as well as one trained on real rows.
 *
 * <p>Both are linear models of one variable on all others (indicators of levels but the first). Skill on the held-out
 * rows is 1 − Σ (y − ŷ)² / Σ (y − ȳ)² for a numeric or ordinal target and 2 AUC − 1 for a binary one:
 * <pre>
 *   score = skill(trained on synthetic) / skill(trained on real), clipped to 0 … 1
 * </pre>
 * <p>Rows with a missing value are left out and counted. There is no score when the real model has no skill.
 * <p>Source: C. Esteban, S. L. Hyland, G. Rätsch (2017), train on synthetic, test on real.
 *
 * @param score 0 to 1; empty when the model trained on real rows has no skill
 * @param skillOfReal of the model trained on real rows
 * @param skillOfSynthetic of the model trained on synthetic rows
 * @param target name of the predicted variable
 * @param realRows complete training rows
 * @param syntheticRows complete synthetic rows
 * @param heldOutRows complete test rows
 * @param rowsLeftOut rows of the three tables with a missing value
 */
public record UtilityScore(
        OptionalDouble score,
        double skillOfReal,
        double skillOfSynthetic,
        String target,
        int realRows,
        int syntheticRows,
        int heldOutRows,
        int rowsLeftOut) {

    /**
     * @param target name of the variable to predict; numeric, ordinal or binary
     * @throws IllegalArgumentException if the tables do not have the same variables, there is no such target or it is
     *     nominal, or a table has too few complete rows
     */
    public static UtilityScore of(
            ObservationTable training, ObservationTable heldOut, ObservationTable synthetic, String target) {
        TableDistance.requireSameVariables(training, heldOut);
        TableDistance.requireSameVariables(training, synthetic);
        int t = training.variables().stream().map(Variable::name).toList().indexOf(target);
        if (t < 0 || training.variables().get(t).scale() == Variable.Scale.NOMINAL) {
            throw new IllegalArgumentException(
                    "The target of a utility score is a numeric, ordinal or binary variable of" + " the tables, was "
                            + target);
        }
        Rows real = Rows.of(training, t);
        Rows made = Rows.of(synthetic, t);
        Rows test = Rows.of(heldOut, t);
        boolean binary = training.variables().get(t).scale() == Variable.Scale.BINARY;
        double skillOfReal = skill(real, test, binary);
        double skillOfSynthetic = skill(made, test, binary);
        OptionalDouble score = skillOfReal > 0
                ? OptionalDouble.of(Math.clamp(skillOfSynthetic / skillOfReal, 0, 1))
                : OptionalDouble.empty();
        int all = training.rows() + heldOut.rows() + synthetic.rows();
        int used = real.y().length + made.y().length + test.y().length;
        return new UtilityScore(
                score,
                skillOfReal,
                skillOfSynthetic,
                target,
                real.y().length,
                made.y().length,
                test.y().length,
                all - used);
    }

    private static double skill(Rows train, Rows test, boolean binary) {
        LeastSquares fit = LeastSquares.fit(train.columns(), train.y());
        double[] predicted = new double[test.y().length];
        for (int i = 0; i < predicted.length; i++) {
            int row = i;
            predicted[i] = fit.predict(Arrays.stream(test.columns())
                    .mapToDouble(column -> column[row])
                    .toArray());
        }
        return binary ? 2 * auc(predicted, test.y()) - 1 : explained(predicted, test.y());
    }

    private static double explained(double[] predicted, double[] y) {
        double mean = Arrays.stream(y).average().orElse(Double.NaN);
        double residual = 0;
        double total = 0;
        for (int i = 0; i < y.length; i++) {
            residual += (y[i] - predicted[i]) * (y[i] - predicted[i]);
            total += (y[i] - mean) * (y[i] - mean);
        }
        return 1 - residual / total;
    }

    private static double auc(double[] predicted, double[] y) {
        double concordant = 0;
        double pairs = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y.length; j++) {
                if (y[i] == 1 && y[j] == 0) {
                    pairs++;
                    concordant += predicted[i] > predicted[j] ? 1 : predicted[i] == predicted[j] ? 0.5 : 0;
                }
            }
        }
        return concordant / pairs;
    }

    /** Complete rows as a design with a constant, and the target. */
    private record Rows(double[][] columns, double[] y) {

        static Rows of(ObservationTable table, int target) {
            int[] complete = IntStream.range(0, table.rows())
                    .filter(row -> IntStream.range(0, table.variables().size()).noneMatch(v -> table.isMissing(row, v)))
                    .toArray();
            List<double[]> columns = new ArrayList<>();
            columns.add(Arrays.stream(complete).mapToDouble(row -> 1).toArray());
            for (int v = 0; v < table.variables().size(); v++) {
                if (v != target) {
                    addColumns(table, v, complete, columns);
                }
            }
            double[] y = Arrays.stream(complete)
                    .mapToDouble(row -> table.value(row, target))
                    .toArray();
            return new Rows(columns.toArray(double[][]::new), y);
        }

        private static void addColumns(ObservationTable table, int v, int[] rows, List<double[]> columns) {
            int levels = table.variables().get(v).levels().size();
            if (levels == 0) {
                columns.add(Arrays.stream(rows)
                        .mapToDouble(row -> table.value(row, v))
                        .toArray());
            }
            for (int level = 1; level < levels; level++) {
                int wanted = level;
                columns.add(Arrays.stream(rows)
                        .mapToDouble(row -> table.value(row, v) == wanted ? 1 : 0)
                        .toArray());
            }
        }
    }
}
