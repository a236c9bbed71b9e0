package org.probatum.alignment.stain;

import java.util.Arrays;

/**
 * Redraws the stains of an image in the colours and with the strength of those of a reference.
 *
 * <p>Both images are separated by their own {@link MacenkoStains}; the amount of each stain is scaled so that its 99th percentile
 * is that of the reference, and mixed with the reference's colours.
 *
 * <p>Source: M. Macenko et al. (2009), ISBI, 1107–1110, section 2.3.
 */
public final class MacenkoNormalization {

    private static final double ROBUST_MAXIMUM = 0.99;

    private final MacenkoStains finder;
    private final StainMatrix stains;
    private final double[] strength;

    private MacenkoNormalization(MacenkoStains finder, StainMatrix stains, double[] strength) {
        this.finder = finder;
        this.stains = stains;
        this.strength = strength;
    }

    /** @throws IllegalArgumentException if no stains are found in the reference */
    public static MacenkoNormalization to(ColourImage reference, MacenkoStains finder) {
        StainMatrix stains = finder.of(reference);
        return new MacenkoNormalization(finder, stains, strength(stains.separate(reference)));
    }

    /** The colours of the reference. */
    public StainMatrix stains() {
        return stains;
    }

    /** @throws IllegalArgumentException if no stains are found in the image, or one has no strength */
    public ColourImage normalized(ColourImage image) {
        double[][] amounts = finder.of(image).separate(image);
        double[] own = strength(amounts);
        for (int stain = 0; stain < 2; stain++) {
            if (!(own[stain] > 0)) {
                throw new IllegalArgumentException(
                        "The stains of an image have some strength, but the 99th percentile of the "
                                + (stain == 0 ? "first" : "second") + " was " + own[stain]);
            }
            for (int n = 0; n < amounts[stain].length; n++) {
                amounts[stain][n] *= strength[stain] / own[stain];
            }
        }
        return stains.mix(image.columns(), image.rows(), amounts);
    }

    private static double[] strength(double[][] amounts) {
        double[] strength = new double[2];
        for (int stain = 0; stain < 2; stain++) {
            double[] sorted = amounts[stain].clone();
            Arrays.sort(sorted);
            strength[stain] = MacenkoStains.quantile(sorted, ROBUST_MAXIMUM);
        }
        return strength;
    }
}
