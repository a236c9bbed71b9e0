package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;
import org.probatum.evaluation.statistics.Outcome;

/**
 * Accuracy of predicted risks of an event by time t, with inverse probability of censoring weights.
 *
 * <p>Cases (event by t) weigh 1/G(T−), controls (T &gt; t) 1/G(t), participants censored before t nothing; G is the
 * Kaplan–Meier estimate of the censoring time in which events leave first.
 * <pre>
 *   AUC(t)   share of weighted case–control pairs in which the case has the higher risk, ties one half
 *   Brier(t) mean of weight · (1{event by t} − risk)²
 *   IPA      1 − Brier/Brier of the marginal Kaplan–Meier
 * </pre>
 * <p>Standard errors √(Σ U²/(n − 1)/n) from the influence function U with the part of the estimated G. Source: T. A. Gerds, M. Schumacher
 * (2006), Biom. J. 48, 1029–1040; P. Blanche et al. (2013), Stat. Med. 32, 5381–5397; R: {@code riskRegression::Score}.
 */
public record TimeDependentAccuracy(
        double time,
        double auc,
        double aucSe,
        double brier,
        double brierSe,
        double brierKaplanMeier,
        double indexOfPredictionAccuracy) {

    public static final String SOURCE =
            "IPCW cumulative/dynamic AUC and Brier score (Gerds and Schumacher 2006, Blanche et al. 2013)";

    /**
     * @param risk predicted probability of an event by t, 0 to 1; shape [n]
     * @return not estimable ({@code no-cases}, {@code no-controls})
     */
    public static Outcome<TimeDependentAccuracy> of(SurvivalTimes times, double[] risk, double t) {
        return new Weights(times, t).accuracy(risk);
    }

    /** Brier score alone; 0 weights where censored. */
    public static double brier(SurvivalTimes times, double[] risk, double t) {
        Weights weights = new Weights(times, t);
        return weights.brier(weights.residuals(risk));
    }

    private static final class Weights {

        private final SurvivalTimes times;
        private final double t;
        private final int n;
        private final boolean[] isCase;
        private final boolean[] isControl;
        private final double[] weight;

        Weights(SurvivalTimes times, double t) {
            this.times = times;
            this.t = t;
            n = times.size();
            isCase = new boolean[n];
            isControl = new boolean[n];
            weight = new double[n];
            CensoringDistribution censoring = CensoringDistribution.of(times);
            for (int i = 0; i < n; i++) {
                isControl[i] = times.time(i) > t;
                isCase[i] = !isControl[i] && times.event(i);
                weight[i] = isControl[i] ? 1 / censoring.at(t) : isCase[i] ? 1 / censoring.before(times.time(i)) : 0;
            }
        }

        double[] residuals(double[] risk) {
            double[] residuals = new double[n];
            for (int i = 0; i < n; i++) {
                double distance = (isCase[i] ? 1 : 0) - risk[i];
                residuals[i] = weight[i] * distance * distance;
            }
            return residuals;
        }

        double brier(double[] residuals) {
            return Arrays.stream(residuals).sum() / n;
        }

        Outcome<TimeDependentAccuracy> accuracy(double[] risk) {
            if (count(isCase) == 0 || count(isControl) == 0) {
                return Outcome.notEstimable(
                        count(isCase) == 0 ? "no-cases" : "no-controls",
                        "At " + t + " there are " + count(isCase) + " events by then and " + count(isControl)
                                + " participants beyond");
            }
            double[] residuals = residuals(risk);
            double brier = brier(residuals);
            double[] marginal = new double[n];
            Arrays.fill(marginal, 1 - KaplanMeier.estimate(times).survivalAt(t));
            double reference = brier(residuals(marginal));
            double[] share = shares(risk);
            double auc = 0;
            double cases = 0;
            for (int i = 0; i < n; i++) {
                if (isCase[i]) {
                    auc += weight[i] * share[i];
                    cases += weight[i];
                }
            }
            auc /= cases;
            return Outcome.of(new TimeDependentAccuracy(
                    t,
                    auc,
                    aucSe(share, auc, cases),
                    brier,
                    brierSe(residuals, brier),
                    reference,
                    1 - brier / reference));
        }

        private static int count(boolean[] flags) {
            int count = 0;
            for (boolean flag : flags) {
                count += flag ? 1 : 0;
            }
            return count;
        }

        /** For a case the share of controls below it, for a control the weighted share of cases above it. */
        private double[] shares(double[] risk) {
            int[] order = org.probatum.evaluation.statistics.numeric.SortedOrder.ascending(risk);
            double cases = 0;
            double controls = 0;
            for (int i = 0; i < n; i++) {
                cases += isCase[i] ? weight[i] : 0;
                controls += isControl[i] ? 1 : 0;
            }
            double[] share = new double[n];
            double casesBelow = 0;
            double controlsBelow = 0;
            for (int start = 0; start < n; ) {
                int end = start;
                double tiedCases = 0;
                double tiedControls = 0;
                while (end < n && risk[order[end]] == risk[order[start]]) {
                    tiedCases += isCase[order[end]] ? weight[order[end]] : 0;
                    tiedControls += isControl[order[end]] ? 1 : 0;
                    end++;
                }
                for (int i = start; i < end; i++) {
                    share[order[i]] = isCase[order[i]]
                            ? (controlsBelow + tiedControls / 2) / controls
                            : (cases - casesBelow - tiedCases / 2) / cases;
                }
                casesBelow += tiedCases;
                controlsBelow += tiedControls;
                start = end;
            }
            return share;
        }

        private double brierSe(double[] residuals, double brier) {
            double[] influence = new double[n];
            for (int i = 0; i < n; i++) {
                influence[i] = residuals[i] - brier;
            }
            addCensoring(influence, residuals);
            return standardError(influence);
        }

        private double aucSe(double[] share, double auc, double cases) {
            double[] influence = new double[n];
            double[] perCase = new double[n];
            double controls = count(isControl);
            for (int i = 0; i < n; i++) {
                if (isCase[i]) {
                    perCase[i] = weight[i] * (share[i] - auc) / cases * n;
                    influence[i] = perCase[i];
                } else if (isControl[i]) {
                    influence[i] = (share[i] - auc) / controls * n;
                }
            }
            addCensoring(influence, perCase);
            return standardError(influence);
        }

        /**
         * The influence of each participant through G on the mean of weighted values. As in riskRegression, events at
         * the time of a censoring count as at risk here, though they have left in the estimate of G itself.
         */
        private void addCensoring(double[] influence, double[] values) {
            int[] order = times.order();
            double beyond = Arrays.stream(values).sum();
            double compensator = 0;
            for (int start = 0; start < n; ) {
                int end = start;
                int censored = 0;
                while (end < n && times.time(order[end]) == times.time(order[start])) {
                    censored += times.event(order[end]) ? 0 : 1;
                    beyond -= values[order[end]];
                    end++;
                }
                double q = times.time(order[start]) <= t ? beyond / (n - start) : 0;
                double step = q * censored / (n - start);
                compensator += step;
                for (int i = start; i < end; i++) {
                    influence[order[i]] += (times.event(order[i]) ? 0 : q) - compensator;
                }
                start = end;
            }
        }

        private double standardError(double[] influence) {
            double sum = 0;
            for (double one : influence) {
                sum += one * one;
            }
            return Math.sqrt(sum / (n - 1) / n);
        }
    }
}
