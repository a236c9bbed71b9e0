package org.probatum.evaluation.statistics.survival;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.statistics.Series;

/**
 * Baseline cumulative hazard of a Cox regression, per stratum: the increment at t is Σₖ 1/Sₖ(t) with the same ties
 * method as the fit (Breslow 1974; Efron's terms with Efron ties).
 *
 * @param time event times of the stratum, ascending
 * @param hazard cumulative hazard of a participant with all covariates 0
 */
public record BaselineHazard(Series time, Series hazard) {

    /** One curve per stratum, in stratum order. */
    public static List<BaselineHazard> of(CoxFit fit) {
        CoxRows rows = fit.rows();
        double[] rate = RiskSetLikelihood.exp(rows.linearPredictor(fit.standardizedBeta()));
        List<List<double[]>> steps = new ArrayList<>();
        for (int s = 0; s < rows.stratumEnd.length; s++) {
            steps.add(new ArrayList<>());
        }
        boolean efron = fit.options().ties() == CoxRegression.Ties.EFRON;
        new RiskSetSweep(rows, rate, false)
                .run(at -> steps.get(at.stratum).add(new double[] {at.time(), increment(at, efron)}));
        double atZero = Math.exp(-predictorOfMeans(fit));
        return steps.stream().map(stratum -> cumulate(stratum, atZero)).toList();
    }

    /** The same step function at chosen times, 0 before the first event. */
    public BaselineHazard at(double[] times) {
        double[] values = new double[times.length];
        for (int i = 0; i < values.length; i++) {
            int last = time.lastAtMost(times[i]);
            values[i] = last < 0 ? 0 : hazard.get(last);
        }
        return new BaselineHazard(Series.of(times), Series.of(values));
    }

    private static double increment(RiskSetSweep at, boolean efron) {
        if (!efron) {
            return at.events / at.riskSum;
        }
        double sum = 0;
        for (int k = 0; k < at.events; k++) {
            sum += 1 / (at.riskSum - (double) k / at.events * at.eventSum);
        }
        return sum;
    }

    private static double predictorOfMeans(CoxFit fit) {
        double[] beta = fit.estimates();
        double[] means = fit.means();
        double sum = 0;
        for (int j = 0; j < beta.length; j++) {
            sum += beta[j] * means[j];
        }
        return sum;
    }

    private static BaselineHazard cumulate(List<double[]> descending, double factor) {
        int m = descending.size();
        double[] time = new double[m];
        double[] hazard = new double[m];
        double sum = 0;
        for (int j = 0; j < m; j++) {
            double[] step = descending.get(m - 1 - j);
            sum += step[1] * factor;
            time[j] = step[0];
            hazard[j] = sum;
        }
        return new BaselineHazard(Series.of(time), Series.of(hazard));
    }
}
