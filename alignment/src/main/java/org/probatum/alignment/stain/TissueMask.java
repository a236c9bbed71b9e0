package org.probatum.alignment.stain;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which pixels of a histology image show stained tissue.
 *
 * <p>Glass lets all light through. Tissue takes out green most of all, as haematoxylin and eosin both do. A blue, green or black pen
 * takes out red as much; a red one takes out blue nearly as much as green. A pixel is tissue when its mean optical density stands
 * 0.10 above that of the brightest twentieth of the image, and green is the largest, with blue at most 0.76 of it. Single pixels
 * follow the majority of their 5 × 5 neighbours.
 *
 * @param columns of the image
 * @param rows of the image
 * @param share of the pixels that are tissue; 0 to 1
 * @param inside the pixels that are tissue; pixel (column, row) is bit row · columns + column
 */
public record TissueMask(int columns, int rows, double share, BitSet inside) {

    private static final double SMALLEST_DENSITY = 0.10;
    private static final double MOST_BLUE = 0.76;
    private static final int RADIUS = 2;

    public TissueMask {
        inside = (BitSet) inside.clone();
    }

    public static TissueMask of(ColourImage image) {
        double glass = glassDensity(image);
        BitSet stained = new BitSet(image.count());
        for (int n = 0; n < image.count(); n++) {
            stained.set(n, isStained(image, n, glass));
        }
        BitSet smooth = majority(stained, image.columns(), image.rows());
        return new TissueMask(image.columns(), image.rows(), (double) smooth.cardinality() / image.count(), smooth);
    }

    private static boolean isStained(ColourImage image, int n, double glass) {
        double r = image.density(n, 0);
        double g = image.density(n, 1);
        double b = image.density(n, 2);
        return (r + g + b) / 3 - Math.min(glass, 0.1) > SMALLEST_DENSITY && g >= r && b <= MOST_BLUE * g;
    }

    /** Mean density below which the brightest twentieth lies. */
    private static double glassDensity(ColourImage image) {
        double[] density = new double[image.count()];
        for (int n = 0; n < density.length; n++) {
            density[n] = (image.density(n, 0) + image.density(n, 1) + image.density(n, 2)) / 3;
        }
        Arrays.sort(density);
        return density[density.length / 20];
    }

    private static BitSet majority(BitSet in, int columns, int rows) {
        BitSet out = new BitSet(columns * rows);
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                int yes = 0;
                int all = 0;
                for (int y = Math.max(0, j - RADIUS); y <= Math.min(rows - 1, j + RADIUS); y++) {
                    for (int x = Math.max(0, i - RADIUS); x <= Math.min(columns - 1, i + RADIUS); x++) {
                        yes += in.get(y * columns + x) ? 1 : 0;
                        all++;
                    }
                }
                out.set(j * columns + i, 2 * yes > all);
            }
        }
        return out;
    }

    public boolean contains(int column, int row) {
        return column >= 0 && column < columns && row >= 0 && row < rows && inside.get(row * columns + column);
    }

    /** A copy; pixel (column, row) is bit row · columns + column. */
    @Override
    public BitSet inside() {
        return (BitSet) inside.clone();
    }
}
