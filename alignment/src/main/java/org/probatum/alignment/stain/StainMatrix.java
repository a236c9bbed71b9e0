package org.probatum.alignment.stain;

import org.probatum.alignment.Matrix3;

/**
 * The colours of two stains as directions of optical density, and the direction at right angles to both for what is left.
 *
 * <p>With the stains as columns of W, the density of a pixel is d = W s, and its amounts of stain are s = W⁻¹ d.
 *
 * <p>Source: A. C. Ruifrok and D. A. Johnston (2001), Quantification of histochemical staining by color deconvolution,
 * Analytical and Quantitative Cytology and Histology 23, 291–299.
 */
public final class StainMatrix {

    /** Haematoxylin and eosin as Ruifrok and Johnston give them (as printed in ImageJ's colour deconvolution). */
    public static final StainMatrix HAEMATOXYLIN_EOSIN =
            of(new double[] {0.644211, 0.716556, 0.266844}, new double[] {0.092789, 0.954111, 0.283111});

    private final Matrix3 columns;
    private final Matrix3 inverse;

    private StainMatrix(Matrix3 columns) {
        this.columns = columns;
        this.inverse = columns.inverse();
    }

    /**
     * @param first red, green and blue density of the first stain, haematoxylin by convention; any length above 0
     * @param second of the second, not along the first
     * @throws IllegalArgumentException if there are not three finite numbers each, or the two have one direction
     */
    public static StainMatrix of(double[] first, double[] second) {
        double[] a = unit(first);
        double[] b = unit(second);
        double[] c = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
        if (Math.hypot(Math.hypot(c[0], c[1]), c[2]) < 1e-3) {
            throw new IllegalArgumentException(
                    "Two stains have different colours, but both were along " + a[0] + ", " + a[1] + ", " + a[2]);
        }
        double[] rest = unit(c);
        return new StainMatrix(new Matrix3(a[0], b[0], rest[0], a[1], b[1], rest[1], a[2], b[2], rest[2]));
    }

    private static double[] unit(double[] v) {
        double length = v.length == 3 ? Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) : 0;
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new IllegalArgumentException("A stain is three finite densities (red, green, blue), not all 0");
        }
        return new double[] {v[0] / length, v[1] / length, v[2] / length};
    }

    /** W: rows red, green, blue; columns first stain, second stain, rest; each of length 1. */
    public Matrix3 columns() {
        return columns;
    }

    /**
     * Amounts of the stains in every pixel.
     *
     * @return shape [3][pixels]: first stain, second stain, rest; optical density, may be slightly negative
     */
    public double[][] separate(ColourImage image) {
        double[] m = inverse.rows();
        double[][] amounts = new double[3][image.count()];
        for (int n = 0; n < image.count(); n++) {
            double r = image.density(n, 0);
            double g = image.density(n, 1);
            double b = image.density(n, 2);
            for (int stain = 0; stain < 3; stain++) {
                amounts[stain][n] = m[3 * stain] * r + m[3 * stain + 1] * g + m[3 * stain + 2] * b;
            }
        }
        return amounts;
    }

    /**
     * The image that amounts of stain would give under these colours.
     *
     * @param amounts shape [3][columns · rows], as {@link #separate} gives them
     */
    public ColourImage mix(int columns, int rows, double[][] amounts) {
        double[] m = this.columns.rows();
        int[] pixels = new int[columns * rows];
        for (int n = 0; n < pixels.length; n++) {
            int rgb = 0;
            for (int channel = 0; channel < 3; channel++) {
                double density = 0;
                for (int stain = 0; stain < 3; stain++) {
                    density += m[3 * channel + stain] * amounts[stain][n];
                }
                rgb = rgb << 8 | ColourImage.level(density);
            }
            pixels[n] = rgb;
        }
        return ColourImage.of(columns, rows, pixels);
    }
}
