package org.probatum.test.benchmark;

import java.util.SplittableRandom;
import org.probatum.evaluation.statistics.survival.SurvivalTimes;

/**
 * Data of the laws that the R script draws from too: 1,000 distinct times (so many ties), five covariates, two arms, and a
 * score that separates two classes by one standard deviation.
 */
@SuppressWarnings("ArrayRecordComponent") // read only by the benchmark
record BenchmarkData(SurvivalTimes times, int[] arm, double[][] covariates, double[] score, boolean[] positive) {

    private static final int COVARIATES = 5;

    static BenchmarkData of(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] time = new double[n];
        boolean[] event = new boolean[n];
        int[] arm = new int[n];
        double[][] x = new double[COVARIATES][n];
        double[] score = new double[n];
        boolean[] positive = new boolean[n];
        for (int i = 0; i < n; i++) {
            double eta = 0;
            for (int j = 0; j < COVARIATES; j++) {
                x[j][i] = random.nextGaussian();
                eta += 0.1 * (j + 1) * x[j][i];
            }
            arm[i] = random.nextInt(2);
            double failed = random.nextExponential() / Math.exp(eta);
            double censored = random.nextExponential() * 2;
            event[i] = failed <= censored;
            time[i] = Math.ceil(1000 * (1 - Math.exp(-Math.min(failed, censored))));
            positive[i] = random.nextInt(2) == 1;
            score[i] = random.nextGaussian() + (positive[i] ? 1 : 0);
        }
        return new BenchmarkData(SurvivalTimes.of(time, event), arm, x, score, positive);
    }
}
