package org.probatum.evaluation.statistics.design;

import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Independent stage-wise p values combined after the last stage.
 *
 * <pre>
 *   inverse normal   z = Σ w Φ⁻¹(1 − p) / √(Σ w²)
 *   Fisher           Π p, −2 log Π p is χ² on 2K; critical product exp(−χ²(1 − α; 2K)/2)
 * </pre>
 * <p>Source: W. Lehmacher and G. Wassmer (1999); P. Bauer and K. Köhne (1994), Biometrics 50:1029.
 */
public record CombinationTest(
        double inverseNormalZ,
        double inverseNormalP,
        double fisherProduct,
        double fisherP,
        double fisherCriticalProduct) {

    public static final String SOURCE = "Lehmacher and Wassmer 1999; Bauer and Koehne 1994";

    /**
     * @param p one-sided stage-wise p values, from 0 to 1
     * @param weights fixed beforehand, positive
     */
    public static CombinationTest of(double[] p, double[] weights, double alpha) {
        if (p.length == 0 || p.length != weights.length) {
            throw new IllegalArgumentException(
                    "Each p needs a weight, there are " + p.length + " and " + weights.length);
        }
        double sum = 0;
        double squares = 0;
        double logs = 0;
        for (int k = 0; k < p.length; k++) {
            if (!(p[k] >= 0 && p[k] <= 1 && weights[k] > 0)) {
                throw new IllegalArgumentException("Stage " + (k + 1)
                        + " needs a p from 0 to 1 and a positive weight, had " + p[k] + " and " + weights[k]);
            }
            sum -= weights[k] * Distributions.normalQuantile(p[k]);
            squares += weights[k] * weights[k];
            logs += Math.log(p[k]);
        }
        double z = sum / Math.sqrt(squares);
        double df = 2.0 * p.length;
        return new CombinationTest(
                z,
                Distributions.normalSf(z),
                Math.exp(logs),
                Distributions.chiSquareSf(-2 * logs, df),
                criticalProduct(alpha, p.length));
    }

    /** The product of K p values that Fisher's test at level α rejects. */
    static double criticalProduct(double alpha, int stages) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must lie between 0 and 1, was " + alpha);
        }
        return Math.exp(-Distributions.chiSquareQuantile(1 - alpha, 2.0 * stages) / 2);
    }
}
