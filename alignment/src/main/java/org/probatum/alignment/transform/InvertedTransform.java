package org.probatum.alignment.transform;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;

/**
 * The map back from a free-form one, solved for each point by Newton's method with halved steps.
 *
 * @param forward the map that is inverted; must not fold
 */
public record InvertedTransform(FreeFormTransform forward) implements SpatialTransform {

    private static final int MOST_STEPS = 60;
    private static final double TOLERANCE_MILLIMETRES = 1e-10;

    /** Finds x with forward(x) = y; the start is the inverse of the linear part. */
    @Override
    public Point fromFixedToMoving(Point fixed) {
        Point x = forward.linear().inverse().fromFixedToMoving(fixed);
        Point residual = fixed.minus(forward.fromFixedToMoving(x));
        for (int n = 0; n < MOST_STEPS && residual.length() > TOLERANCE_MILLIMETRES; n++) {
            Matrix3 jacobian = forward.jacobian(x);
            Point step = (jacobian.isInvertible() ? jacobian : forward.linear().matrix())
                    .inverse()
                    .times(residual);
            double fraction = 1;
            Point next = x.plus(step);
            Point nextResidual = fixed.minus(forward.fromFixedToMoving(next));
            while (nextResidual.length() >= residual.length() && fraction > 1e-4) {
                fraction /= 2;
                next = x.plus(step.times(fraction));
                nextResidual = fixed.minus(forward.fromFixedToMoving(next));
            }
            if (nextResidual.length() >= residual.length()) {
                return x;
            }
            x = next;
            residual = nextResidual;
        }
        return x;
    }

    @Override
    public Matrix3 jacobian(Point fixed) {
        return forward.jacobian(fromFixedToMoving(fixed)).inverse();
    }

    @Override
    public SpatialTransform inverse() {
        return forward;
    }
}
