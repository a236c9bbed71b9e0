package org.probatum.missing.imputation;

/**
 * What a multiple imputation depends on besides the data; stored with its result.
 *
 * @param imputations m, the number of completed tables; 1 to 1000
 * @param iterations sweeps over the variables before a completed table is taken; 1 to 1000
 * @param seed start of all random streams; the same seed gives the same bits on any number of threads
 * @param donors of predictive mean matching: how many nearest observed cases a value is drawn from; at least 1
 * @param minimalCorrelation a variable predicts another when their absolute correlation, or that of its value with the
 *     other's missingness, reaches this; 0 takes all
 * @param ridge share of each predictor's sum of squares added to the diagonal, so that collinear predictors can be solved
 */
public record ImputationSettings(
        int imputations, int iterations, long seed, int donors, double minimalCorrelation, double ridge) {

    public ImputationSettings {
        requireBetween("imputations", imputations, 1, 1000);
        requireBetween("iterations", iterations, 1, 1000);
        requireBetween("donors", donors, 1, 1000);
        if (!(minimalCorrelation >= 0 && minimalCorrelation <= 1)) {
            throw new IllegalArgumentException("minimalCorrelation is between 0 and 1, was " + minimalCorrelation);
        }
        if (!(ridge >= 0 && ridge < 1)) {
            throw new IllegalArgumentException("ridge is at least 0 and below 1, was " + ridge);
        }
    }

    /** Five imputations after five iterations, five donors, all predictors, ridge 1e-5, as R's mice has them. */
    public static ImputationSettings withSeed(long seed) {
        return new ImputationSettings(5, 5, seed, 5, 0, 1e-5);
    }

    public ImputationSettings withImputations(int count) {
        return new ImputationSettings(count, iterations, seed, donors, minimalCorrelation, ridge);
    }

    public ImputationSettings withIterations(int count) {
        return new ImputationSettings(imputations, count, seed, donors, minimalCorrelation, ridge);
    }

    public ImputationSettings withMinimalCorrelation(double correlation) {
        return new ImputationSettings(imputations, iterations, seed, donors, correlation, ridge);
    }

    private static void requireBetween(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is between " + least + " and " + most + ", was " + value);
        }
    }
}
