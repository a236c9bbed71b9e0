package org.probatum.alignment.synthetic;

import java.util.Random;
import org.probatum.alignment.Point;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.transform.SpatialTransform;

/**
 * Invented anatomy that can be looked up at any place: a head-like outline with soft ellipsoids inside.
 *
 * <p>The tissue value s is 0 outside and 0 to 1 inside. It is shown in one of two contrasts, of which the second is not a
 * monotone function of the first.
 */
public final class Phantom {

    private static final int PARTS = 14;

    private final double[][] parts = new double[PARTS][];
    private final double[] outline;
    private final double soft;
    private final boolean planar;

    /** @param radius of the anatomy (mm); the centre is the origin of its coordinates */
    public Phantom(long seed, double radius, boolean planar) {
        Random random = new Random(seed);
        this.planar = planar;
        this.soft = 0.06;
        outline = new double[] {0, 0, 0, radius * (0.85 + 0.15 * random.nextDouble()), radius, radius * 0.9, 0};
        for (int n = 0; n < PARTS; n++) {
            parts[n] = new double[] {
                radius * 1.3 * (random.nextDouble() - 0.5),
                radius * 1.3 * (random.nextDouble() - 0.5),
                radius * 1.1 * (random.nextDouble() - 0.5),
                radius * (0.1 + 0.25 * random.nextDouble()),
                radius * (0.1 + 0.25 * random.nextDouble()),
                radius * (0.1 + 0.25 * random.nextDouble()),
                random.nextDouble() - 0.45
            };
        }
    }

    private double inside(double[] p, Point x) {
        double a = (x.x() - p[0]) / p[3];
        double b = (x.y() - p[1]) / p[4];
        double c = planar ? 0 : (x.z() - p[2]) / p[5];
        double d = 1 - Math.sqrt(a * a + b * b + c * c);
        return 1 / (1 + Math.exp(-d / soft / 1.5));
    }

    private double tissue(Point x) {
        double s = 0.5;
        for (double[] part : parts) {
            s += part[6] * inside(part, x);
        }
        return Math.clamp(s, 0.05, 1) * inside(outline, x);
    }

    private static double shown(double s, boolean second) {
        return second ? 200 * Math.sin(Math.PI * Math.min(1, 1.15 * s)) * (1 - 0.4 * s) : 200 * s;
    }

    /**
     * The anatomy as seen by a scanner.
     *
     * @param toAnatomy where each place of the volume lies in the anatomy
     * @param noise standard deviation, in levels of 0 to 200
     */
    public Volume scan(VoxelGrid grid, SpatialTransform toAnatomy, boolean second, double noise, long seed) {
        Random random = new Random(seed);
        float[] values = new float[grid.voxelCount()];
        for (int k = 0; k < grid.slices(); k++) {
            for (int j = 0; j < grid.rows(); j++) {
                for (int i = 0; i < grid.columns(); i++) {
                    Point x = toAnatomy.fromFixedToMoving(grid.toPhysical(new Point(i, j, k)));
                    values[grid.offset(i, j, k)] = (float) (shown(tissue(x), second) + noise * random.nextGaussian());
                }
            }
        }
        return Volume.of(grid, values);
    }
}
