package org.probatum.alignment;

/**
 * A place or a shift in space: patient LPS millimetres, or voxel indices where the method says so.
 *
 * @param x first coordinate; finite
 * @param y second coordinate; finite
 * @param z third coordinate; finite, 0 in the plane
 */
public record Point(double x, double y, double z) {

    public static final Point ZERO = new Point(0, 0, 0);

    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new IllegalArgumentException("A point has finite coordinates, was (" + x + ", " + y + ", " + z + ")");
        }
    }

    public Point plus(Point other) {
        return new Point(x + other.x, y + other.y, z + other.z);
    }

    public Point minus(Point other) {
        return new Point(x - other.x, y - other.y, z - other.z);
    }

    public Point times(double factor) {
        return new Point(factor * x, factor * y, factor * z);
    }

    /** Euclidean length. */
    public double length() {
        return Math.sqrt(x * x + y * y + z * z);
    }

    public double distanceTo(Point other) {
        return minus(other).length();
    }
}
