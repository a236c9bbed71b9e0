package org.probatum.alignment.transform;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;

/** A map that tells for each place in the fixed space which place of the moving space shows the same. */
public sealed interface SpatialTransform
        permits LinearTransform, FreeFormTransform, VelocityTransform, CompositeTransform, InvertedTransform {

    /**
     * @param fixed a place in the fixed space, patient LPS (mm)
     * @return the corresponding place in the moving space, patient LPS (mm)
     */
    Point fromFixedToMoving(Point fixed);

    /** Derivative of the map at a place of the fixed space; row r, column c is ∂(moving r) / ∂(fixed c), without unit. */
    Matrix3 jacobian(Point fixed);

    /**
     * The map back. Its "fixed" space is this map's moving space and the other way round.
     *
     * @throws IllegalArgumentException if the map cannot be inverted
     */
    SpatialTransform inverse();

    /** First this map, then another whose fixed space is this one's moving space. */
    default SpatialTransform then(SpatialTransform next) {
        return new CompositeTransform(this, next);
    }
}
