package org.probatum.alignment.resampling;

/** How a value between voxel centres is read. */
public enum Interpolation {
    /** The value of the nearest voxel; for labels. */
    NEAREST,
    /** Weighted by the distance to the eight voxels around (four in the plane). */
    LINEAR
}
