package org.probatum.alignment.registration.internal;

import java.util.Arrays;
import org.probatum.alignment.Point;

/**
 * What of an image is not background: the voxels that differ from the middle value of the border by more than Otsu's
 * threshold of those differences.
 *
 * <p>Source: N. Otsu (1979), A threshold selection method from gray-level histograms, IEEE SMC 9, 62–66.
 */
public final class Foreground {

    private static final int BINS = 128;

    private Foreground() {}

    /** 1 for each voxel of the foreground, 0 for the others. */
    public static byte[] of(ImageLevel level) {
        float[] values = level.values();
        float background = borderMedian(level);
        float[] difference = new float[values.length];
        float largest = 0;
        for (int n = 0; n < values.length; n++) {
            difference[n] = Math.abs(values[n] - background);
            largest = Math.max(largest, difference[n]);
        }
        double threshold = otsu(difference, largest);
        byte[] inside = new byte[values.length];
        for (int n = 0; n < values.length; n++) {
            inside[n] = (byte) (difference[n] > threshold ? 1 : 0);
        }
        return inside;
    }

    private static float borderMedian(ImageLevel level) {
        int columns = level.grid().columns();
        int rows = level.grid().rows();
        float[] border = new float[2 * (columns + rows) * level.grid().slices()];
        int count = 0;
        for (int k = 0; k < level.grid().slices(); k++) {
            for (int i = 0; i < columns; i++) {
                border[count++] = level.values()[level.grid().offset(i, 0, k)];
                border[count++] = level.values()[level.grid().offset(i, rows - 1, k)];
            }
            for (int j = 0; j < rows; j++) {
                border[count++] = level.values()[level.grid().offset(0, j, k)];
                border[count++] = level.values()[level.grid().offset(columns - 1, j, k)];
            }
        }
        Arrays.sort(border);
        return border[count / 2];
    }

    private static double otsu(float[] values, float largest) {
        if (largest == 0) {
            return 0;
        }
        long[] histogram = new long[BINS];
        for (float value : values) {
            histogram[Math.min(BINS - 1, (int) (value / largest * BINS))]++;
        }
        double total = values.length;
        double mean = 0;
        for (int n = 0; n < BINS; n++) {
            mean += n * (histogram[n] / total);
        }
        double below = 0;
        double sumBelow = 0;
        double best = -1;
        int at = 0;
        for (int n = 0; n < BINS - 1; n++) {
            below += histogram[n] / total;
            sumBelow += n * (histogram[n] / total);
            double product = below * (1 - below);
            double distance = mean * below - sumBelow;
            double between = product > 0 ? distance * distance / product : 0;
            if (between > best) {
                best = between;
                at = n;
            }
        }
        return (at + 1.0) / BINS * largest;
    }

    /** Mean place of the foreground (mm); the centre of the grid when there is none. */
    public static Point centre(ImageLevel level, byte[] foreground) {
        double x = 0;
        double y = 0;
        double z = 0;
        int count = 0;
        int columns = level.grid().columns();
        int rows = level.grid().rows();
        for (int n = 0; n < foreground.length; n++) {
            if (foreground[n] != 0) {
                int slice = n / (columns * rows);
                x += n % columns;
                y += n / columns % rows;
                z += slice;
                count++;
            }
        }
        return count == 0 ? level.full().centre() : level.grid().toPhysical(new Point(x / count, y / count, z / count));
    }
}
