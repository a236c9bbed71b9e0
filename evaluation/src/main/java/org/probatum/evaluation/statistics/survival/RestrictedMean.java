package org.probatum.evaluation.statistics.survival;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Restricted mean survival time: the area under the Kaplan–Meier curve up to τ, and its comparison between two arms.
 *
 * <pre>
 *   μ(τ)   = ∫₀^τ S(t) dt
 *   Var μ  = Σ_{tⱼ≤τ} (∫_{tⱼ}^τ S dt)² dⱼ / (nⱼ (nⱼ − dⱼ))
 *   lost time = τ − μ, with the same variance; ratios by the delta method on the log scale
 * </pre>
 * <p>Needs no proportional hazards; τ is chosen before looking. Source: P. Royston, M. K. B. Parmar (2013), BMC Med. Res.
 * Methodol. 13:152; R: {@code print(survfit, rmean = tau)}, {@code survRM2}.
 */
public final class RestrictedMean {

    public static final String SOURCE =
            "Area under Kaplan-Meier to tau, Greenwood type variance (Royston and Parmar 2013); first arm against second";

    private RestrictedMean() {}

    /**
     * @param rmst mean time to the event within τ, unit of the times
     * @param se its standard error
     * @param rmtl mean time lost within τ: τ − rmst
     */
    public record Estimate(double rmst, double se, Interval ci, double rmtl) {}

    /** @param p two-sided */
    public record Difference(double estimate, double se, Interval ci, double z, double p) {}

    /** @param p two-sided, against a ratio of 1; NaN together with the limits when a mean is 0 */
    public record Ratio(double estimate, Interval ci, double p) {}

    /** @param warnings empty, or that τ lies behind the last observation of an arm */
    public record Comparison(
            Estimate first,
            Estimate second,
            Difference difference,
            Ratio ratio,
            Ratio rmtlRatio,
            List<String> warnings) {}

    /**
     * @param tau positive, unit of the times; behind the last observation the curve is carried on flat
     */
    public static Estimate estimate(KaplanMeierCurve curve, double tau, double confidenceLevel) {
        requirePositive(tau);
        double[] time = curve.time().toArray();
        int steps = curve.time().lastAtMost(tau) + 1;
        double area = 0;
        double variance = 0;
        double end = tau;
        for (int j = steps - 1; j >= 0; j--) {
            area += (end - time[j]) * curve.survival().get(j);
            end = time[j];
            double n = curve.nRisk().get(j);
            double d = curve.nEvent().get(j);
            if (n > d) {
                variance += area * area * d / (n * (n - d));
            }
        }
        double rmst = area + end;
        double se = Math.sqrt(variance);
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        return new Estimate(rmst, se, Interval.around(rmst, z, se), tau - rmst);
    }

    /** First arm against second. */
    public static Comparison compare(
            KaplanMeierCurve first, KaplanMeierCurve second, double tau, double confidenceLevel) {
        Estimate one = estimate(first, tau, confidenceLevel);
        Estimate two = estimate(second, tau, confidenceLevel);
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        return new Comparison(
                one,
                two,
                difference(one, two, z),
                ratio(one.rmst(), one.se(), two.rmst(), two.se(), z),
                ratio(one.rmtl(), one.se(), two.rmtl(), two.se(), z),
                warnings(first, second, tau));
    }

    private static Difference difference(Estimate one, Estimate two, double quantile) {
        double estimate = one.rmst() - two.rmst();
        double se = Math.hypot(one.se(), two.se());
        double z = estimate / se;
        return new Difference(
                estimate, se, Interval.around(estimate, quantile, se), z, Distributions.normalTwoSidedP(z));
    }

    private static Ratio ratio(double a, double seA, double b, double seB, double quantile) {
        double log = Math.log(a / b);
        double se = Math.hypot(seA / a, seB / b);
        boolean defined = a > 0 && b > 0;
        return new Ratio(
                a / b,
                defined ? Interval.aroundLog(log, quantile, se) : Interval.UNDEFINED,
                defined ? Distributions.normalTwoSidedP(log / se) : Double.NaN);
    }

    private static List<String> warnings(KaplanMeierCurve first, KaplanMeierCurve second, double tau) {
        List<String> warnings = new ArrayList<>();
        for (KaplanMeierCurve curve : List.of(first, second)) {
            if (curve.lastTime() < tau && curve.survivalAt(tau) > 0) {
                warnings.add("tau " + tau + " lies behind the last observation of an arm (" + curve.lastTime()
                        + "); its curve is carried on flat");
            }
        }
        return warnings;
    }

    private static void requirePositive(double tau) {
        if (!(tau > 0) || tau == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("tau must be positive and finite, was " + tau);
        }
    }
}
