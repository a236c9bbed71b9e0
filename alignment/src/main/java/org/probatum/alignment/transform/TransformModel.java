package org.probatum.alignment.transform;

/** The family a transform is taken from, each containing the ones before it. */
public enum TransformModel {
    /** A shift: 2 or 3 parameters. */
    TRANSLATION,
    /** Rotation and shift: 3 or 6 parameters. */
    RIGID,
    /** Rigid with one scale for all axes: 4 or 7 parameters. */
    SIMILARITY,
    /** Any invertible matrix and a shift: 6 or 12 parameters. */
    AFFINE,
    /** Affine plus a displacement by uniform cubic B-splines. */
    BSPLINE,
    /** Affine after the flow along a stationary velocity by uniform cubic B-splines: invertible, does not fold. */
    DIFFEOMORPHIC;

    /** Whether the family holds more than linear maps. */
    public boolean isDeformable() {
        return this == BSPLINE || this == DIFFEOMORPHIC;
    }

    /** The largest linear family inside this one. */
    public TransformModel linearPart() {
        return isDeformable() ? AFFINE : this;
    }
}
