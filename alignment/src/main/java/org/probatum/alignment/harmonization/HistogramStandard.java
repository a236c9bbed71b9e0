package org.probatum.alignment.harmonization;

import java.util.Arrays;
import java.util.List;
import org.probatum.alignment.Mask;
import org.probatum.alignment.Volume;

/**
 * A common scale of intensities for scans whose units are arbitrary, such as MR.
 *
 * <p>Each scan has landmarks: its 1st, 10th, 20th … 90th and 99th percentile inside a mask. Learning maps the outer two to 0 and 100
 * and averages the others over the scans; a scan is then mapped piecewise linearly from its own landmarks to these averages,
 * and beyond the ends with the slope of the last piece.
 *
 * <p>Source: L. G. Nyúl, J. K. Udupa and X. Zhang (2000), New variants of a method of MRI scale standardization, IEEE TMI 19, 143–150.
 *
 * @param landmarks on the common scale, ascending, 0 first and 100 last; one for each percentile
 */
public record HistogramStandard(List<Double> landmarks) {

    /** The percentiles whose values are the landmarks. */
    public static final List<Integer> PERCENTILES = List.of(1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99);

    private static final double TOP = 100;

    public HistogramStandard {
        landmarks = List.copyOf(landmarks);
        if (landmarks.size() != PERCENTILES.size()) {
            throw new IllegalArgumentException(
                    "A standard has " + PERCENTILES.size() + " landmarks, was given " + landmarks.size());
        }
        for (int n = 1; n < landmarks.size(); n++) {
            if (!(landmarks.get(n) >= landmarks.get(n - 1))) {
                throw new IllegalArgumentException("The landmarks of a standard ascend, but were " + landmarks);
            }
        }
    }

    /**
     * @param scans at least one
     * @param masks of the same number and grids: the voxels that count
     * @throws IllegalArgumentException if there is none, the numbers differ, or a scan has no spread inside its mask
     */
    public static HistogramStandard learn(List<Volume> scans, List<Mask> masks) {
        if (scans.isEmpty() || scans.size() != masks.size()) {
            throw new IllegalArgumentException("A standard is learnt from scans with one mask each, were "
                    + scans.size() + " scans and " + masks.size() + " masks");
        }
        double[] sums = new double[PERCENTILES.size()];
        for (int s = 0; s < scans.size(); s++) {
            double[] own = landmarksOf(scans.get(s), masks.get(s));
            for (int n = 0; n < sums.length; n++) {
                sums[n] += TOP * (own[n] - own[0]) / (own[own.length - 1] - own[0]) / scans.size();
            }
        }
        sums[sums.length - 1] = TOP;
        return new HistogramStandard(Arrays.stream(sums).boxed().toList());
    }

    private static double[] landmarksOf(Volume scan, Mask mask) {
        if (!mask.grid().equals(scan.grid()) || mask.count() == 0) {
            throw new IllegalArgumentException("The mask lies on the grid of its scan and holds some voxels");
        }
        float[] values = scan.values();
        double[] inside = new double[mask.count()];
        int count = 0;
        for (int n = 0; n < values.length; n++) {
            if (mask.contains(n)) {
                inside[count++] = values[n];
            }
        }
        Arrays.sort(inside);
        double[] out = new double[PERCENTILES.size()];
        for (int n = 0; n < out.length; n++) {
            double at = PERCENTILES.get(n) / 100.0 * (count - 1);
            int below = (int) at;
            out[n] = inside[below] + (at - below) * (inside[Math.min(count - 1, below + 1)] - inside[below]);
        }
        if (!(out[out.length - 1] > out[0])) {
            throw new IllegalArgumentException(
                    "A scan has some spread inside its mask, but its 1st and 99th percentile are " + out[0] + " and "
                            + out[out.length - 1]);
        }
        return out;
    }

    /** The scan on the common scale; every voxel is mapped, the landmarks come from those in the mask. */
    public Volume standardized(Volume scan, Mask mask) {
        double[] own = landmarksOf(scan, mask);
        float[] values = scan.values();
        for (int n = 0; n < values.length; n++) {
            values[n] = (float) mapped(values[n], own);
        }
        return Volume.of(scan.grid(), values);
    }

    private double mapped(double value, double[] own) {
        int piece = 1;
        while (piece < own.length - 1 && value > own[piece]) {
            piece++;
        }
        double width = own[piece] - own[piece - 1];
        double low = landmarks.get(piece - 1);
        double high = landmarks.get(piece);
        return width > 0 ? low + (value - own[piece - 1]) / width * (high - low) : high;
    }
}
