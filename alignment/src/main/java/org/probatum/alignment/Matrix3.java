package org.probatum.alignment;

/**
 * A 3 × 3 matrix; {@code mRC} is row R, column C, both from 0. All entries are finite.
 */
public record Matrix3(
        double m00, double m01, double m02, double m10, double m11, double m12, double m20, double m21, double m22) {

    public static final Matrix3 IDENTITY = new Matrix3(1, 0, 0, 0, 1, 0, 0, 0, 1);

    public Matrix3 {
        double sum = m00 + m01 + m02 + m10 + m11 + m12 + m20 + m21 + m22;
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException("A matrix has finite entries, one was not");
        }
    }

    /** @param rows nine numbers, row by row */
    public static Matrix3 of(double... rows) {
        if (rows.length != 9) {
            throw new IllegalArgumentException("A 3 x 3 matrix has 9 entries, was given " + rows.length);
        }
        return new Matrix3(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7], rows[8]);
    }

    public static Matrix3 diagonal(double a, double b, double c) {
        return new Matrix3(a, 0, 0, 0, b, 0, 0, 0, c);
    }

    /** Nine numbers, row by row. */
    public double[] rows() {
        return new double[] {m00, m01, m02, m10, m11, m12, m20, m21, m22};
    }

    public Point times(Point p) {
        return new Point(
                m00 * p.x() + m01 * p.y() + m02 * p.z(),
                m10 * p.x() + m11 * p.y() + m12 * p.z(),
                m20 * p.x() + m21 * p.y() + m22 * p.z());
    }

    public Matrix3 times(Matrix3 o) {
        return new Matrix3(
                m00 * o.m00 + m01 * o.m10 + m02 * o.m20,
                m00 * o.m01 + m01 * o.m11 + m02 * o.m21,
                m00 * o.m02 + m01 * o.m12 + m02 * o.m22,
                m10 * o.m00 + m11 * o.m10 + m12 * o.m20,
                m10 * o.m01 + m11 * o.m11 + m12 * o.m21,
                m10 * o.m02 + m11 * o.m12 + m12 * o.m22,
                m20 * o.m00 + m21 * o.m10 + m22 * o.m20,
                m20 * o.m01 + m21 * o.m11 + m22 * o.m21,
                m20 * o.m02 + m21 * o.m12 + m22 * o.m22);
    }

    public Matrix3 times(double f) {
        return new Matrix3(f * m00, f * m01, f * m02, f * m10, f * m11, f * m12, f * m20, f * m21, f * m22);
    }

    public Matrix3 plus(Matrix3 o) {
        return new Matrix3(
                m00 + o.m00,
                m01 + o.m01,
                m02 + o.m02,
                m10 + o.m10,
                m11 + o.m11,
                m12 + o.m12,
                m20 + o.m20,
                m21 + o.m21,
                m22 + o.m22);
    }

    public Matrix3 transpose() {
        return new Matrix3(m00, m10, m20, m01, m11, m21, m02, m12, m22);
    }

    public double determinant() {
        return m00 * (m11 * m22 - m12 * m21) - m01 * (m10 * m22 - m12 * m20) + m02 * (m10 * m21 - m11 * m20);
    }

    /** @throws IllegalArgumentException if the determinant is zero or too close to it for the size of the entries */
    public Matrix3 inverse() {
        double det = determinant();
        if (!isInvertible()) {
            throw new IllegalArgumentException("The matrix has no inverse: its determinant is " + det);
        }
        double f = 1 / det;
        return new Matrix3(
                f * (m11 * m22 - m12 * m21),
                f * (m02 * m21 - m01 * m22),
                f * (m01 * m12 - m02 * m11),
                f * (m12 * m20 - m10 * m22),
                f * (m00 * m22 - m02 * m20),
                f * (m02 * m10 - m00 * m12),
                f * (m10 * m21 - m11 * m20),
                f * (m01 * m20 - m00 * m21),
                f * (m00 * m11 - m01 * m10));
    }

    /** Whether the determinant exceeds 1e-9 of the product of the row lengths, which bounds it (Hadamard). */
    public boolean isInvertible() {
        double bound = Math.sqrt((m00 * m00 + m01 * m01 + m02 * m02)
                * (m10 * m10 + m11 * m11 + m12 * m12)
                * (m20 * m20 + m21 * m21 + m22 * m22));
        return Math.abs(determinant()) > 1e-9 * bound;
    }

    /** Largest absolute difference of any entry. */
    public double distanceTo(Matrix3 o) {
        double[] a = rows();
        double[] b = o.rows();
        double largest = 0;
        for (int i = 0; i < 9; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
