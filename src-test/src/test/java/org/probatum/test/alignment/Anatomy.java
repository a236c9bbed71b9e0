package org.probatum.test.alignment;

import java.util.Random;
import org.probatum.alignment.Point;

/**
 * Invented anatomy that can be looked up at any place, in two contrasts of which neither is a monotone function of the other.
 *
 * <p>Lengths are in units of its radius; the centre is the origin. Values are 0 to about 255.
 */
final class Anatomy {

    /** What it looks like. */
    enum Kind {
        /** A tissue section on a bright slide, with cells and holes. */
        SECTION,
        /** A head: skull, two tissues, ventricles, lesions. */
        HEAD,
        /** Structure everywhere, no background. */
        TEXTURE
    }

    private static final double SOFT = 0.02;

    private final Kind kind;
    private final boolean planar;
    private final SmoothNoise coarse;
    private final SmoothNoise middle;
    private final SmoothNoise fine;
    private final SmoothNoise outline;
    private final double[] axes;
    private final double[][] holes;

    Anatomy(Kind kind, boolean planar, long seed) {
        Random random = new Random(seed);
        this.kind = kind;
        this.planar = planar;
        this.coarse = new SmoothNoise(random.nextLong(), 2.2 + random.nextDouble());
        this.middle = new SmoothNoise(random.nextLong(), 6 + 2 * random.nextDouble());
        this.fine = new SmoothNoise(random.nextLong(), 16 + 6 * random.nextDouble());
        this.outline = new SmoothNoise(random.nextLong(), 1.5);
        this.axes = new double[] {0.8 + 0.15 * random.nextDouble(), 0.95, 0.85 + 0.1 * random.nextDouble()};
        this.holes = new double[4 + random.nextInt(4)][];
        for (int n = 0; n < holes.length; n++) {
            holes[n] = new double[] {
                1.1 * (random.nextDouble() - 0.5),
                1.1 * (random.nextDouble() - 0.5),
                planar ? 0 : 0.8 * (random.nextDouble() - 0.5),
                0.06 + 0.14 * random.nextDouble()
            };
        }
    }

    /** Signed distance to the outline, roughly; positive inside, everywhere positive for a texture. */
    double depth(Point x) {
        if (kind == Kind.TEXTURE) {
            return 1;
        }
        double a = x.x() / axes[0];
        double b = x.y() / axes[1];
        double c = planar ? 0 : x.z() / axes[2];
        double r = Math.sqrt(a * a + b * b + c * c);
        double waviness = kind == Kind.SECTION ? 0.16 : 0.05;
        Point toward = r < 1e-9 ? Point.ZERO : new Point(a / r, b / r, c / r);
        return (1 - r) + waviness * (outline.at(toward) - 0.5);
    }

    double value(Point x, boolean second) {
        return switch (kind) {
            case SECTION -> section(x, second);
            case HEAD -> head(x, second);
            case TEXTURE -> texture(x, second);
        };
    }

    private static double step(double d) {
        return 1 / (1 + Math.exp(-d / SOFT * 2));
    }

    private double inHole(Point x) {
        double most = 0;
        for (double[] h : holes) {
            double dx = x.x() - h[0];
            double dy = (x.y() - h[1]) * 0.7;
            double dz = x.z() - h[2];
            most = Math.max(most, step(h[3] - Math.sqrt(dx * dx + dy * dy + dz * dz)));
        }
        return most;
    }

    private double section(Point x, boolean second) {
        double inside = step(depth(x)) * (1 - inHole(x));
        double density = 0.5 + 0.35 * coarse.at(x) + 0.15 * middle.at(x);
        double cells = step(0.4 * (fine.at(x) - 0.35));
        double stain = second
                ? 40 + 140 * Math.abs(Math.sin(2.4 * Math.PI * density)) + 15 * cells
                : 40 + 70 * density + 60 * cells;
        return 235 - inside * stain;
    }

    private double head(Point x, boolean second) {
        double d = depth(x);
        double scalp = step(d) * (1 - step(d - 0.07));
        double brain = step(d - 0.12);
        double fluid = Math.max(step(d - 0.07) * (1 - brain), brain * ventricles(x));
        double grey = brain * (1 - ventricles(x));
        double white = grey * step(0.5 * (coarse.at(x) + 0.5 * middle.at(x)) + 0.5 * (d - 0.3));
        double lesion = grey * inHole(x) * 0.9;
        grey = Math.max(0, grey - white);
        white *= 1 - lesion;
        grey *= 1 - lesion;
        return second
                ? 5 + 85 * scalp + 225 * fluid + 140 * grey + 95 * white + 210 * lesion
                : 5 + 155 * scalp + 35 * fluid + 105 * grey + 170 * white + 70 * lesion;
    }

    private double ventricles(Point x) {
        double most = 0;
        for (int side = -1; side <= 1; side += 2) {
            double dx = (x.x() - 0.12 * side) / 0.07;
            double dy = (x.y() + 0.05) / 0.27;
            double dz = planar ? 0 : x.z() / 0.2;
            most = Math.max(most, step(0.07 * (1 - Math.sqrt(dx * dx + dy * dy + dz * dz))));
        }
        return most;
    }

    private double texture(Point x, boolean second) {
        double s = 0.5 + 0.3 * coarse.at(x) + 0.25 * middle.at(x) + 0.12 * fine.at(x);
        double t = Math.clamp(s, 0, 1);
        return second ? 200 * Math.sin(Math.PI * Math.min(1, 1.15 * t)) * (1 - 0.4 * t) : 200 * t;
    }
}
