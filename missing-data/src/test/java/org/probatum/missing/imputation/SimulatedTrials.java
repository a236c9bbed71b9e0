package org.probatum.missing.imputation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.missing.regression.LeastSquares;

/**
 * Two-arm cohorts with a known effect: y = 1 + effect · arm + 0.7 x + e, x and e standard normal, arm 0 or 1 in equal
 * numbers.
 */
final class SimulatedTrials {

    /** How values of y go missing, about 30 % of them. */
    enum Mechanism {
        /** Each with probability 0.3. */
        COMPLETELY_AT_RANDOM,
        /** With probability expit(−1 + x): by what is seen. */
        AT_RANDOM
    }

    private static final List<Variable> VARIABLES =
            List.of(Variable.binary("arm"), Variable.numeric("x"), Variable.numeric("y"));

    private SimulatedTrials() {}

    static ObservationTable trial(int n, double effect, Mechanism mechanism, Random random) {
        double[][] columns = new double[3][n];
        for (int i = 0; i < n; i++) {
            columns[0][i] = i % 2;
            columns[1][i] = random.nextGaussian();
            columns[2][i] = 1 + effect * columns[0][i] + 0.7 * columns[1][i] + random.nextGaussian();
            double missing = switch (mechanism) {
                case COMPLETELY_AT_RANDOM -> 0.3;
                case AT_RANDOM -> 1 / (1 + Math.exp(1 - columns[1][i]));
            };
            if (random.nextDouble() < missing) {
                columns[2][i] = Double.NaN;
            }
        }
        return ObservationTable.of(VARIABLES, columns);
    }

    /** The arm effect by analysis of covariance in every completed table, pooled; filled y of arm 1 shifted by δ. */
    static PooledEstimate armEffect(MultipleImputation imputation, double delta) {
        int m = imputation.completed().size();
        double[] estimates = new double[m];
        double[] variances = new double[m];
        int n = imputation.incomplete().rows();
        for (int i = 0; i < m; i++) {
            double[][] columns = imputation.completed().get(i).columns();
            double[] ones = new double[n];
            Arrays.fill(ones, 1);
            for (int row = 0; row < n; row++) {
                if (columns[0][row] == 1 && imputation.isFilled(row, 2)) {
                    columns[2][row] += delta;
                }
            }
            LeastSquares fit = LeastSquares.fit(new double[][] {ones, columns[0], columns[1]}, columns[2]);
            estimates[i] = fit.estimates()[1];
            variances[i] = fit.variance(1);
        }
        return RubinsRules.pool(estimates, variances, n - 3.0);
    }

    /** Share of the cohorts whose pooled 95 % interval of the arm effect contains the truth. */
    static double coverage(int cohorts, int n, Mechanism mechanism, ImputationMethod method, long seed) {
        int covered = 0;
        Random random = new Random(seed);
        for (int c = 0; c < cohorts; c++) {
            ObservationTable table = trial(n, 0.5, mechanism, random);
            Imputer imputer = ChainedEquations.with(ImputationSettings.withSeed(seed + c)
                            .withImputations(20)
                            .withIterations(1))
                    .withMethod("y", method);
            PooledEstimate pooled = armEffect(imputer.impute(table), 0);
            if (pooled.lower(0.95) <= 0.5 && 0.5 <= pooled.upper(0.95)) {
                covered++;
            }
        }
        return covered / (double) cohorts;
    }
}
