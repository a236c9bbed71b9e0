package org.probatum.missing.imputation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;

/**
 * Multiple imputation by chained equations: each incomplete variable is drawn in turn from a model given all others.
 *
 * <p>A numeric variable is filled by predictive mean matching, a binary one by logistic regression. Each of the m chains
 * starts from values drawn among the observed ones and makes the given number of sweeps in the order of the columns.
 * A variable without any observed value stays missing and is named in the result.
 * <p>Assumes that, given the predictors, whether a value is missing does not depend on it (missing at random).
 * <p>Source: S. van Buuren and K. Groothuis-Oudshoorn (2011), J. Stat. Softw. 45(3).
 */
public final class ChainedEquations {

    private final ImputationSettings settings;

    private ChainedEquations(ImputationSettings settings) {
        this.settings = settings;
    }

    public static ChainedEquations with(ImputationSettings settings) {
        return new ChainedEquations(settings);
    }

    /**
     * Completes a table m times.
     *
     * @throws IllegalArgumentException if the table has no row
     */
    public MultipleImputation impute(ObservationTable incomplete) {
        if (incomplete.rows() == 0) {
            throw new IllegalArgumentException("A table to complete has at least one row");
        }
        int[][] predictors = Predictors.select(incomplete, settings.minimalCorrelation());
        List<Integer> visited = new ArrayList<>();
        List<String> neverObserved = new ArrayList<>();
        for (int v = 0; v < incomplete.variables().size(); v++) {
            int missing = incomplete.missingCount(v);
            if (missing == incomplete.rows()) {
                neverObserved.add(incomplete.variables().get(v).name());
            } else if (missing > 0) {
                visited.add(v);
            }
        }
        double[][][] chainMeans = new double[settings.imputations()][][];
        List<ObservationTable> completed = IntStream.range(0, settings.imputations())
                .parallel()
                .mapToObj(m -> chain(m, incomplete, predictors, visited, chainMeans))
                .toList();
        return new MultipleImputation(incomplete, completed, settings, chainMeans, neverObserved);
    }

    private ObservationTable chain(
            int m, ObservationTable incomplete, int[][] predictors, List<Integer> visited, double[][][] chainMeans) {
        double[][] values = incomplete.columns();
        for (int v : visited) {
            startFromObserved(values[v], RandomStreams.of(settings.seed(), m, 0, v));
        }
        double[][] means =
                new double[settings.iterations()][incomplete.variables().size()];
        for (int iteration = 1; iteration <= settings.iterations(); iteration++) {
            Arrays.fill(means[iteration - 1], Double.NaN);
            for (int v : visited) {
                UniformRandomProvider random = RandomStreams.of(settings.seed(), m, iteration, v);
                means[iteration - 1][v] = redraw(incomplete, v, predictors[v], values, random);
            }
        }
        chainMeans[m] = means;
        return ObservationTable.of(incomplete.variables(), values);
    }

    private static void startFromObserved(double[] values, UniformRandomProvider random) {
        double[] observed = Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray();
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(values[row])) {
                values[row] = observed[random.nextInt(observed.length)];
            }
        }
    }

    /** Draws the missing values of one variable anew and returns their mean. */
    private double redraw(
            ObservationTable incomplete, int v, int[] predictors, double[][] values, UniformRandomProvider random) {
        int missingCount = incomplete.missingCount(v);
        double[][] observedRows = new double[incomplete.rows() - missingCount][];
        double[] target = new double[observedRows.length];
        double[][] missingRows = new double[missingCount][];
        int[] missingAt = new int[missingCount];
        int o = 0;
        int k = 0;
        for (int row = 0; row < incomplete.rows(); row++) {
            double[] x = predictorRow(values, predictors, row);
            if (incomplete.isMissing(row, v)) {
                missingAt[k] = row;
                missingRows[k++] = x;
            } else {
                target[o] = values[v][row];
                observedRows[o++] = x;
            }
        }
        double[] drawn = imputerOf(incomplete.variables().get(v)).draw(observedRows, target, missingRows, random);
        double sum = 0;
        for (int i = 0; i < drawn.length; i++) {
            values[v][missingAt[i]] = drawn[i];
            sum += drawn[i];
        }
        return sum / drawn.length;
    }

    private static double[] predictorRow(double[][] values, int[] predictors, int row) {
        double[] x = new double[predictors.length + 1];
        x[0] = 1;
        for (int p = 0; p < predictors.length; p++) {
            x[p + 1] = values[predictors[p]][row];
        }
        return x;
    }

    private UnivariateImputer imputerOf(Variable variable) {
        return switch (variable.scale()) {
            case NUMERIC -> new PredictiveMeanMatching(settings.donors(), settings.ridge());
            case BINARY -> new LogisticImputer(settings.ridge());
        };
    }
}
