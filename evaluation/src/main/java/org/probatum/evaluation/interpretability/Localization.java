package org.probatum.evaluation.interpretability;

import java.util.Arrays;
import org.probatum.registry.Tensor;

/**
 * Whether an attribution lies where the finding is, where a mask says so.
 *
 * <pre>
 *   pointing game    share of cases whose largest value lies in the mask
 *   relevance mass   mean over cases of Σ positive values in the mask / Σ positive values
 * </pre>
 *
 * <p>Cases without a finding, or without a positive value, do not count.
 *
 * <p>Source: J. Zhang et al. (2018), Top-down neural attention by excitation backprop, IJCV 126, section 4.1; L. Arras, A. Osman,
 * W. Samek (2022), CLEVR-XAI, Information Fusion 81, eq. 4.
 *
 * @param pointing 0 to 1; NaN without a case that counts
 * @param relevanceMass 0 to 1; NaN without a case that counts
 * @param cases how many count
 */
public record Localization(double pointing, double relevanceMass, int cases) {

    /**
     * @param map shape [rows, places…]
     * @param mask the same shape; above ½ is inside
     */
    public static Localization of(Tensor.Doubles map, Tensor mask) {
        if (!Arrays.equals(map.shape(), mask.shape())) {
            throw new IllegalArgumentException("The mask has shape " + Arrays.toString(mask.shape()) + ", the map "
                    + Arrays.toString(map.shape()) + "; they must be the same");
        }
        double[] inside = Tensors.values(mask);
        int rows = (int) map.shape()[0];
        int places = map.size() / Math.max(1, rows);
        int hits = 0;
        int cases = 0;
        double mass = 0;
        for (int row = 0; row < rows; row++) {
            int largest = row * places;
            double total = 0;
            double within = 0;
            boolean finding = false;
            for (int i = row * places; i < (row + 1) * places; i++) {
                double value = map.values()[i];
                largest = value > map.values()[largest] ? i : largest;
                total += Math.max(0, value);
                within += inside[i] > 0.5 ? Math.max(0, value) : 0;
                finding |= inside[i] > 0.5;
            }
            if (finding && total > 0) {
                cases++;
                hits += inside[largest] > 0.5 ? 1 : 0;
                mass += within / total;
            }
        }
        return cases == 0
                ? new Localization(Double.NaN, Double.NaN, 0)
                : new Localization((double) hits / cases, mass / cases, cases);
    }
}
