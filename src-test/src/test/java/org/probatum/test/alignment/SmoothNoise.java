package org.probatum.test.alignment;

import org.probatum.alignment.Point;

/**
 * A random field without period: values of a hashed lattice, blended smoothly between its points.
 *
 * @param seed of the hash
 * @param frequency lattice points for each unit of length
 */
record SmoothNoise(long seed, double frequency) {

    /** Between −1 and 1. */
    double at(Point p) {
        double x = p.x() * frequency;
        double y = p.y() * frequency;
        double z = p.z() * frequency;
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double u = smooth(x - i);
        double v = smooth(y - j);
        double w = smooth(z - k);
        double near = plane(i, j, k, u, v);
        return w == 0 ? near : near + w * (plane(i, j, k + 1, u, v) - near);
    }

    private double plane(int i, int j, int k, double u, double v) {
        double low = lattice(i, j, k) + u * (lattice(i + 1, j, k) - lattice(i, j, k));
        double high = lattice(i, j + 1, k) + u * (lattice(i + 1, j + 1, k) - lattice(i, j + 1, k));
        return low + v * (high - low);
    }

    private static double smooth(double t) {
        return t * t * t * (t * (6 * t - 15) + 10);
    }

    /** The mixing steps of SplitMix64 (Steele, Lea and Flood 2014). */
    private double lattice(int i, int j, int k) {
        long h = seed + 0x9E3779B97F4A7C15L * (i + 1_000_003L * j + 998_244_353L * k);
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        h ^= h >>> 31;
        return (h >>> 11) * 0x1.0p-52 - 1;
    }
}
