package org.probatum.evaluation.statistics.design;

import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * A two-stage design with Fisher's combination of p values.
 *
 * <p>Stage 1 rejects at p₁ ≤ α₁ and stops without rejection above α₀; stage 2 rejects at p₁ p₂ ≤ c. The level is
 * <pre>
 *   α₁ + c (log α₀ − log α₁) = α
 * </pre>
 * <p>{@code fullAlpha}: c is the critical product of the level α. {@code equalAlpha}: α₁ equals the level of c alone.
 * Source: P. Bauer and K. Köhne (1994), Biometrics 50:1029. R: {@code rpact::getDesignFisher}.
 *
 * @param criticalValues α₁ and c
 * @param stageLevels level of each stage alone
 * @param alphaSpent cumulative
 * @param scale exponents of the later p values: 1
 */
public record FisherCombinationDesign(Series criticalValues, Series stageLevels, Series alphaSpent, Series scale) {

    public static final String SOURCE = "Bauer and Koehne 1994";

    /** With α₀ = 1 the level is α at α₁ = c, up to rounding. */
    private static final double ROUNDING = 1e-12;

    /** How c and α₁ depend on each other. */
    public enum Method {
        FULL_ALPHA,
        EQUAL_ALPHA
    }

    /** @param alpha0 futility limit of the first p, above α; 1 for none */
    public static Outcome<FisherCombinationDesign> of(Method method, double alpha, double alpha0) {
        if (!(alpha > 0 && alpha < 0.5) || !(alpha0 > alpha && alpha0 <= 1)) {
            throw new IllegalArgumentException(
                    "alpha must lie between 0 and 0.5 and alpha0 above it up to 1, were " + alpha + " and " + alpha0);
        }
        return switch (method) {
            case EQUAL_ALPHA -> {
                double first = Roots.find(a -> level(a, productOf(a), alpha0) - alpha, alpha * 1e-6, alpha);
                yield Outcome.of(design(first, productOf(first), first, alpha0));
            }
            case FULL_ALPHA -> {
                double c = productOf(alpha);
                if (level(c, c, alpha0) > alpha * (1 + ROUNDING)) {
                    yield Outcome.notEstimable(
                            "no-design", "With alpha0 " + alpha0 + " the second stage alone spends more than alpha");
                }
                double first =
                        level(c, c, alpha0) >= alpha ? c : Roots.find(a -> level(a, c, alpha0) - alpha, c, alpha);
                yield Outcome.of(design(first, c, alpha, alpha0));
            }
        };
    }

    private static FisherCombinationDesign design(double first, double product, double secondLevel, double alpha0) {
        return new FisherCombinationDesign(
                Series.of(first, product),
                Series.of(first, secondLevel),
                Series.of(first, level(first, product, alpha0)),
                Series.of(1));
    }

    private static double level(double first, double product, double alpha0) {
        return first + product * (Math.log(alpha0) - Math.log(first));
    }

    private static double productOf(double level) {
        return CombinationTest.criticalProduct(level, 2);
    }
}
