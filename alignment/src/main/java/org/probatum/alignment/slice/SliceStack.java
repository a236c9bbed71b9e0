package org.probatum.alignment.slice;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.VoxelGrid;

/**
 * The slices of a grid from one direction, as pictures.
 *
 * <p>A pixel (u, v) is one voxel; u runs to the right and v down, both 0-based, and whole numbers are voxel centres. Each
 * anatomical direction is given the index axis that is nearest to it, so the slices of an oblique grid are shown along its own
 * axes. Slices are numbered from 0 towards the patient's left, back or head.
 */
public final class SliceStack {

    private static final int[][] ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    private final VoxelGrid grid;
    private final SliceView view;
    private final Axis across;
    private final Axis down;
    private final Axis through;

    /**
     * An index axis as it runs in the picture.
     *
     * @param number 0 for i, 1 for j, 2 for k
     * @param size number of voxels
     * @param spacing distance of their centres (mm)
     * @param reversed whether the index falls where the picture's coordinate rises
     */
    private record Axis(int number, int size, double spacing, boolean reversed) {

        double index(double at) {
            return reversed ? size - 1 - at : at;
        }
    }

    private SliceStack(VoxelGrid grid, SliceView view) {
        this.grid = grid;
        this.view = view;
        int[] order = nearest(grid.direction());
        Axis left = axis(grid, order, 0, false);
        Axis back = axis(grid, order, 1, false);
        Axis head = axis(grid, order, 2, false);
        Axis foot = axis(grid, order, 2, true);
        this.across = view == SliceView.SAGITTAL ? back : left;
        this.down = view == SliceView.AXIAL ? back : foot;
        this.through = switch (view) {
            case AXIAL -> head;
            case CORONAL -> back;
            case SAGITTAL -> left;
        };
    }

    public static SliceStack of(VoxelGrid grid, SliceView view) {
        return new SliceStack(grid, view);
    }

    /** For each anatomical direction (left, back, head) the index axis whose step runs most along it. */
    private static int[] nearest(Matrix3 direction) {
        double[] d = direction.rows();
        int[] best = ORDERS[0];
        double most = -1;
        for (int[] order : ORDERS) {
            double sum = 0;
            for (int anatomical = 0; anatomical < 3; anatomical++) {
                sum += Math.abs(d[3 * anatomical + order[anatomical]]);
            }
            if (sum > most + 1e-12) {
                most = sum;
                best = order;
            }
        }
        return best;
    }

    private static Axis axis(VoxelGrid grid, int[] order, int anatomical, boolean against) {
        int number = order[anatomical];
        boolean rises = grid.direction().rows()[3 * anatomical + number] >= 0;
        int[] sizes = {grid.columns(), grid.rows(), grid.slices()};
        double[] spacings = {
            grid.spacing().i(), grid.spacing().j(), grid.spacing().k()
        };
        return new Axis(number, sizes[number], spacings[number], rises == against);
    }

    public VoxelGrid grid() {
        return grid;
    }

    public SliceView view() {
        return view;
    }

    /** Number of slices. */
    public int count() {
        return through.size();
    }

    /** Pixels across a slice. */
    public int width() {
        return across.size();
    }

    /** Pixels down a slice. */
    public int height() {
        return down.size();
    }

    /** Width of a pixel (mm). */
    public double pixelWidth() {
        return across.spacing();
    }

    /** Height of a pixel (mm). */
    public double pixelHeight() {
        return down.spacing();
    }

    /** Distance between slices (mm). */
    public double thickness() {
        return through.spacing();
    }

    /**
     * The voxel index that a place in a slice shows, fractions allowed.
     *
     * @param slice 0 to count − 1
     */
    public Point index(double slice, double u, double v) {
        double[] index = new double[3];
        index[through.number()] = through.index(slice);
        index[across.number()] = across.index(u);
        index[down.number()] = down.index(v);
        return new Point(index[0], index[1], index[2]);
    }

    /** Where that place lies in the patient: LPS millimetres. */
    public Point place(double slice, double u, double v) {
        return grid.toPhysical(index(slice, u, v));
    }

    /** Where a place of the patient (LPS mm) is drawn: x is u, y is v, z is the slice, with fractions; outside when it is. */
    public Point picture(Point place) {
        Point index = grid.toIndex(place);
        double[] at = {index.x(), index.y(), index.z()};
        return new Point(
                across.index(at[across.number()]), down.index(at[down.number()]), through.index(at[through.number()]));
    }

    /**
     * @throws IllegalArgumentException if there is no slice of this number
     */
    public void requireSlice(int slice) {
        if (slice < 0 || slice >= count()) {
            throw new IllegalArgumentException(
                    "Slices of this volume are numbered 0 to " + (count() - 1) + " in this view, was " + slice);
        }
    }
}
