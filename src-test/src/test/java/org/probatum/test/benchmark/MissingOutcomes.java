package org.probatum.test.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.missing.imputation.ChainedEquations;
import org.probatum.missing.imputation.ImputationMethod;
import org.probatum.missing.imputation.ImputationSettings;
import org.probatum.missing.imputation.MultipleImputation;
import org.probatum.missing.imputation.PooledEstimate;
import org.probatum.missing.imputation.RubinsRules;
import org.probatum.missing.regression.LeastSquares;
import org.probatum.missing.sensitivity.TippingPoint;

/**
 * What missing outcomes do to a trial's answer, where the truth is known: y = 1 + arm / 2 + 0.7 x + e, x and e standard normal.
 *
 * <p>Prints the coverage of the pooled 95 % interval of the arm effect under MCAR (30 %) and MAR (by x), by method; and under
 * MNAR, where the hidden y of the active arm are lower by a shift, how far the tipping point that is found is from the one that the
 * hidden values give. Arguments: cohorts (1,000), participants of each (200).
 */
public final class MissingOutcomes {

    private static final List<Variable> VARIABLES =
            List.of(Variable.binary("arm"), Variable.numeric("x"), Variable.numeric("y"));
    private static final double EFFECT = 0.5;
    private static final double MISSING = 0.3;

    private MissingOutcomes() {}

    public static void main(String[] arguments) {
        int cohorts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int n = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        for (boolean atRandom : new boolean[] {false, true}) {
            for (ImputationMethod method :
                    List.of(ImputationMethod.BAYESIAN_LINEAR, ImputationMethod.PREDICTIVE_MEAN_MATCHING)) {
                System.out.printf(
                        Locale.ROOT,
                        "%s, %s: coverage %.1f %% of %d cohorts%n",
                        atRandom ? "MAR" : "MCAR",
                        method,
                        100 * coverage(cohorts, n, atRandom, method),
                        cohorts);
            }
        }
        tipping(4000, Math.max(1, cohorts / 10));
        tipping(40_000, Math.max(1, cohorts / 50));
    }

    private static double coverage(int cohorts, int n, boolean atRandom, ImputationMethod method) {
        Random random = new Random(2024);
        int covered = 0;
        for (int c = 0; c < cohorts; c++) {
            PooledEstimate pooled =
                    effect(impute(hidden(trial(n, random), atRandom, random), method, 20, 2024L + c), 0);
            covered += pooled.lower(0.95) <= EFFECT && EFFECT <= pooled.upper(0.95) ? 1 : 0;
        }
        return (double) covered / cohorts;
    }

    /**
     * Hidden values of the active arm lie lower by a shift δ. At which δ the trial loses its significance is known from the
     * values that were hidden; the search knows only those that were not.
     */
    private static void tipping(int n, int trials) {
        Random random = new Random(7);
        double worst = 0;
        double sum = 0;
        double sumKnown = 0;
        for (int t = 0; t < trials; t++) {
            ObservationTable complete = trial(n, random);
            ObservationTable seen = hidden(complete, false, random);
            MultipleImputation truth = new MultipleImputation(
                    seen,
                    List.of(complete, complete),
                    ImputationSettings.withSeed(1),
                    Map.of(),
                    new double[0][0][0],
                    List.of(),
                    List.of());
            double known = tipping(truth);
            double found = tipping(impute(seen, ImputationMethod.BAYESIAN_LINEAR, 20, 7L + t));
            worst = Math.max(worst, Math.abs(found / known - 1));
            sum += found;
            sumKnown += known;
        }
        System.out.printf(
                Locale.ROOT,
                "MNAR, %d trials of %d: known tipping point %.3f, found %.3f on average, at most %.1f %% away%n",
                trials,
                n,
                sumKnown / trials,
                sum / trials,
                100 * worst);
    }

    private static double tipping(MultipleImputation imputation) {
        return TippingPoint.search(new double[] {0, -1, -2, -3}, 0.05, delta -> effect(imputation, delta))
                .tipping()
                .orElseThrow();
    }

    private static ObservationTable hidden(ObservationTable complete, boolean atRandom, Random random) {
        double[][] columns = complete.columns();
        for (int i = 0; i < complete.rows(); i++) {
            double missing = atRandom ? 1 / (1 + Math.exp(1 - columns[1][i])) : MISSING;
            if (random.nextDouble() < missing) {
                columns[2][i] = Double.NaN;
            }
        }
        return ObservationTable.of(VARIABLES, columns);
    }

    private static ObservationTable trial(int n, Random random) {
        double[][] columns = new double[3][n];
        for (int i = 0; i < n; i++) {
            columns[0][i] = i % 2;
            columns[1][i] = random.nextGaussian();
            double y = 1 + EFFECT * columns[0][i] + 0.7 * columns[1][i] + random.nextGaussian();
            columns[2][i] = y;
        }
        return ObservationTable.of(VARIABLES, columns);
    }

    private static MultipleImputation impute(
            ObservationTable table, ImputationMethod method, int imputations, long seed) {
        return ChainedEquations.with(ImputationSettings.withSeed(seed)
                        .withImputations(imputations)
                        .withIterations(1))
                .withMethod("y", method)
                .impute(table);
    }

    /** The arm effect by analysis of covariance, pooled; filled y of the active arm shifted by δ. */
    private static PooledEstimate effect(MultipleImputation imputation, double delta) {
        int m = imputation.completed().size();
        int n = imputation.incomplete().rows();
        double[] estimates = new double[m];
        double[] variances = new double[m];
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        for (int i = 0; i < m; i++) {
            double[][] columns = imputation.completed().get(i).columns();
            for (int row = 0; row < n; row++) {
                columns[2][row] += columns[0][row] == 1 && imputation.isFilled(row, 2) ? delta : 0;
            }
            LeastSquares fit = LeastSquares.fit(new double[][] {ones, columns[0], columns[1]}, columns[2]);
            estimates[i] = fit.estimates()[1];
            variances[i] = fit.variance(1);
        }
        return RubinsRules.pool(estimates, variances, n - 3.0);
    }
}
