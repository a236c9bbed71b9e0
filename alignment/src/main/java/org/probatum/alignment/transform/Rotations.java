package org.probatum.alignment.transform;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;

/** Rotation matrices from angles in radians; right-handed. */
public final class Rotations {

    private Rotations() {}

    public static Matrix3 aboutX(double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new Matrix3(1, 0, 0, 0, c, -s, 0, s, c);
    }

    public static Matrix3 aboutY(double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new Matrix3(c, 0, s, 0, 1, 0, -s, 0, c);
    }

    public static Matrix3 aboutZ(double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new Matrix3(c, -s, 0, s, c, 0, 0, 0, 1);
    }

    /** Rz(angles.z) · Ry(angles.y) · Rx(angles.x). */
    public static Matrix3 ofEuler(Point angles) {
        return aboutZ(angles.z()).times(aboutY(angles.y())).times(aboutX(angles.x()));
    }

    /**
     * The angles (radians) that {@link #ofEuler} makes this rotation from; y between −π/2 and π/2.
     *
     * <p>At y = ±π/2 only the sum or difference of the other two is determined; z is 0 then.
     */
    public static Point toEuler(Matrix3 rotation) {
        double y = StrictMath.asin(Math.clamp(-rotation.m20(), -1.0, 1.0));
        if (Math.abs(rotation.m20()) > 1 - 1e-12) {
            return new Point(StrictMath.atan2(-rotation.m12(), rotation.m11()), y, 0);
        }
        return new Point(
                StrictMath.atan2(rotation.m21(), rotation.m22()), y, StrictMath.atan2(rotation.m10(), rotation.m00()));
    }

    /** The rotation of a quaternion (w, x, y, z), which is normalised first. */
    public static Matrix3 ofQuaternion(double w, double x, double y, double z) {
        double f = 2 / (w * w + x * x + y * y + z * z);
        return new Matrix3(
                1 - f * (y * y + z * z),
                f * (x * y - w * z),
                f * (x * z + w * y),
                f * (x * y + w * z),
                1 - f * (x * x + z * z),
                f * (y * z - w * x),
                f * (x * z - w * y),
                f * (y * z + w * x),
                1 - f * (x * x + y * y));
    }

    /** The nearest rotation to a matrix that drifted by rounding: R ← R (3 I − RᵀR) / 2, repeated (Newton–Schulz). */
    public static Matrix3 orthonormalized(Matrix3 drifted) {
        Matrix3 r = drifted;
        for (int n = 0; n < 8; n++) {
            Matrix3 square = r.transpose().times(r);
            r = r.times(Matrix3.diagonal(3, 3, 3).plus(square.times(-1)).times(0.5));
        }
        return r;
    }
}
