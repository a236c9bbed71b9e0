package org.probatum.evaluation.preparation;

/**
 * Descriptors of the tissue tiles of a slide.
 *
 * @param tiles how many
 * @param features length of one descriptor
 * @param values tile by tile; length tiles · features
 */
public record TileDescriptors(int tiles, int features, float[] values) {

    public TileDescriptors {
        if (values.length != tiles * features) {
            throw new IllegalArgumentException(tiles + " descriptors of " + features + " values hold "
                    + (long) tiles * features + ", was given " + values.length);
        }
    }

    /** The mean descriptor, zeros when there is no tile. */
    public float[] mean() {
        double[] sum = new double[features];
        for (int i = 0; i < values.length; i++) {
            sum[i % features] += values[i];
        }
        float[] mean = new float[features];
        for (int f = 0; f < features && tiles > 0; f++) {
            mean[f] = (float) (sum[f] / tiles);
        }
        return mean;
    }
}
