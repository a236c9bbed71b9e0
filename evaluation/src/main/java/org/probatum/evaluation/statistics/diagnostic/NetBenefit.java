package org.probatum.evaluation.statistics.diagnostic;

import org.probatum.evaluation.statistics.Series;

/**
 * Decision curve: net benefit TP/n − FP/n · t/(1 − t), positive when the risk reaches the threshold t.
 *
 * <p>Source: A. J. Vickers, E. B. Elkin (2006), Med. Decis. Making 26, 565–574.
 *
 * @param netBenefit per threshold, in true positives per participant
 * @param netReductionPer100 interventions avoided per 100 participants against treating all, at no loss of true positives
 */
public record NetBenefit(Series netBenefit, Series netReductionPer100) {

    public static final String SOURCE = "Vickers and Elkin 2006, positive when risk >= threshold";

    /**
     * @param risk 0 to 1; shape [n]
     * @param thresholds above 0 and below 1
     */
    public static NetBenefit of(double[] risk, boolean[] event, double[] thresholds) {
        double[] benefit = new double[thresholds.length];
        double[] reduction = new double[thresholds.length];
        Series all = ofTreatingAll(event, thresholds);
        for (int t = 0; t < thresholds.length; t++) {
            double tp = 0;
            double fp = 0;
            for (int i = 0; i < risk.length; i++) {
                if (risk[i] >= thresholds[t]) {
                    tp += event[i] ? 1 : 0;
                    fp += event[i] ? 0 : 1;
                }
            }
            double odds = odds(thresholds[t]);
            benefit[t] = tp / risk.length - fp / risk.length * odds;
            reduction[t] = (benefit[t] - all.get(t)) / odds * 100;
        }
        return new NetBenefit(Series.of(benefit), Series.of(reduction));
    }

    /** The net benefit when everybody is treated. */
    public static Series ofTreatingAll(boolean[] event, double[] thresholds) {
        double events = 0;
        for (boolean one : event) {
            events += one ? 1 : 0;
        }
        double rate = events / event.length;
        return Series.of(thresholds).map(t -> rate - (1 - rate) * odds(t));
    }

    private static double odds(double threshold) {
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("A threshold must lie between 0 and 1, was " + threshold);
        }
        return threshold / (1 - threshold);
    }
}
