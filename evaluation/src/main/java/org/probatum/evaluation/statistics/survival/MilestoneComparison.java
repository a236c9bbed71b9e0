package org.probatum.evaluation.statistics.survival;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Survival probabilities of two arms at one fixed time.
 *
 * <p>z compares S₁ − S₂ with Greenwood standard errors; zLogLog compares log(−log S), whose standard error is
 * se/(S log S), and is better behaved near 0 and 1. Source: J. P. Klein et al. (2007), Stat. Med. 26, 4505–4519.
 *
 * @param survival of both arms at the milestone
 * @param se Greenwood standard errors
 * @param difference first arm minus second
 * @param p two-sided
 */
public record MilestoneComparison(
        Series survival,
        Series se,
        double difference,
        double seDifference,
        Interval ci,
        double z,
        double p,
        double zLogLog,
        double pLogLog) {

    public static final String SOURCE = "Kaplan-Meier at a fixed time, Greenwood; log(-log) test of Klein et al. 2007";

    /** First arm against second at time {@code milestone}. */
    public static Outcome<MilestoneComparison> of(
            KaplanMeierCurve first, KaplanMeierCurve second, double milestone, double confidenceLevel) {
        double s1 = first.survivalAt(milestone);
        double s2 = second.survivalAt(milestone);
        if (Math.min(s1, s2) <= 0 || Math.max(s1, s2) >= 1) {
            return Outcome.notEstimable(
                    "no-variance",
                    "At " + milestone + " an arm has a survival of 0 or 1, where the standard error is not defined");
        }
        if (first.lastTime() < milestone || second.lastTime() < milestone) {
            return Outcome.notEstimable(
                    "no-follow-up", "At " + milestone + " an arm has no participant under observation any more");
        }
        double se1 = first.standardErrorAt(milestone);
        double se2 = second.standardErrorAt(milestone);
        double difference = s1 - s2;
        double se = Math.hypot(se1, se2);
        double z = difference / se;
        double zLogLog = (Math.log(-Math.log(s1)) - Math.log(-Math.log(s2)))
                / Math.hypot(se1 / (s1 * Math.log(s1)), se2 / (s2 * Math.log(s2)));
        return Outcome.of(new MilestoneComparison(
                Series.of(s1, s2),
                Series.of(se1, se2),
                difference,
                se,
                Interval.around(difference, Distributions.normalQuantileOfLevel(confidenceLevel), se),
                z,
                Distributions.normalTwoSidedP(z),
                zLogLog,
                Distributions.normalTwoSidedP(zLogLog)));
    }
}
