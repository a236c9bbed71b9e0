package org.probatum.alignment.registration.internal;

import java.util.ArrayList;
import java.util.List;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.registration.StartSearch;
import org.probatum.alignment.transform.Rotations;

/** The rotations that are tried as a start. */
final class StartCandidates {

    /** Rotations of the even cover in space; neighbours are about 28° apart. */
    private static final int COVER = 300;

    private StartCandidates() {}

    static List<Matrix3> rotations(StartSearch search, boolean planar) {
        List<Matrix3> all = new ArrayList<>();
        all.add(Matrix3.IDENTITY);
        if (search == StartSearch.GIVEN_POSITION) {
            return all;
        }
        boolean any = search == StartSearch.ANY_ROTATION;
        if (planar) {
            int most = any ? 180 : 30;
            for (int degrees = 10; degrees <= most; degrees += 10) {
                all.add(Rotations.aboutZ(Math.toRadians(degrees)));
                if (degrees < 180) {
                    all.add(Rotations.aboutZ(-Math.toRadians(degrees)));
                }
            }
            return all;
        }
        for (double degrees : new double[] {-40, -20, 20, 40}) {
            double a = Math.toRadians(degrees);
            all.add(Rotations.aboutX(a));
            all.add(Rotations.aboutY(a));
            all.add(Rotations.aboutZ(a));
        }
        double d = Math.toRadians(25);
        for (int corner = 0; corner < 8; corner++) {
            all.add(Rotations.ofEuler(
                    new Point((corner & 1) == 0 ? d : -d, (corner & 2) == 0 ? d : -d, (corner & 4) == 0 ? d : -d)));
        }
        if (any) {
            for (int n = 0; n < COVER; n++) {
                all.add(spiral(n));
            }
        }
        return all;
    }

    /**
     * Rotation n of an even cover of all rotations.
     *
     * <p>Source: M. Alexa (2022), Super-Fibonacci spirals, CVPR, with φ = √2 and ψ = 1.533751168755204288118041.
     */
    private static Matrix3 spiral(int n) {
        double s = n + 0.5;
        double r = Math.sqrt(s / COVER);
        double q = Math.sqrt(1 - s / COVER);
        double alpha = 2 * Math.PI * s / Math.sqrt(2);
        double beta = 2 * Math.PI * s / 1.533751168755204;
        return Rotations.ofQuaternion(
                r * StrictMath.sin(alpha),
                r * StrictMath.cos(alpha),
                q * StrictMath.sin(beta),
                q * StrictMath.cos(beta));
    }

    /** Angle of a rotation (radians); in the plane as in space. */
    static double angle(Matrix3 m) {
        return StrictMath.acos(Math.clamp((m.m00() + m.m11() + m.m22() - 1) / 2, -1, 1));
    }

    /** Largest distance that two maps move the corners of a cube of half the diagonal apart (mm). */
    static double apart(LinearParts a, LinearParts b, double radius) {
        double turn = 0;
        double[] x = a.matrix().rows();
        double[] y = b.matrix().rows();
        for (int n = 0; n < 9; n++) {
            turn += (x[n] - y[n]) * (x[n] - y[n]);
        }
        return a.translation().distanceTo(b.translation()) + radius * Math.sqrt(turn);
    }

    /** Matrix and translation around a common centre. */
    record LinearParts(Matrix3 matrix, Point translation) {}
}
