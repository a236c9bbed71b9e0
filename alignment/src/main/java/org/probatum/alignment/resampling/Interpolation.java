package org.probatum.alignment.resampling;

/** How a value between voxel centres comes about. */
public enum Interpolation {
    /** That of the nearest voxel; for labels and masks. */
    NEAREST,
    /** Linear between the 2 neighbours on each axis. */
    LINEAR,
    /**
     * Cubic convolution of the 4 neighbours on each axis (a = −1/2), repeated at the border; may overshoot.
     *
     * <p>Source: R. Keys (1981), Cubic convolution interpolation for digital image processing, IEEE ASSP 29, 1153–1160.
     */
    CUBIC
}
