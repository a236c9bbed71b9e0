package org.probatum.evaluation.statistics.diagnostic;

import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.comparison.LogisticFit;
import org.probatum.evaluation.statistics.comparison.LogisticRegression;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SortedOrder;

/**
 * Calibration of predicted risks against what happened.
 *
 * <pre>
 *   brier        mean (y − r)²;  brierScaled = 1 − brier/(m(1 − m)), m the event rate
 *   in the large intercept a of logit P(y) = a + logit(r)
 *   model        intercept a and slope b of logit P(y) = a + b logit(r); perfect = 0 and 1
 *   ece          Σ nₖ/n |mean y − mean r| over bins; mce = the largest of these differences
 *   O/E          events observed over Σ r
 *   spiegelhalter Z = Σ (y − r)(1 − 2r) / √ Σ (1 − 2r)² r(1 − r)
 * </pre>
 * <p>Source: D. R. Cox (1958), Biometrika 45, 562–565; B. Van Calster et al. (2016), J. Clin. Epidemiol. 74, 167–176; D. W.
 * Hosmer, S. Lemeshow (1980); D. J. Spiegelhalter (1986); R: {@code rms::val.prob}.
 *
 * @param eceEqualCount NaN when equal risks span the border of two groups
 */
public record Calibration(
        int n,
        int events,
        double brier,
        double brierScaled,
        double logLoss,
        double spiegelhalterZ,
        double spiegelhalterP,
        double observedExpected,
        InTheLarge calibrationInTheLarge,
        Model calibrationModel,
        LikelihoodRatio lrTestPerfect,
        HosmerLemeshow hosmerLemeshow,
        double eceEqualWidth,
        double mceEqualWidth,
        double eceEqualCount) {

    public static final String SOURCE =
            "Brier 1950; Cox 1958 calibration intercept and slope; Hosmer-Lemeshow 1980; Spiegelhalter 1986;"
                    + " expected calibration error over ten bins";

    /** Intercept with the slope held at 1; 0 = as many events as predicted. */
    public record InTheLarge(double intercept, double se) {}

    /** @param slope below 1 = risks too extreme */
    public record Model(double intercept, double interceptSe, double slope, double slopeSe) {}

    /** Test that intercept is 0 and slope 1. */
    public record LikelihoodRatio(double chiSquare, int df, double p) {}

    /**
     * Groups of equal size by risk.
     *
     * @param dfInternal groups − 2, for risks fitted to the same data
     * @param dfExternal groups, for risks from elsewhere
     */
    public record HosmerLemeshow(
            int groups,
            double statistic,
            int dfInternal,
            double pInternal,
            int dfExternal,
            double pExternal,
            Series observed,
            Series expected,
            Series size) {}

    /** Ten groups and ten bins. */
    public static Outcome<Calibration> of(double[] risk, boolean[] event) {
        return of(risk, event, 10, 10);
    }

    /**
     * @param risk predicted probability, above 0 and below 1; shape [n]
     * @param event what happened; shape [n]
     * @return not estimable ({@code one-class}, {@code singular-information}, {@code separation}, {@code boundary-risk})
     */
    public static Outcome<Calibration> of(double[] risk, boolean[] event, int groups, int bins) {
        requireRisks(risk, event);
        double[] logit = Arrays.stream(risk).map(Distributions::logit).toArray();
        if (!Arrays.stream(logit).allMatch(Double::isFinite)) {
            return Outcome.notEstimable(
                    "boundary-risk", "A predicted risk is exactly 0 or 1; its logit, and so the slope, is not defined");
        }
        double[] ones = new double[risk.length];
        Arrays.fill(ones, 1);
        LogisticRegression inTheLarge =
                LogisticRegression.of(List.of("(Intercept)"), new double[][] {ones}, event, logit);
        LogisticRegression model =
                LogisticRegression.of(List.of("(Intercept)", "logit(risk)"), new double[][] {ones, logit}, event);
        return inTheLarge
                .fit()
                .then(large -> model.fit().map(slope -> assemble(risk, event, groups, bins, large, slope)));
    }

    private static void requireRisks(double[] risk, boolean[] event) {
        if (risk.length != event.length) {
            throw new IllegalArgumentException(
                    "There are " + risk.length + " risks but " + event.length + " responses");
        }
        for (int i = 0; i < risk.length; i++) {
            if (!(risk[i] >= 0 && risk[i] <= 1)) {
                throw new IllegalArgumentException("Risk of row " + (i + 1) + " must lie from 0 to 1, was " + risk[i]);
            }
        }
    }

    private static Calibration assemble(
            double[] risk, boolean[] event, int groups, int bins, LogisticFit large, LogisticFit slope) {
        int n = risk.length;
        double squares = 0;
        double loss = 0;
        double sum = 0;
        double z = 0;
        double zVariance = 0;
        for (int i = 0; i < n; i++) {
            double y = event[i] ? 1 : 0;
            double r = risk[i];
            squares += (y - r) * (y - r);
            loss -= event[i] ? Math.log(r) : Math.log1p(-r);
            sum += r;
            z += (y - r) * (1 - 2 * r);
            zVariance += (1 - 2 * r) * (1 - 2 * r) * r * (1 - r);
        }
        int events = large.events();
        double rate = (double) events / n;
        double brier = squares / n;
        double spiegelhalter = z / Math.sqrt(zVariance);
        double chiSquare = 2 * (slope.logLik() + loss);
        RiskBins width = RiskBins.equalWidth(risk, event, bins);
        return new Calibration(
                n,
                events,
                brier,
                1 - brier / (rate * (1 - rate)),
                loss / n,
                spiegelhalter,
                Distributions.normalTwoSidedP(spiegelhalter),
                events / sum,
                new InTheLarge(large.estimates()[0], large.se(0)),
                new Model(slope.estimates()[0], slope.se(0), slope.estimates()[1], slope.se(1)),
                new LikelihoodRatio(chiSquare, 2, Distributions.chiSquareSf(Math.max(chiSquare, 0), 2)),
                hosmerLemeshow(risk, event, groups),
                width.expectedError(),
                width.largestError(),
                RiskBins.equalCount(risk, event, bins)
                        .map(RiskBins::expectedError)
                        .orElse(Double.NaN));
    }

    /** Groups cut at the type 7 quantiles, closed on the right; equal cut points count once. */
    private static HosmerLemeshow hosmerLemeshow(double[] risk, boolean[] event, int groups) {
        double[] sorted = Arrays.stream(SortedOrder.ascending(risk))
                .mapToDouble(i -> risk[i])
                .toArray();
        double[] cuts = new double[groups + 1];
        for (int k = 0; k <= groups; k++) {
            double position = (double) k / groups * (sorted.length - 1);
            int low = (int) Math.floor(position + 4 * Math.ulp(position));
            double share = position - low;
            cuts[k] = share <= 4 * Math.ulp(position)
                    ? sorted[low]
                    : sorted[low] + share * (sorted[low + 1] - sorted[low]);
        }
        double[] distinct = Arrays.stream(cuts).distinct().toArray();
        int count = Math.max(distinct.length - 1, 1);
        double[] observed = new double[count];
        double[] expected = new double[count];
        double[] size = new double[count];
        for (int i = 0; i < risk.length; i++) {
            int group = 0;
            while (group < count - 1 && risk[i] > distinct[group + 1]) {
                group++;
            }
            observed[group] += event[i] ? 1 : 0;
            expected[group] += risk[i];
            size[group]++;
        }
        double statistic = 0;
        for (int g = 0; g < count; g++) {
            double distance = observed[g] - expected[g];
            statistic += distance * distance / expected[g] + distance * distance / (size[g] - expected[g]);
        }
        return new HosmerLemeshow(
                count,
                statistic,
                count - 2,
                count > 2 ? Distributions.chiSquareSf(statistic, count - 2) : Double.NaN,
                count,
                Distributions.chiSquareSf(statistic, count),
                Series.of(observed),
                Series.of(expected),
                Series.of(size));
    }
}
