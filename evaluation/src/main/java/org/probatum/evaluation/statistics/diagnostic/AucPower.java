package org.probatum.evaluation.statistics.diagnostic;

import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Sample size or power of one AUC against 0.5, two-sided.
 *
 * <p>Binormal variance of Obuchowski and McClish with a = 1.414 Φ⁻¹(AUC), per case and with κ controls per case:
 * V(a) = 0.0099 exp(−a²/2)(5a² + 8 + (a² + 8)/κ). At no effect V₀ = V(0). The size solves
 * √n (AUC − 0.5) = z_{α/2}√V₀ + z_power √V. Source: N. A. Obuchowski, D. K. McClish (1997), Stat. Med. 16, 1529–1542; N. A.
 * Obuchowski et al. (2004); R: {@code pROC::power.roc.test}.
 *
 * @param nCases not rounded
 * @param nControls not rounded
 */
public record AucPower(double nCases, double nControls, double power) {

    public static final String SOURCE = "Obuchowski and McClish 1997 binormal variance, as pROC power.roc.test";

    /**
     * @param auc above 0.5, below 1
     * @param power above alpha, below 1
     * @param kappa controls per case
     * @param alpha two-sided level
     */
    public static AucPower size(double auc, double power, double kappa, double alpha) {
        requireLevels(alpha, kappa, "kappa");
        if (!(power > 0 && power < 1)) {
            throw new IllegalArgumentException("power must lie between 0 and 1, was " + power);
        }
        if (!(auc > 0.5)) {
            throw new IllegalArgumentException("auc must be above 0.5 for a sample size, was " + auc);
        }
        double need = alphaPart(kappa, alpha) + Distributions.normalQuantile(power) * Math.sqrt(variance(auc, kappa));
        double root = need / (auc - 0.5);
        double cases = root * root;
        return new AucPower(cases, cases * kappa, power);
    }

    /** The power with given numbers of cases and controls. */
    public static AucPower power(double auc, double cases, double controls, double alpha) {
        requireLevels(alpha, cases, "ncases");
        requireLevels(alpha, controls, "ncontrols");
        double kappa = controls / cases;
        double z = (Math.sqrt(cases) * (auc - 0.5) - alphaPart(kappa, alpha)) / Math.sqrt(variance(auc, kappa));
        return new AucPower(cases, controls, Distributions.normalCdf(z));
    }

    private static void requireLevels(double alpha, double positive, String name) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("sig.level must lie between 0 and 1, was " + alpha);
        }
        if (!(positive > 0)) {
            throw new IllegalArgumentException(name + " must be positive, was " + positive);
        }
    }

    private static double alphaPart(double kappa, double alpha) {
        return Distributions.normalQuantile(1 - alpha / 2) * Math.sqrt(variance(0.5, kappa));
    }

    private static double variance(double auc, double kappa) {
        if (!(auc >= 0.5 && auc < 1)) {
            throw new IllegalArgumentException("auc must lie from 0.5 to below 1, was " + auc);
        }
        double a = Distributions.normalQuantile(auc) * 1.414;
        return 0.0099 * Math.exp(-a * a / 2) * (5 * a * a + 8 + (a * a + 8) / kappa);
    }
}
