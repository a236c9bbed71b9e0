package org.probatum.alignment.transform;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;

/**
 * One map after another.
 *
 * @param first applied to the fixed point
 * @param second applied to what the first gave
 */
public record CompositeTransform(SpatialTransform first, SpatialTransform second) implements SpatialTransform {

    @Override
    public Point fromFixedToMoving(Point fixed) {
        return second.fromFixedToMoving(first.fromFixedToMoving(fixed));
    }

    @Override
    public Matrix3 jacobian(Point fixed) {
        return second.jacobian(first.fromFixedToMoving(fixed)).times(first.jacobian(fixed));
    }

    @Override
    public SpatialTransform inverse() {
        return new CompositeTransform(second.inverse(), first.inverse());
    }
}
