package org.probatum.test.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.transform.ControlLattice;
import org.probatum.alignment.transform.FreeFormTransform;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.Rotations;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.alignment.transform.TransformModel;
import org.probatum.test.alignment.GeneratedPair.Hurdle;

/**
 * Makes a pair from a seed: in the plane or in space, three kinds of anatomy, one or two contrasts, noise, uneven brightness,
 * unequal voxels and turned grids. A third of the pairs cannot be registered.
 */
final class PairGenerator {

    private static final Hurdle[] POSSIBLE = {
        Hurdle.NONE, Hurdle.NONE, Hurdle.NONE, Hurdle.LARGE_ROTATION, Hurdle.CROPPED, Hurdle.NOISY
    };
    private static final Hurdle[] IMPOSSIBLE = {
        Hurdle.OTHER_ANATOMY,
        Hurdle.OTHER_ANATOMY,
        Hurdle.NOISE_ONLY,
        Hurdle.MIRRORED,
        Hurdle.HARDLY_ANY_OVERLAP,
        Hurdle.OTHER_SCALE
    };
    private static final LinearTransform MIRROR =
            LinearTransform.affine(Matrix3.diagonal(-1, 1, 1), Point.ZERO, Point.ZERO);
    private static final int LANDMARKS = 120;
    private static final double MARGIN_VOXELS = 2;

    private final Random random;
    private final long seed;
    private final boolean planar;
    private final Hurdle hurdle;
    private final Anatomy.Kind kind;
    private final TransformModel model;
    private final boolean second;
    private final VoxelGrid fixedGrid;
    private final VoxelGrid movingGrid;
    private final double radius;

    private PairGenerator(long seed) {
        this.seed = seed;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 17);
        this.planar = random.nextBoolean();
        Hurdle[] choice = random.nextInt(3) == 0 ? IMPOSSIBLE : POSSIBLE;
        this.hurdle = choice[random.nextInt(choice.length)];
        this.kind = kind();
        this.model = model();
        this.second = random.nextBoolean();
        double extent = planar ? (random.nextInt(4) == 0 ? 320 : 160) : 150;
        this.radius = extent * 0.42;
        this.fixedGrid = grid(extent);
        this.movingGrid = grid(extent);
    }

    static GeneratedPair of(long seed) {
        return new PairGenerator(seed).pair();
    }

    /** What stands in the way of the pair of a seed, without making the images. */
    static Hurdle hurdleOf(long seed) {
        return new PairGenerator(seed).hurdle;
    }

    private Anatomy.Kind kind() {
        int n = random.nextInt(5);
        return n == 0 ? Anatomy.Kind.TEXTURE : planar && n < 3 ? Anatomy.Kind.SECTION : Anatomy.Kind.HEAD;
    }

    private TransformModel model() {
        TransformModel[] models = {
            TransformModel.RIGID, TransformModel.RIGID, TransformModel.AFFINE, TransformModel.BSPLINE
        };
        TransformModel any = models[random.nextInt(models.length)];
        return hurdle == Hurdle.OTHER_SCALE ? TransformModel.RIGID : any;
    }

    private VoxelGrid grid(double extent) {
        double fine = planar ? 1 + 0.25 * random.nextInt(2) : 3.5 + 0.5 * random.nextInt(3);
        double k = planar ? 1 : random.nextInt(3) == 0 ? 2 * fine : fine;
        int n = (int) Math.round(extent / fine);
        int slices = planar ? 1 : (int) Math.round(extent / k);
        Matrix3 direction = planar || random.nextBoolean()
                ? Matrix3.IDENTITY
                : Rotations.ofEuler(new Point(gauss(0.1), gauss(0.1), gauss(0.1)));
        VoxelGrid atOrigin = new VoxelGrid(n, n, slices, new Spacing(fine, fine, k), Point.ZERO, direction);
        return new VoxelGrid(n, n, slices, atOrigin.spacing(), atOrigin.centre().times(-1), direction);
    }

    private double gauss(double deviation) {
        return deviation * random.nextGaussian();
    }

    private GeneratedPair pair() {
        SpatialTransform truth = hurdle == Hurdle.MIRRORED ? truth().then(MIRROR) : truth();
        Anatomy anatomy = new Anatomy(kind, planar, seed);
        boolean other = hurdle == Hurdle.OTHER_ANATOMY;
        Anatomy movingAnatomy = other ? new Anatomy(kind, planar, seed + 1_000_000_007L) : anatomy;
        double noise = hurdle == Hurdle.NOISY ? 15 + 25 * random.nextDouble() : 1 + 7 * random.nextDouble();
        double unevenness = random.nextBoolean() ? 0.25 * random.nextDouble() : 0;
        Volume moving = scan(
                movingGrid,
                y -> toAnatomy(mirrored(y)),
                movingAnatomy,
                false,
                hurdle == Hurdle.NOISE_ONLY ? 0 : 1,
                noise,
                unevenness);
        Volume fixed = scan(
                fixedGrid, x -> toAnatomy(mirrored(truth.fromFixedToMoving(x))), anatomy, second, 1, noise, unevenness);
        return new GeneratedPair(seed, hurdle, kind, model, second, fixed, moving, truth, landmarks(truth, anatomy));
    }

    /** Where the moving image shows mirrored anatomy, the place of the anatomy that it shows. */
    private Point mirrored(Point moving) {
        return hurdle == Hurdle.MIRRORED ? MIRROR.fromFixedToMoving(moving) : moving;
    }

    private Point toAnatomy(Point moving) {
        return moving.times(1 / radius);
    }

    private SpatialTransform truth() {
        boolean large = hurdle == Hurdle.LARGE_ROTATION;
        Matrix3 rotation = planar
                ? Rotations.aboutZ(large ? Math.PI * (2 * random.nextDouble() - 1) : gauss(0.25))
                : large ? anyRotation() : Rotations.ofEuler(new Point(gauss(0.12), gauss(0.12), gauss(0.2)));
        double far = switch (hurdle) {
            case CROPPED -> 0.35 + 0.3 * random.nextDouble();
            case HARDLY_ANY_OVERLAP -> 1.9;
            default -> 0.25 * random.nextDouble();
        };
        double towards = 2 * Math.PI * random.nextDouble();
        Point shift = new Point(
                far * radius * Math.cos(towards), far * radius * Math.sin(towards), planar ? 0 : gauss(0.05) * radius);
        LinearTransform rigid = new LinearTransform(TransformModel.RIGID, rotation, Point.ZERO, shift);
        if (hurdle == Hurdle.OTHER_SCALE) {
            double scale = random.nextBoolean() ? 1.2 + 0.3 * random.nextDouble() : 0.8 - 0.15 * random.nextDouble();
            Matrix3 scaled = rotation.times(Matrix3.diagonal(scale, scale, planar ? 1 : scale));
            return LinearTransform.affine(scaled, Point.ZERO, shift);
        }
        if (model == TransformModel.RIGID) {
            return rigid;
        }
        LinearTransform affine = LinearTransform.affine(sheared(rotation), Point.ZERO, shift);
        return model == TransformModel.AFFINE ? affine : deformed(affine);
    }

    private Matrix3 sheared(Matrix3 rotation) {
        double[] m = rotation.rows();
        for (int n = 0; n < 9; n++) {
            boolean inPlane = n % 3 < 2 && n < 6;
            m[n] += planar && !inPlane ? 0 : gauss(0.05);
        }
        return Matrix3.of(m);
    }

    private Matrix3 anyRotation() {
        double a = gauss(1);
        double b = gauss(1);
        double c = gauss(1);
        double d = gauss(1);
        double length = Math.sqrt(a * a + b * b + c * c + d * d);
        return Rotations.ofQuaternion(a / length, b / length, c / length, d / length);
    }

    /** Displacements of 0.5 to 3 % of the field of view at each control point, halved until nothing folds. */
    private SpatialTransform deformed(LinearTransform affine) {
        int cells = 4 + random.nextInt(4);
        ControlLattice lattice = new ControlLattice(fixedGrid, cells, cells, cells);
        double amplitude = (0.005 + 0.025 * random.nextDouble()) * 2 * radius;
        double[] c = new double[lattice.coefficientCount()];
        for (int n = 0; n < c.length; n++) {
            c[n] = gauss(amplitude);
        }
        FreeFormTransform map = FreeFormTransform.of(affine, lattice, c);
        while (smallestJacobian(map) < 0.3) {
            for (int n = 0; n < c.length; n++) {
                c[n] *= 0.7;
            }
            map = FreeFormTransform.of(affine, lattice, c);
        }
        return map;
    }

    private double smallestJacobian(FreeFormTransform map) {
        double smallest = Double.POSITIVE_INFINITY;
        int step = planar ? 4 : 3;
        for (int k = 0; k < fixedGrid.slices(); k += step) {
            for (int j = 0; j < fixedGrid.rows(); j += step) {
                for (int i = 0; i < fixedGrid.columns(); i += step) {
                    double d = map.jacobian(fixedGrid.toPhysical(new Point(i, j, k)))
                            .determinant();
                    smallest = Math.min(smallest, d);
                }
            }
        }
        return smallest;
    }

    private Volume scan(
            VoxelGrid grid,
            java.util.function.UnaryOperator<Point> toAnatomy,
            Anatomy anatomy,
            boolean secondContrast,
            double signal,
            double noise,
            double unevenness) {
        SmoothNoise light = new SmoothNoise(random.nextLong(), 0.9);
        float[] values = new float[grid.voxelCount()];
        for (int k = 0; k < grid.slices(); k++) {
            for (int j = 0; j < grid.rows(); j++) {
                for (int i = 0; i < grid.columns(); i++) {
                    Point x = grid.toPhysical(new Point(i, j, k));
                    double brightness = signal * (1 + unevenness * light.at(x.times(1 / radius)));
                    double value = anatomy.value(toAnatomy.apply(x), secondContrast);
                    values[grid.offset(i, j, k)] = (float) (brightness * value + noise * random.nextGaussian());
                }
            }
        }
        return Volume.of(grid, values);
    }

    /** Places inside the anatomy that both images show; none when there is no such place. */
    private List<Point> landmarks(SpatialTransform truth, Anatomy anatomy) {
        List<Point> places = new ArrayList<>();
        for (int n = 0; n < 60 * LANDMARKS && places.size() < LANDMARKS; n++) {
            Point index = new Point(
                    random.nextDouble() * (fixedGrid.columns() - 1),
                    random.nextDouble() * (fixedGrid.rows() - 1),
                    random.nextDouble() * (fixedGrid.slices() - 1));
            Point x = fixedGrid.toPhysical(index);
            Point y = truth.fromFixedToMoving(x);
            if (anatomy.depth(toAnatomy(mirrored(y))) > 0 && inside(movingGrid, movingGrid.toIndex(y))) {
                places.add(x);
            }
        }
        return places;
    }

    private static boolean inside(VoxelGrid grid, Point index) {
        double m = MARGIN_VOXELS;
        return index.x() >= m
                && index.x() <= grid.columns() - 1 - m
                && index.y() >= m
                && index.y() <= grid.rows() - 1 - m
                && (grid.isPlanar() || (index.z() >= m && index.z() <= grid.slices() - 1 - m));
    }
}
