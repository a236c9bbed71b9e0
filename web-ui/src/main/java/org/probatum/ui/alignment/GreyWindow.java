package org.probatum.ui.alignment;

import java.util.Arrays;
import org.probatum.alignment.Volume;

/**
 * Which intensities a grey picture tells apart: below is black, above is white, linear between.
 *
 * @param low intensity of black
 * @param high intensity of white; above low
 */
record GreyWindow(double low, double high) {

    private static final int MOST_VALUES = 200_000;
    private static final double LOWER_SHARE = 0.005;
    private static final double UPPER_SHARE = 0.995;

    GreyWindow {
        if (!(low < high)) {
            throw new IllegalArgumentException("A grey window reaches upwards, was " + low + " to " + high);
        }
    }

    /** From the 0.5th to the 99.5th percentile of the volume, from at most 200,000 evenly spread voxels. */
    static GreyWindow of(Volume volume) {
        float[] all = volume.values();
        int step = Math.max(1, all.length / MOST_VALUES);
        float[] some = new float[(all.length + step - 1) / step];
        for (int n = 0; n < some.length; n++) {
            some[n] = all[n * step];
        }
        Arrays.sort(some);
        double low = some[(int) (LOWER_SHARE * (some.length - 1))];
        double high = some[(int) (UPPER_SHARE * (some.length - 1))];
        return low < high ? new GreyWindow(low, high) : new GreyWindow(low - 1, low + 1);
    }

    /** 0 (black) to 255 (white); black where there is no value. */
    int grey(float value) {
        if (Float.isNaN(value)) {
            return 0;
        }
        return (int) Math.round(255 * Math.clamp((value - low) / (high - low), 0.0, 1.0));
    }
}
