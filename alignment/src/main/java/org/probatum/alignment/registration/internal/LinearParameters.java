package org.probatum.alignment.registration.internal;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.Rotations;
import org.probatum.alignment.transform.TransformModel;

/**
 * The parameters of a linear map around a start M₀, t₀, all in millimetres: M = L(p) M₀, t = t₀ + p_t.
 *
 * <p>An angle is p / R, a scale exp(p / R) and a matrix entry δ + p / R, R being a quarter of the diagonal, so that a change
 * by one moves the image by about a millimetre whichever parameter it is. Angles start at 0: no gimbal lock.
 */
final class LinearParameters {

    private final TransformModel model;
    private final boolean planar;
    private final LinearTransform start;
    private final double radius;

    LinearParameters(TransformModel model, boolean planar, LinearTransform start, double radius) {
        this.model = model;
        this.planar = planar;
        this.start = start;
        this.radius = radius;
    }

    private int axes() {
        return planar ? 2 : 3;
    }

    private int angles() {
        return planar ? 1 : 3;
    }

    int size() {
        return switch (model) {
            case TRANSLATION -> axes();
            case RIGID -> axes() + angles();
            case SIMILARITY -> axes() + angles() + 1;
            case AFFINE, BSPLINE, DIFFEOMORPHIC -> axes() + axes() * axes();
        };
    }

    private Point angles(double[] p) {
        return planar ? new Point(0, 0, p[2] / radius) : new Point(p[3] / radius, p[4] / radius, p[5] / radius);
    }

    private double scale(double[] p) {
        return StrictMath.exp(p[size() - 1] / radius);
    }

    private Matrix3 scaling(double s) {
        return Matrix3.diagonal(s, s, planar ? 1 : s);
    }

    private Matrix3 entries(double[] p) {
        double f = 1 / radius;
        return planar
                ? new Matrix3(1 + f * p[2], f * p[3], 0, f * p[4], 1 + f * p[5], 0, 0, 0, 1)
                : new Matrix3(
                        1 + f * p[3],
                        f * p[4],
                        f * p[5],
                        f * p[6],
                        1 + f * p[7],
                        f * p[8],
                        f * p[9],
                        f * p[10],
                        1 + f * p[11]);
    }

    /** L(p) M₀. */
    Matrix3 matrix(double[] p) {
        Matrix3 change = switch (model) {
            case TRANSLATION -> Matrix3.IDENTITY;
            case RIGID -> Rotations.ofEuler(angles(p));
            case SIMILARITY -> scaling(scale(p)).times(Rotations.ofEuler(angles(p)));
            case AFFINE, BSPLINE, DIFFEOMORPHIC -> entries(p);
        };
        return change.times(start.matrix());
    }

    Point translation(double[] p) {
        return start.translation().plus(new Point(p[0], p[1], planar ? 0 : p[2]));
    }

    Point centre() {
        return start.centre();
    }

    LinearTransform transform(double[] p) {
        Matrix3 m = matrix(p);
        Matrix3 exact = model == TransformModel.RIGID ? Rotations.orthonormalized(m) : m;
        return new LinearTransform(model.linearPart(), exact, start.centre(), translation(p));
    }

    /**
     * @param byMatrix derivative by each entry of M, row by row
     * @param byTranslation derivative by t
     */
    void gradient(double[] p, double[] byMatrix, double[] byTranslation, double[] out) {
        System.arraycopy(byTranslation, 0, out, 0, axes());
        Matrix3 byChange = Matrix3.of(byMatrix).times(start.matrix().transpose());
        switch (model) {
            case TRANSLATION -> {}
            case RIGID -> byAngles(p, byChange, 1, out);
            case SIMILARITY -> {
                double s = scale(p);
                byAngles(p, byChange, s, out);
                Matrix3 rotation = Rotations.ofEuler(angles(p));
                Matrix3 d = Matrix3.diagonal(s, s, planar ? 0 : s).times(rotation);
                out[size() - 1] = product(byChange, d) / radius;
            }
            case AFFINE, BSPLINE, DIFFEOMORPHIC -> {
                double[] rows = byChange.rows();
                int at = axes();
                for (int r = 0; r < axes(); r++) {
                    for (int c = 0; c < axes(); c++) {
                        out[at++] = rows[3 * r + c] / radius;
                    }
                }
            }
        }
    }

    private void byAngles(double[] p, Matrix3 byChange, double s, double[] out) {
        Point a = angles(p);
        Matrix3 x = Rotations.aboutX(a.x());
        Matrix3 y = Rotations.aboutY(a.y());
        Matrix3 z = Rotations.aboutZ(a.z());
        Matrix3 scaling = scaling(s);
        Matrix3 turnZ = new Matrix3(0, -1, 0, 1, 0, 0, 0, 0, 0);
        Matrix3 byZ = turnZ.times(z);
        if (planar) {
            out[2] = product(byChange, scaling.times(byZ)) / radius;
            return;
        }
        Matrix3 byX = x.times(new Matrix3(0, 0, 0, 0, 0, -1, 0, 1, 0));
        Matrix3 byY = y.times(new Matrix3(0, 0, 1, 0, 0, 0, -1, 0, 0));
        out[3] = product(byChange, scaling.times(z).times(y).times(byX)) / radius;
        out[4] = product(byChange, scaling.times(z).times(byY).times(x)) / radius;
        out[5] = product(byChange, scaling.times(byZ).times(y).times(x)) / radius;
    }

    private static double product(Matrix3 a, Matrix3 b) {
        double[] x = a.rows();
        double[] y = b.rows();
        double sum = 0;
        for (int n = 0; n < 9; n++) {
            sum += x[n] * y[n];
        }
        return sum;
    }
}
