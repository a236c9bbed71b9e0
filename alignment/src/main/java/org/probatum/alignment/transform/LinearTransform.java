package org.probatum.alignment.transform;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;

/**
 * A map y = M (x − c) + c + t from fixed to moving space.
 *
 * @param model the family the map was taken from; never a deformable one
 * @param matrix M; invertible, and of the shape that the family asks for
 * @param centre c (mm), the centre of rotation
 * @param translation t (mm)
 */
public record LinearTransform(TransformModel model, Matrix3 matrix, Point centre, Point translation)
        implements SpatialTransform {

    private static final double SHAPE_TOLERANCE = 1e-9;

    public static final LinearTransform IDENTITY = translation(Point.ZERO);

    public LinearTransform {
        if (!matrix.isInvertible()) {
            throw new IllegalArgumentException(
                    "The matrix of a linear transform is invertible, but its determinant was " + matrix.determinant());
        }
        if (!hasShape(model, matrix)) {
            throw new IllegalArgumentException("The matrix " + matrix + " is not that of a "
                    + model.name().toLowerCase(java.util.Locale.ROOT) + " transform");
        }
    }

    private static boolean hasShape(TransformModel model, Matrix3 m) {
        Matrix3 square = m.transpose().times(m);
        return switch (model) {
            case TRANSLATION -> m.distanceTo(Matrix3.IDENTITY) <= SHAPE_TOLERANCE;
            case RIGID -> m.determinant() > 0 && square.distanceTo(Matrix3.IDENTITY) <= SHAPE_TOLERANCE;
            case SIMILARITY -> isScaledRotation(m, square);
            case AFFINE -> true;
            case BSPLINE, DIFFEOMORPHIC -> false;
        };
    }

    /** In the plane the scale leaves the third axis alone, so the last entry may be 1 instead. */
    private static boolean isScaledRotation(Matrix3 m, Matrix3 square) {
        double s = square.m00();
        double tolerance = SHAPE_TOLERANCE * Math.max(1, s);
        return m.determinant() > 0
                && (square.distanceTo(Matrix3.diagonal(s, s, s)) <= tolerance
                        || square.distanceTo(Matrix3.diagonal(s, s, 1)) <= tolerance);
    }

    public static LinearTransform translation(Point shift) {
        return new LinearTransform(TransformModel.TRANSLATION, Matrix3.IDENTITY, Point.ZERO, shift);
    }

    /** @param angle rotation in the plane from the first axis towards the second (radians) */
    public static LinearTransform rigidInPlane(double angle, Point centre, Point translation) {
        return new LinearTransform(TransformModel.RIGID, Rotations.aboutZ(angle), centre, translation);
    }

    /** @param angles rotation about x, then y, then z (radians): M = Rz Ry Rx */
    public static LinearTransform rigid(Point angles, Point centre, Point translation) {
        return new LinearTransform(TransformModel.RIGID, Rotations.ofEuler(angles), centre, translation);
    }

    /** @param scale the factor of all lengths; positive */
    public static LinearTransform similarity(double scale, Point angles, Point centre, Point translation) {
        return new LinearTransform(
                TransformModel.SIMILARITY, Rotations.ofEuler(angles).times(scale), centre, translation);
    }

    public static LinearTransform affine(Matrix3 matrix, Point centre, Point translation) {
        return new LinearTransform(TransformModel.AFFINE, matrix, centre, translation);
    }

    @Override
    public Point fromFixedToMoving(Point fixed) {
        return matrix.times(fixed.minus(centre)).plus(centre).plus(translation);
    }

    @Override
    public Matrix3 jacobian(Point fixed) {
        return matrix;
    }

    /** x = M⁻¹ (y − c − t) + c: the same centre, matrix M⁻¹ and translation −M⁻¹ t. */
    @Override
    public LinearTransform inverse() {
        Matrix3 back = model == TransformModel.RIGID ? matrix.transpose() : matrix.inverse();
        return new LinearTransform(model, back, centre, back.times(translation).times(-1));
    }

    /** The constant part when the map is written y = M x + b. */
    public Point offset() {
        return centre.plus(translation).minus(matrix.times(centre));
    }
}
