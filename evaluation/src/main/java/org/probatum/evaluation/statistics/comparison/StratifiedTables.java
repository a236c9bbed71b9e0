package org.probatum.evaluation.statistics.comparison;

import java.util.List;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * Strata of 2x2 tables: Cochran–Mantel–Haenszel test, common odds ratio, risk ratio and risk difference, and tests of
 * homogeneity.
 *
 * <p>With xᵢ of nᵢ in arm i, m = x₁ + x₂, N = n₁ + n₂ in each stratum:
 * <pre>
 *   X²      (Σ (x₁ − n₁m/N))² / Σ n₁n₂m(N − m)/(N²(N − 1))
 *   OR MH   Σ ad/N / Σ bc/N, variance of Robins, Breslow and Greenland (1986)
 *   RR MH   Σ x₁n₂/N / Σ x₂n₁/N, variance of Greenland and Robins (1985)
 *   RD MH   weights n₁n₂/N, variances of Sato (1989) and of Greenland and Robins (1985)
 *   homogeneity of odds ratios: Breslow–Day (1980) at OR MH, and with Tarone's (1985) correction
 *   stratified score: z(d) = Σ w(d_k − d)/√Σ w²V_k(d), V_k of Miettinen and Nurminen
 * </pre>
 * <p>Source: N. Mantel, W. Haenszel (1959); R: {@code mantelhaen.test}.
 *
 * @param cmhStatistic without continuity correction
 */
public record StratifiedTables(
        double cmhStatistic,
        int df,
        double p,
        double cmhStatisticContinuity,
        double pContinuity,
        CommonOddsRatio oddsRatio,
        ExactConditional exactConditional,
        BreslowDay breslowDay,
        CommonRiskRatio riskRatioMh,
        CommonRiskDifference riskDifferenceMh,
        StratifiedScore riskDifferenceStratifiedScore) {

    public static final String SOURCE =
            "Mantel and Haenszel 1959; Robins, Breslow and Greenland 1986; Greenland and Robins 1985; Sato 1989;"
                    + " Breslow and Day 1980 with Tarone 1985; stratified score of Miettinen and Nurminen 1985";

    /** Mantel–Haenszel odds ratio. */
    public record CommonOddsRatio(double mantelHaenszel, double seLogRobinsBreslowGreenland, Interval ci) {}

    /** Exact conditional inference on a common odds ratio. */
    public record ExactConditional(double p, double pLess, double pGreater, double oddsRatio, Interval ci) {}

    /** @param df informative strata − 1; p NaN when 0 */
    public record BreslowDay(double statistic, int df, double p, double tarone, double pTarone) {}

    /** Mantel–Haenszel risk ratio. */
    public record CommonRiskRatio(double estimate, double seLogGreenlandRobins, Interval ci) {}

    /** Mantel–Haenszel risk difference. */
    public record CommonRiskDifference(
            double estimate, double seSato, Interval ciSato, double seGreenlandRobins, Interval ciGreenlandRobins) {}

    /** Weighted score test and interval of the risk difference. */
    public record StratifiedScore(double z, double pTwoSided, Interval ci) {}

    /** Not estimable ({@code no-variance}) when no stratum has both events and non-events in two arms. */
    public static Outcome<StratifiedTables> of(List<Stratum> strata, double confidenceLevel) {
        List<Stratum> counted =
                strata.stream().filter(stratum -> stratum.total() > 1).toList();
        double distance = 0;
        double variance = 0;
        for (Stratum stratum : counted) {
            double n = stratum.total();
            double m = stratum.events();
            double n1 = stratum.first().n();
            distance += stratum.first().x() - n1 * m / n;
            variance += n1 * (n - n1) * m * (n - m) / (n * n * (n - 1));
        }
        if (!(variance > 0)) {
            return Outcome.notEstimable("no-variance", "No stratum has both events and non-events");
        }
        double statistic = distance * distance / variance;
        // as mantelhaen.test: a distance below one half is not corrected at all
        double less = Math.abs(distance) >= 0.5 ? Math.abs(distance) - 0.5 : Math.abs(distance);
        double continuity = less * less / variance;
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        CommonOddsRatio oddsRatio = oddsRatio(strata, z);
        return Outcome.of(new StratifiedTables(
                statistic,
                1,
                Distributions.chiSquareSf(statistic, 1),
                continuity,
                Distributions.chiSquareSf(continuity, 1),
                oddsRatio,
                exact(strata, Distributions.tail(confidenceLevel)),
                breslowDay(strata, oddsRatio.mantelHaenszel()),
                riskRatio(strata, z),
                riskDifference(strata, z),
                score(counted, z)));
    }

    private static CommonOddsRatio oddsRatio(List<Stratum> strata, double z) {
        double r = 0;
        double s = 0;
        double pr = 0;
        double mixed = 0;
        double qs = 0;
        for (Stratum stratum : strata) {
            double n = stratum.total();
            double a = stratum.first().x();
            double b = stratum.first().n() - a;
            double c = stratum.second().x();
            double d = stratum.second().n() - c;
            double rk = a * d / n;
            double sk = b * c / n;
            r += rk;
            s += sk;
            pr += (a + d) / n * rk;
            mixed += (a + d) / n * sk + (b + c) / n * rk;
            qs += (b + c) / n * sk;
        }
        double estimate = r / s;
        double se = Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s));
        return new CommonOddsRatio(
                estimate,
                finite(se),
                Double.isFinite(se) ? Interval.aroundLog(Math.log(estimate), z, se) : Interval.UNDEFINED);
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static ExactConditional exact(List<Stratum> strata, double tail) {
        ConditionalCounts counts = ConditionalCounts.of(strata);
        return new ExactConditional(
                counts.twoSidedP(),
                counts.atMost(1),
                counts.atLeast(1),
                counts.maximumLikelihood(),
                counts.exactLimits(tail));
    }

    private static BreslowDay breslowDay(List<Stratum> strata, double oddsRatio) {
        double statistic = 0;
        double distance = 0;
        double variance = 0;
        int informative = 0;
        for (Stratum stratum : strata) {
            double m = stratum.events();
            if (m == 0 || m == stratum.total()) {
                continue;
            }
            informative++;
            double expected = expectedEvents(stratum, oddsRatio);
            double n1 = stratum.first().n();
            double n2 = stratum.second().n();
            double v = 1 / (1 / expected + 1 / (m - expected) + 1 / (n1 - expected) + 1 / (n2 - m + expected));
            double d = stratum.first().x() - expected;
            statistic += d * d / v;
            distance += d;
            variance += v;
        }
        double tarone = statistic - distance * distance / variance;
        int df = informative - 1;
        return new BreslowDay(
                statistic,
                df,
                df > 0 ? Distributions.chiSquareSf(statistic, df) : Double.NaN,
                tarone,
                df > 0 ? Distributions.chiSquareSf(tarone, df) : Double.NaN);
    }

    /** Events of the first arm that give the stratum this odds ratio at its margins. */
    private static double expectedEvents(Stratum stratum, double oddsRatio) {
        double n1 = stratum.first().n();
        double n2 = stratum.second().n();
        double m = stratum.events();
        if (oddsRatio == 1) {
            return n1 * m / (n1 + n2);
        }
        double a = 1 - oddsRatio;
        double b = n2 - m + oddsRatio * (n1 + m);
        double c = -oddsRatio * n1 * m;
        // root between the smallest and the largest possible count, in the form that does not cancel
        return -2 * c / (b + Math.sqrt(b * b - 4 * a * c));
    }

    private static CommonRiskRatio riskRatio(List<Stratum> strata, double z) {
        double first = 0;
        double second = 0;
        double variance = 0;
        for (Stratum stratum : strata) {
            double n = stratum.total();
            double n1 = stratum.first().n();
            double n2 = stratum.second().n();
            double x1 = stratum.first().x();
            double x2 = stratum.second().x();
            first += x1 * n2 / n;
            second += x2 * n1 / n;
            variance += (n1 * n2 * (x1 + x2) - x1 * x2 * n) / (n * n);
        }
        double estimate = first / second;
        double se = Math.sqrt(variance / (first * second));
        return new CommonRiskRatio(
                estimate,
                finite(se),
                Double.isFinite(se) ? Interval.aroundLog(Math.log(estimate), z, se) : Interval.UNDEFINED);
    }

    private static CommonRiskDifference riskDifference(List<Stratum> strata, double z) {
        double weights = 0;
        double sum = 0;
        double p = 0;
        double q = 0;
        double greenland = 0;
        for (Stratum stratum : strata) {
            double n = stratum.total();
            double n1 = stratum.first().n();
            double n2 = stratum.second().n();
            double x1 = stratum.first().x();
            double x2 = stratum.second().x();
            weights += n1 * n2 / n;
            sum += (x1 * n2 - x2 * n1) / n;
            p += (n1 * n1 * x2 - n2 * n2 * x1 + n1 * n2 * (n2 - n1) / 2) / (n * n);
            q += (x1 * (n2 - x2) + x2 * (n1 - x1)) / (2 * n);
            greenland += (x1 * (n1 - x1) * n2 * n2 * n2 + x2 * (n2 - x2) * n1 * n1 * n1) / (n1 * n2 * n * n);
        }
        double estimate = sum / weights;
        double sato = Math.sqrt((estimate * p + q) / (weights * weights));
        double robins = Math.sqrt(greenland / (weights * weights));
        return new CommonRiskDifference(
                estimate, sato, Interval.around(estimate, z, sato), robins, Interval.around(estimate, z, robins));
    }

    private static StratifiedScore score(List<Stratum> strata, double quantile) {
        double z = stratifiedZ(strata, 0);
        double edge = Math.nextDown(1.0);
        double lower = stratifiedZ(strata, -edge) < quantile
                ? -1
                : Roots.find(d -> stratifiedZ(strata, d) - quantile, -edge, edge);
        double upper = stratifiedZ(strata, edge) > -quantile
                ? 1
                : Roots.find(d -> stratifiedZ(strata, d) + quantile, -edge, edge);
        return new StratifiedScore(z, Distributions.normalTwoSidedP(z), new Interval(lower, upper));
    }

    private static double stratifiedZ(List<Stratum> strata, double difference) {
        double sum = 0;
        double variance = 0;
        for (Stratum stratum : strata) {
            double weight = stratum.first().n() * (double) stratum.second().n() / stratum.total();
            sum += weight * (stratum.first().estimate() - stratum.second().estimate() - difference);
            variance += weight * weight * ScoreDifference.variance(stratum.first(), stratum.second(), difference, true);
        }
        return sum == 0 ? 0 : Math.clamp(sum / Math.sqrt(variance), -1e6, 1e6);
    }
}
