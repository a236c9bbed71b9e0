package org.probatum.evaluation.statistics.continuous;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.MidRanks;

/**
 * Rank sum test within strata, combined with the weights 1/(Nₖ + 1).
 *
 * <pre>
 *   z = Σ (Wₖ − E Wₖ)/(Nₖ + 1) / √(Σ Var Wₖ/(Nₖ + 1)²)
 * </pre>
 * <p>W is the rank sum of the first arm, its variance with the correction for ties. A stratum without one of the arms
 * counts for nothing. Source: P. H. van Elteren (1960); E. L. Lehmann (1975), 3.3. SAS: {@code PROC FREQ CMH2
 * SCORES=MODRIDIT}.
 */
public record VanElteren(double z, double chiSquare, double p) {

    public static final String SOURCE = "van Elteren 1960, weights 1/(N + 1), variance with tie correction";

    /**
     * @param first whether the value belongs to the first arm
     * @param stratum codes 0 … of the values
     */
    public static Outcome<VanElteren> of(double[] values, boolean[] first, int[] stratum) {
        Sample.requireFinite(values, "x");
        if (first.length != values.length || stratum.length != values.length) {
            throw new IllegalArgumentException("x, group and stratum must have the same length, had " + values.length
                    + ", " + first.length + " and " + stratum.length);
        }
        double sum = 0;
        double variance = 0;
        for (int s = 0; s <= Arrays.stream(stratum).max().orElse(0); s++) {
            int code = s;
            int[] rows = IntStream.range(0, values.length)
                    .filter(i -> stratum[i] == code)
                    .toArray();
            double[] ranks =
                    MidRanks.of(Arrays.stream(rows).mapToDouble(i -> values[i]).toArray());
            double n = rows.length;
            double n1 = 0;
            double w = 0;
            for (int i = 0; i < rows.length; i++) {
                if (first[rows[i]]) {
                    n1++;
                    w += ranks[i];
                }
            }
            if (n1 > 0 && n1 < n) {
                sum += (w - n1 * (n + 1) / 2) / (n + 1);
                double ties = MannWhitney.tieSum(ranks) / (n * (n - 1));
                variance += n1 * (n - n1) / 12 * (n + 1 - ties) / ((n + 1) * (n + 1));
            }
        }
        if (!(variance > 0)) {
            return Outcome.notEstimable("no-variance", "No stratum has both arms and different values");
        }
        double z = sum / Math.sqrt(variance);
        return Outcome.of(new VanElteren(z, z * z, Distributions.normalTwoSidedP(z)));
    }
}
