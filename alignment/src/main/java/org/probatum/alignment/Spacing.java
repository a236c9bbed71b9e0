package org.probatum.alignment;

/**
 * Distance between voxel centres along each index axis.
 *
 * @param i along columns (mm); finite, positive
 * @param j along rows (mm); finite, positive
 * @param k between slices (mm); finite, positive
 */
public record Spacing(double i, double j, double k) {

    public Spacing {
        requirePositive("columns", i);
        requirePositive("rows", j);
        requirePositive("slices", k);
    }

    private static void requirePositive(String axis, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("Spacing of " + axis + " (mm) is finite and positive, was " + value);
        }
    }
}
