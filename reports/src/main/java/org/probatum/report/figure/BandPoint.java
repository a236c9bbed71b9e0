package org.probatum.report.figure;

/** A point of a curve with the limits of its band: lower ≤ y ≤ upper, all finite. */
public record BandPoint(double x, double y, double lower, double upper) {

    public BandPoint {
        boolean finite = Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(lower) && Double.isFinite(upper);
        if (!finite || lower > y || y > upper) {
            throw new IllegalArgumentException("A band needs lower ≤ y ≤ upper, all finite, was x = " + x + ", " + lower
                    + " ≤ " + y + " ≤ " + upper);
        }
    }
}
