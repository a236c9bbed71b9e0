package org.probatum.report.figure;

import java.awt.Color;

/**
 * The cividis colour scale, even in perception and for colour-deficient readers, interpolated between 11 anchors.
 *
 * <p>Source: J. R. Nuñez, C. R. Anderton, R. S. Renslow (2018), PLoS ONE 13(7):e0199239.
 */
final class Cividis {

    private static final int[] ANCHORS = {
        0x00224E, 0x083370, 0x35456C, 0x4F576C, 0x666970, 0x7D7C78, 0x948E77, 0xAEA371, 0xC8B866, 0xE5CF52, 0xFEE838
    };

    private Cividis() {}

    /** The colour at a share of the scale; shares outside 0 to 1 take its ends. */
    static Color at(double share) {
        double position = Math.max(0, Math.min(1, share)) * (ANCHORS.length - 1);
        int i = Math.min(ANCHORS.length - 2, (int) position);
        double t = position - i;
        return new Color(mix(i, 16, t), mix(i, 8, t), mix(i, 0, t));
    }

    private static int mix(int i, int shift, double t) {
        int from = ANCHORS[i] >> shift & 0xFF;
        int to = ANCHORS[i + 1] >> shift & 0xFF;
        return (int) Math.round(from + t * (to - from));
    }
}
