package org.probatum.evaluation.statistics.design;

import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * How much of an error probability may be spent up to an information fraction t.
 *
 * <pre>
 *   asOF    2 (1 − Φ(z / √t)), z the 1 − α/2 quantile      O'Brien–Fleming type
 *   asP     α log(1 + (e − 1) t)                           Pocock type
 *   asKD    α t^γ                                          Kim and DeMets
 *   asHSD   α (1 − exp(−γ t)) / (1 − exp(−γ)); α t at γ = 0  Hwang, Shih and DeCani
 * </pre>
 * <p>Source: K. K. G. Lan and D. L. DeMets (1983), Biometrika 70:659; K. Kim and D. L. DeMets (1987); I. K. Hwang, W. J.
 * Shih and J. S. DeCani (1990).
 */
public sealed interface SpendingFunction {

    String SOURCE = "Lan and DeMets 1983; Kim and DeMets 1987; Hwang, Shih and DeCani 1990";

    /**
     * @param t from 0 to 1
     * @param alpha the whole error probability
     */
    double spent(double t, double alpha);

    /** O'Brien–Fleming type. */
    record OBrienFleming() implements SpendingFunction {
        @Override
        public double spent(double t, double alpha) {
            if (t <= 0) {
                return 0;
            }
            double z = -Distributions.normalQuantile(alpha / 2);
            return Math.min(alpha, 2 * Distributions.normalSf(z / Math.sqrt(t)));
        }
    }

    /** Pocock type. */
    record Pocock() implements SpendingFunction {
        @Override
        public double spent(double t, double alpha) {
            return alpha * Math.log1p((Math.E - 1) * t);
        }
    }

    /** @param gamma above 0 */
    record KimDeMets(double gamma) implements SpendingFunction {
        public KimDeMets {
            if (!(gamma > 0)) {
                throw new IllegalArgumentException("gamma of the Kim-DeMets spending must be above 0, was " + gamma);
            }
        }

        @Override
        public double spent(double t, double alpha) {
            return alpha * Math.pow(t, gamma);
        }
    }

    /** @param gamma any finite number; negative spends late */
    record HwangShihDeCani(double gamma) implements SpendingFunction {
        public HwangShihDeCani {
            if (!Double.isFinite(gamma)) {
                throw new IllegalArgumentException("gamma of the Hwang-Shih-DeCani spending must be finite");
            }
        }

        @Override
        public double spent(double t, double alpha) {
            return gamma == 0 ? alpha * t : alpha * Math.expm1(-gamma * t) / Math.expm1(-gamma);
        }
    }

    /** By the short name that R's rpact uses, with {@code as} or {@code bs} in front. */
    static SpendingFunction named(String name, double gamma) {
        return switch (name) {
            case "asOF", "bsOF" -> new OBrienFleming();
            case "asP", "bsP" -> new Pocock();
            case "asKD", "bsKD" -> new KimDeMets(gamma);
            case "asHSD", "bsHSD" -> new HwangShihDeCani(gamma);
            default ->
                throw new IllegalArgumentException(
                        "Spending function must be OF, P, KD or HSD with as or bs in front, was " + name);
        };
    }
}
