package org.probatum.alignment.slice;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.transform.FreeFormTransform;

/**
 * What a free-form transform y = M (x − c) + c + t + u(x) does to a square mesh in a slice, beyond its linear part.
 *
 * <p>The node at x is drawn at x + M⁻¹ u(x): where the linear part alone would have to look to find the same. The part that leads
 * out of the slice is not drawn.
 *
 * @param columns nodes across
 * @param rows nodes down
 * @param u places of the nodes across (pixels), row by row
 * @param v places of the nodes down (pixels), row by row
 * @param du how far each is moved across (pixels)
 * @param dv how far each is moved down (pixels)
 * @param folded whether the Jacobian determinant of the transform is not positive at the node
 */
public record DeformationGrid(
        int columns, int rows, double[] u, double[] v, double[] du, double[] dv, boolean[] folded) {

    /**
     * @param slice number of the slice
     * @param across number of cells across; at least 1. Those down follow, so that cells are about square in mm
     */
    public static DeformationGrid of(FreeFormTransform transform, SliceStack stack, int slice, int across) {
        stack.requireSlice(slice);
        if (across < 1) {
            throw new IllegalArgumentException("A mesh has at least one cell across, was " + across);
        }
        double width = (stack.width() - 1) * stack.pixelWidth();
        double height = (stack.height() - 1) * stack.pixelHeight();
        int columns = across + 1;
        int rows = Math.max(1, (int) Math.round(height / Math.max(width, 1e-9) * across)) + 1;
        Matrix3 back = transform.linear().matrix().inverse();
        double[] u = new double[columns * rows];
        double[] v = new double[columns * rows];
        double[] du = new double[columns * rows];
        double[] dv = new double[columns * rows];
        boolean[] folded = new boolean[columns * rows];
        for (int n = 0; n < columns * rows; n++) {
            u[n] = (stack.width() - 1.0) * (n % columns) / (columns - 1);
            v[n] = (stack.height() - 1.0) * (n / columns) / (rows - 1);
            Point place = stack.place(slice, u[n], v[n]);
            Point drawn = stack.picture(place.plus(back.times(transform.displacement(place))));
            du[n] = drawn.x() - u[n];
            dv[n] = drawn.y() - v[n];
            folded[n] = transform.jacobian(place).determinant() <= 0;
        }
        return new DeformationGrid(columns, rows, u, v, du, dv, folded);
    }
}
