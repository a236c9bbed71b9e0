package org.probatum.alignment.metric.internal;

import java.util.Arrays;

/**
 * Minus the mutual information of fixed and moving intensities, in nats.
 *
 * <p>With box windows on the fixed and cubic B-spline windows β on the moving intensities,
 * <pre>
 *   p(f, k) = Σᵢ [bin(fᵢ) = f] β(k − tᵢ) / n,   tᵢ = (mᵢ − low) / Δ + 1
 *   MI      = Σ p(f, k) ln( p(f, k) / (p(f) p(k)) )
 *   ∂MI/∂mᵢ = Σₖ −β'(k − tᵢ) ln( p(fᵢ, k) / p(k) ) / (n Δ)
 * </pre>
 * <p>With several {@link Regions} it is the mean over them, each with a histogram of its own and weighted by its share of the
 * samples; a slow change of brightness over the image then matters less.
 *
 * <p>Source: P. Thévenaz and M. Unser (2000), IEEE TIP 9, 2083–2099; D. Mattes et al. (2003), IEEE TMI 22, 120–128.
 */
final class MutualInformationCost implements SampleCost {

    private final int bins;
    private final int columns;
    private final short[] fixedBin;
    private final int regions;
    private final double low;
    private final double perBin;
    private final double[][] chunkCounts;
    private final long[] chunkParticipants;
    private final double[] logRatio;
    private long participants;

    MutualInformationCost(float[] fixed, IntensityRange movingRange, int bins, int chunks, Regions windows) {
        this.regions = windows.count();
        this.bins = bins;
        this.columns = bins + 3;
        this.low = movingRange.low();
        this.perBin = bins / (movingRange.high() - movingRange.low());
        this.fixedBin = binned(fixed, IntensityRange.of(fixed), bins, windows);
        this.chunkCounts = new double[chunks][regions * bins * columns];
        this.chunkParticipants = new long[chunks];
        this.logRatio = new double[regions * bins * columns];
    }

    /** Region and bin in one number: region · bins + bin. */
    private static short[] binned(float[] values, IntensityRange range, int bins, Regions windows) {
        short[] out = new short[values.length];
        double perBin = bins / (range.high() - range.low());
        for (int n = 0; n < values.length; n++) {
            int bin = Math.max(0, Math.min(bins - 1, (int) ((values[n] - range.low()) * perBin)));
            out[n] = (short) (windows.of(n) * bins + bin);
        }
        return out;
    }

    @Override
    public void gather(int chunk, int from, int to, float[] moving) {
        double[] counts = chunkCounts[chunk];
        Arrays.fill(counts, 0);
        long inside = 0;
        for (int n = from; n < to; n++) {
            float value = moving[n];
            if (Float.isNaN(value)) {
                continue;
            }
            double t = Math.max(0, Math.min(bins - 1e-9, (value - low) * perBin));
            int cell = (int) t;
            double u = t - cell;
            double v = 1 - u;
            int at = fixedBin[n] * columns + cell;
            double u2 = u * u;
            double v2 = v * v;
            counts[at] += v2 * v;
            counts[at + 1] += 4 - 6 * u2 + 3 * u2 * u;
            counts[at + 2] += 4 - 6 * v2 + 3 * v2 * v;
            counts[at + 3] += u2 * u;
            inside++;
        }
        chunkParticipants[chunk] = inside;
    }

    @Override
    public double cost() {
        double[] joint = new double[logRatio.length];
        participants = 0;
        for (int chunk = 0; chunk < chunkCounts.length; chunk++) {
            participants += chunkParticipants[chunk];
            for (int n = 0; n < joint.length; n++) {
                joint[n] += chunkCounts[chunk][n];
            }
        }
        double scale = participants == 0 ? 0 : 1.0 / (6.0 * participants);
        double information = 0;
        for (int region = 0; region < regions; region++) {
            information += information(joint, region * bins * columns, scale);
        }
        return -information;
    }

    /** The part of one region, Σ p(f, k) ln(p(f, k) p / (p(f) p(k))) with its share p of the samples. */
    private double information(double[] joint, int start, double scale) {
        double[] byFixed = new double[bins];
        double[] byMoving = new double[columns];
        double share = 0;
        for (int f = 0; f < bins; f++) {
            for (int k = 0; k < columns; k++) {
                double p = joint[start + f * columns + k] * scale;
                joint[start + f * columns + k] = p;
                byFixed[f] += p;
                byMoving[k] += p;
                share += p;
            }
        }
        double information = 0;
        for (int f = 0; f < bins; f++) {
            for (int k = 0; k < columns; k++) {
                double p = joint[start + f * columns + k];
                double ratio = p > 0 ? StrictMath.log(p / byMoving[k]) : 0;
                logRatio[start + f * columns + k] = ratio;
                information += p > 0 ? p * (ratio - StrictMath.log(byFixed[f] / share)) : 0;
            }
        }
        return information;
    }

    @Override
    public long participants() {
        return participants;
    }

    @Override
    public void slopes(int from, int to, float[] moving) {
        double factor = -perBin / (2.0 * participants);
        for (int n = from; n < to; n++) {
            float value = moving[n];
            double t = (value - low) * perBin;
            if (!(t > 0 && t < bins)) {
                moving[n] = 0;
                continue;
            }
            int cell = (int) t;
            double u = t - cell;
            double v = 1 - u;
            int at = fixedBin[n] * columns + cell;
            double sum = -v * v * logRatio[at]
                    + (3 * u * u - 4 * u) * logRatio[at + 1]
                    - (3 * v * v - 4 * v) * logRatio[at + 2]
                    + u * u * logRatio[at + 3];
            moving[n] = (float) (factor * sum);
        }
    }
}
