package org.probatum.alignment.stain;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleEVD;
import org.ejml.simple.SimpleMatrix;

/**
 * Finds the colours of two stains in an image.
 *
 * <p>The optical densities of the stained pixels, those with at least {@code smallest} in each channel, lie near a plane through
 * the origin along the first two eigenvectors of their covariance. In it each pixel has an angle; the 1st and the 99th percentile
 * of the angles are the two stains. The one with more red density is the haematoxylin.
 *
 * <p>Source: M. Macenko et al. (2009), A method for normalizing histology slides for quantitative analysis, ISBI, 1107–1110; as in
 * histolab, whose matrices this reproduces.
 *
 * @param smallest density that a stained pixel has at least in each channel; 0.15 in the paper, not negative
 * @param percentile of the angles at each end; 0 to 0.5, 0.01 in the paper
 */
public record MacenkoStains(double smallest, double percentile) {

    private static final int FEWEST = 100;

    public MacenkoStains {
        if (!(smallest >= 0) || !(percentile >= 0 && percentile < 0.5)) {
            throw new IllegalArgumentException("The smallest density is not negative and the percentile 0 to 0.5, were "
                    + smallest + " and " + percentile);
        }
    }

    /** As in the paper: 0.15 and 1 %. */
    public static MacenkoStains withDefaults() {
        return new MacenkoStains(0.15, 0.01);
    }

    /**
     * @throws IllegalArgumentException if fewer than 100 pixels are stained, or all have one colour
     */
    public StainMatrix of(ColourImage image) {
        int[] stained = stained(image);
        if (stained.length < FEWEST) {
            throw new IllegalArgumentException("Stains are found in at least " + FEWEST + " stained pixels, but only "
                    + stained.length + " of " + image.count() + " have a density of " + smallest + " in each channel");
        }
        double[][] plane = plane(image, stained);
        double[] angles = new double[stained.length];
        for (int n = 0; n < angles.length; n++) {
            angles[n] = StrictMath.atan2(along(image, stained[n], plane[1]), along(image, stained[n], plane[0]));
        }
        Arrays.sort(angles);
        double[] low = direction(plane, quantile(angles, percentile));
        double[] high = direction(plane, quantile(angles, 1 - percentile));
        return low[0] > high[0] ? StainMatrix.of(low, high) : StainMatrix.of(high, low);
    }

    private int[] stained(ColourImage image) {
        return IntStream.range(0, image.count())
                .filter(n -> image.density(n, 0) >= smallest
                        && image.density(n, 1) >= smallest
                        && image.density(n, 2) >= smallest)
                .toArray();
    }

    /** Type 7 quantile at 0 ≤ p ≤ 1 of values in ascending order (Hyndman and Fan 1996). */
    static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static double along(ColourImage image, int n, double[] axis) {
        return image.density(n, 0) * axis[0] + image.density(n, 1) * axis[1] + image.density(n, 2) * axis[2];
    }

    private static double[] direction(double[][] plane, double angle) {
        double x = StrictMath.cos(angle);
        double y = StrictMath.sin(angle);
        double[] d = new double[3];
        for (int c = 0; c < 3; c++) {
            d[c] = x * plane[0][c] + y * plane[1][c];
        }
        return d;
    }

    /** The two eigenvectors of largest eigenvalue; each with positive red density. */
    private static double[][] plane(ColourImage image, int[] stained) {
        double[] mean = new double[3];
        for (int n : stained) {
            for (int c = 0; c < 3; c++) {
                mean[c] += image.density(n, c) / stained.length;
            }
        }
        SimpleMatrix moments = new SimpleMatrix(3, 3);
        for (int n : stained) {
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 3; c++) {
                    double product = (image.density(n, r) - mean[r]) * (image.density(n, c) - mean[c]);
                    moments.set(r, c, moments.get(r, c) + product);
                }
            }
        }
        SimpleEVD<SimpleMatrix> eigen = moments.eig();
        Integer[] order = {0, 1, 2};
        Arrays.sort(
                order,
                (a, b) -> Double.compare(
                        eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
        return new double[][] {axis(eigen, order[0]), axis(eigen, order[1])};
    }

    private static double[] axis(SimpleEVD<SimpleMatrix> eigen, int n) {
        SimpleMatrix v = eigen.getEigenVector(n);
        double sign = v.get(0) < 0 ? -1 : 1;
        return new double[] {sign * v.get(0), sign * v.get(1), sign * v.get(2)};
    }
}
