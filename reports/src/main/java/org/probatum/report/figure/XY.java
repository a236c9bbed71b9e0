package org.probatum.report.figure;

/** A point in the units of a figure's axes; both finite. */
public record XY(double x, double y) {

    public XY {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("A plotted point is finite, was (" + x + ", " + y + ")");
        }
    }
}
