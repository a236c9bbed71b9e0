package org.probatum.alignment;

/**
 * Where the voxels of a volume lie in space. Physical point = origin + direction · (index × spacing).
 *
 * <p>An index is 0-based and 0 is the centre of the first voxel. An image in the plane is a grid of one slice.
 *
 * @param columns number of voxels along i; at least 1
 * @param rows number of voxels along j; at least 1
 * @param slices number of voxels along k; at least 1, and 1 for an image in the plane
 * @param spacing distance of voxel centres (mm)
 * @param origin centre of voxel (0, 0, 0), patient LPS (mm)
 * @param direction column c is the unit step of index axis c in space; invertible
 */
public record VoxelGrid(int columns, int rows, int slices, Spacing spacing, Point origin, Matrix3 direction) {

    private static final long MOST_VOXELS = Integer.MAX_VALUE - 8L;

    public VoxelGrid {
        if (columns < 1 || rows < 1 || slices < 1) {
            throw new IllegalArgumentException(
                    "A grid has at least one voxel on each axis, was " + columns + " x " + rows + " x " + slices);
        }
        if ((long) columns * rows > MOST_VOXELS || (long) columns * rows * slices > MOST_VOXELS) {
            throw new IllegalArgumentException(
                    "A grid has at most " + MOST_VOXELS + " voxels, was " + columns + " x " + rows + " x " + slices);
        }
        if (!direction.isInvertible()) {
            throw new IllegalArgumentException(
                    "The direction matrix of a grid is invertible, but its determinant was " + direction.determinant());
        }
    }

    /** An image in the plane at the origin, axes along x and y. */
    public static VoxelGrid planar(int columns, int rows, double spacingMillimetres) {
        return new VoxelGrid(
                columns, rows, 1, new Spacing(spacingMillimetres, spacingMillimetres, 1), Point.ZERO, Matrix3.IDENTITY);
    }

    /** A volume at the origin, axes along x, y and z. */
    public static VoxelGrid axisAligned(int columns, int rows, int slices, Spacing spacing) {
        return new VoxelGrid(columns, rows, slices, spacing, Point.ZERO, Matrix3.IDENTITY);
    }

    public boolean isPlanar() {
        return slices == 1;
    }

    public int voxelCount() {
        return columns * rows * slices;
    }

    /** Position in an array whose fastest axis is i, then j, then k. */
    public int offset(int i, int j, int k) {
        return (k * rows + j) * columns + i;
    }

    /** Columns are the physical steps of one index (mm). */
    public Matrix3 stepMatrix() {
        return direction.times(Matrix3.diagonal(spacing.i(), spacing.j(), spacing.k()));
    }

    /** @param index voxel index, fractions allowed */
    public Point toPhysical(Point index) {
        return stepMatrix().times(index).plus(origin);
    }

    /** @return voxel index, with its fraction; outside the grid when the point is */
    public Point toIndex(Point physical) {
        return stepMatrix().inverse().times(physical.minus(origin));
    }

    /** Physical centre of the grid (mm). */
    public Point centre() {
        return toPhysical(new Point((columns - 1) / 2.0, (rows - 1) / 2.0, (slices - 1) / 2.0));
    }

    /** Length of the diagonal between the outermost voxel centres (mm). */
    public double diagonal() {
        return stepMatrix()
                .times(new Point(columns - 1.0, rows - 1.0, slices - 1.0))
                .length();
    }

    /** Geometric mean of the spacing along the axes that have more than one voxel (mm). */
    public double meanSpacing() {
        double product = spacing.i() * spacing.j();
        return isPlanar() ? Math.sqrt(product) : Math.cbrt(product * spacing.k());
    }

    /** Whether an index lies between the first and the last voxel centre on each axis. */
    public boolean contains(Point index) {
        return index.x() >= 0
                && index.x() <= columns - 1
                && index.y() >= 0
                && index.y() <= rows - 1
                && (isPlanar() ? Math.abs(index.z()) <= 0.5 : index.z() >= 0 && index.z() <= slices - 1);
    }
}
