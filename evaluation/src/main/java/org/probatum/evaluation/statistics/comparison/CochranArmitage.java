package org.probatum.evaluation.statistics.comparison;

import java.util.List;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Trend of proportions over ordered groups with scores s.
 *
 * <p>z = Σ (xᵢ − nᵢp)sᵢ / √(p(1 − p)(Σ nᵢsᵢ² − (Σ nᵢsᵢ)²/N)), p the pooled proportion, divisor N. Source: W. G. Cochran
 * (1954); P. Armitage (1955); R: {@code prop.trend.test}.
 *
 * @param pIncreasing one-sided, for proportions that rise with the scores
 */
public record CochranArmitage(double z, double chiSquare, int df, double pTwoSided, double pIncreasing) {

    public static final String SOURCE = "Cochran 1954 and Armitage 1955 trend test, variance with divisor N";

    public static Outcome<CochranArmitage> of(List<Proportion> groups, double[] scores) {
        if (groups.size() != scores.length || scores.length < 2) {
            throw new IllegalArgumentException("A trend needs at least two groups and a score for each; groups "
                    + groups.size() + ", scores " + scores.length);
        }
        double n = groups.stream().mapToDouble(Proportion::n).sum();
        double p = groups.stream().mapToDouble(Proportion::x).sum() / n;
        double sum = 0;
        double scoreSum = 0;
        double squares = 0;
        for (int i = 0; i < scores.length; i++) {
            Proportion group = groups.get(i);
            sum += (group.x() - group.n() * p) * scores[i];
            scoreSum += group.n() * scores[i];
            squares += group.n() * scores[i] * scores[i];
        }
        double variance = p * (1 - p) * (squares - scoreSum * scoreSum / n);
        if (!(variance > 0)) {
            return Outcome.notEstimable("no-variance", "All responses are alike or all scores are equal");
        }
        double z = sum / Math.sqrt(variance);
        return Outcome.of(
                new CochranArmitage(z, z * z, 1, Distributions.normalTwoSidedP(z), Distributions.normalSf(z)));
    }
}
