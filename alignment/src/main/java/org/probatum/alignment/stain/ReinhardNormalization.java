package org.probatum.alignment.stain;

import java.util.BitSet;
import org.probatum.alignment.Matrix3;

/**
 * Gives an image the mean and the spread of colours of a reference.
 *
 * <p>Colours become logarithms of cone responses, and these the three nearly independent axes l, α, β of Ruderman; each axis is
 * shifted and scaled: x' = (x − mean) · (reference deviation / deviation) + reference mean.
 *
 * <p>Source: E. Reinhard et al. (2001), Color transfer between images, IEEE Computer Graphics and Applications 21 (5), 34–41;
 * D. L. Ruderman et al. (1998), JOSA A 15, 2036–2045.
 */
public final class ReinhardNormalization {

    private static final Matrix3 TO_CONES = new Matrix3(
            0.3811, 0.5783, 0.0402, //
            0.1967, 0.7244, 0.0782, //
            0.0241, 0.1288, 0.8444);

    private static final Matrix3 TO_AXES = Matrix3.diagonal(1 / Math.sqrt(3), 1 / Math.sqrt(6), 1 / Math.sqrt(2))
            .times(new Matrix3(1, 1, 1, 1, 1, -2, 1, -1, 0));

    private static final Matrix3 FROM_CONES = TO_CONES.inverse();
    private static final Matrix3 FROM_AXES = TO_AXES.inverse();

    private final double[] means;
    private final double[] deviations;

    private ReinhardNormalization(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /** Learns mean and deviation of a reference image, all of it. */
    public static ReinhardNormalization to(ColourImage reference) {
        return to(reference, everywhere(reference));
    }

    /**
     * Learns mean and deviation of the tissue of a reference image.
     *
     * @throws IllegalArgumentException if the mask holds no pixel or is of another size
     */
    public static ReinhardNormalization to(ColourImage reference, TissueMask tissue) {
        return to(reference, pixels(reference, tissue));
    }

    private static ReinhardNormalization to(ColourImage reference, BitSet inside) {
        double[][] axes = axes(reference);
        double[] means = new double[3];
        double[] deviations = new double[3];
        for (int c = 0; c < 3; c++) {
            means[c] = mean(axes[c], inside);
            deviations[c] = deviation(axes[c], means[c], inside);
        }
        return new ReinhardNormalization(means, deviations);
    }

    /** The image with the colour statistics of the reference; an axis along which it does not vary is only shifted. */
    public ColourImage normalized(ColourImage image) {
        return normalized(image, everywhere(image));
    }

    /**
     * The image with the tissue given the colour statistics of the reference, and the rest as it was.
     *
     * @throws IllegalArgumentException if the mask holds no pixel or is of another size
     */
    public ColourImage normalized(ColourImage image, TissueMask tissue) {
        return normalized(image, pixels(image, tissue));
    }

    private ColourImage normalized(ColourImage image, BitSet inside) {
        double[][] axes = axes(image);
        for (int c = 0; c < 3; c++) {
            double mean = mean(axes[c], inside);
            double deviation = deviation(axes[c], mean, inside);
            double scale = deviation > 1e-12 ? deviations[c] / deviation : 1;
            for (int n = inside.nextSetBit(0); n >= 0; n = inside.nextSetBit(n + 1)) {
                axes[c][n] = (axes[c][n] - mean) * scale + means[c];
            }
        }
        return image(image.columns(), image.rows(), axes);
    }

    private static BitSet everywhere(ColourImage image) {
        BitSet all = new BitSet(image.count());
        all.set(0, image.count());
        return all;
    }

    private static BitSet pixels(ColourImage image, TissueMask tissue) {
        if (tissue.columns() != image.columns()
                || tissue.rows() != image.rows()
                || tissue.inside().isEmpty()) {
            throw new IllegalArgumentException(
                    "The tissue is some of an image of " + image.columns() + " x " + image.rows() + ", but the mask is "
                            + tissue.columns() + " x " + tissue.rows() + " with a share of " + tissue.share());
        }
        return tissue.inside();
    }

    private static double[][] axes(ColourImage image) {
        double[] cones = TO_CONES.rows();
        double[] axes = TO_AXES.rows();
        double[][] out = new double[3][image.count()];
        double[] log = new double[3];
        for (int n = 0; n < image.count(); n++) {
            for (int c = 0; c < 3; c++) {
                double response = 0;
                for (int channel = 0; channel < 3; channel++) {
                    response += cones[3 * c + channel] * Math.max(1, image.value(n, channel)) / 255.0;
                }
                log[c] = Math.log(response);
            }
            for (int c = 0; c < 3; c++) {
                out[c][n] = axes[3 * c] * log[0] + axes[3 * c + 1] * log[1] + axes[3 * c + 2] * log[2];
            }
        }
        return out;
    }

    private static ColourImage image(int columns, int rows, double[][] axes) {
        double[] fromAxes = FROM_AXES.rows();
        double[] fromCones = FROM_CONES.rows();
        int[] pixels = new int[columns * rows];
        double[] response = new double[3];
        for (int n = 0; n < pixels.length; n++) {
            for (int c = 0; c < 3; c++) {
                response[c] = Math.exp(fromAxes[3 * c] * axes[0][n]
                        + fromAxes[3 * c + 1] * axes[1][n]
                        + fromAxes[3 * c + 2] * axes[2][n]);
            }
            int rgb = 0;
            for (int channel = 0; channel < 3; channel++) {
                double value = fromCones[3 * channel] * response[0]
                        + fromCones[3 * channel + 1] * response[1]
                        + fromCones[3 * channel + 2] * response[2];
                rgb = rgb << 8 | (int) Math.clamp(Math.round(255 * value), 0, 255);
            }
            pixels[n] = rgb;
        }
        return ColourImage.of(columns, rows, pixels);
    }

    private static double mean(double[] values, BitSet inside) {
        return inside.stream().mapToDouble(n -> values[n]).sum() / inside.cardinality();
    }

    private static double deviation(double[] values, double mean, BitSet inside) {
        double squares = inside.stream()
                .mapToDouble(n -> (values[n] - mean) * (values[n] - mean))
                .sum();
        return Math.sqrt(squares / inside.cardinality());
    }
}
