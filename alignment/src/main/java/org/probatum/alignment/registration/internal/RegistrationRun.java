package org.probatum.alignment.registration.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.probatum.alignment.Mask;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Volume;
import org.probatum.alignment.metric.SimilarityMetric;
import org.probatum.alignment.quality.AlignmentQuality;
import org.probatum.alignment.registration.RegistrationOutcome;
import org.probatum.alignment.registration.RegistrationPlan;
import org.probatum.alignment.registration.RegistrationProgress;
import org.probatum.alignment.registration.RegistrationRecord;
import org.probatum.alignment.registration.StageRecord;
import org.probatum.alignment.transform.ControlLattice;
import org.probatum.alignment.transform.FreeFormTransform;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.Rotations;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.alignment.transform.TransformModel;
import org.probatum.alignment.transform.VelocityTransform;

/** One registration from start search to verdict. */
public final class RegistrationRun {

    /** Changes whenever the same input may give other numbers. */
    static final String ALGORITHM = "probatum-registration 2";

    private static final int FREE_FORM_LEVELS = 3;
    private static final double FREE_FORM_TOLERANCE = 5e-5;

    private final RegistrationPlan plan;
    private final boolean planar;
    private final double radius;
    private final Mask mask;
    private final Pyramid pyramid;
    private final MetricSetting setting;
    private final ChunkRunner runner;
    private final RegistrationProgress progress;
    private final Runnable checkpoint;
    private final Volume fixed;
    private final List<StageRecord> stages = new ArrayList<>();
    private final int expectedStages;
    private Optional<LinearTransform> backward = Optional.empty();

    public RegistrationRun(
            RegistrationPlan plan,
            Volume fixed,
            Volume moving,
            Mask mask,
            ChunkRunner runner,
            RegistrationProgress progress,
            Runnable checkpoint) {
        this.plan = plan;
        this.fixed = fixed;
        this.planar = fixed.grid().isPlanar();
        this.radius = fixed.grid().diagonal() / 4;
        this.mask = mask;
        this.pyramid = Pyramid.of(
                fixed.grid(),
                fixed.values(),
                moving.grid(),
                moving.values(),
                plan.levels(),
                plan.mostSamples(),
                plan.finestSmoothing());
        this.setting = new MetricSetting(plan.metric(), plan.bins(), plan.smallestOverlap());
        this.runner = runner;
        this.progress = progress;
        this.checkpoint = checkpoint;
        this.expectedStages = pyramid.size() + (plan.model().isDeformable() ? FREE_FORM_LEVELS : 0) + 2;
    }

    public RegistrationOutcome run() {
        progress.reached("start", 0);
        StartFinder.Found start = start();
        LinearTransform linear = linearStages(start.best());
        if (endedUndefined()) {
            return new RegistrationOutcome.NotPossible(String.format(
                    Locale.ROOT,
                    "No start was found at which at least %.0f %% of the fixed volume lies inside the moving one",
                    100 * plan.smallestOverlap()));
        }
        SpatialTransform found = plan.model().isDeformable() ? freeFormStages(linear) : linear;
        announce("quality");
        AlignmentQuality quality = new QualityAssessment(plan, pyramid, setting, runner, checkpoint, radius)
                .assess(found, linear, backward, start.spread());
        RegistrationRecord record = new RegistrationRecord(ALGORITHM, plan, stages);
        progress.reached("done", 1);
        boolean unfinished = stages.getLast().stop().equals(LimitedMemoryBfgs.Stop.ITERATION_LIMIT.name());
        return unfinished
                ? new RegistrationOutcome.NotConverged(found, quality, record)
                : new RegistrationOutcome.Aligned(found, quality, record);
    }

    private StartFinder.Found start() {
        Pyramid.Level coarse = pyramid.level(pyramid.size() - 1);
        int next = Math.max(0, pyramid.size() - 2);
        Point fixedCentre = Foreground.centre(coarse.fixed(), Foreground.of(coarse.fixed()));
        Point movingCentre = Foreground.centre(coarse.moving(), Foreground.of(coarse.moving()));
        return new StartFinder(plan.start().in(planar), plan.model(), planar, radius)
                .find(
                        startMatch(pyramid.size() - 1),
                        startMatch(next),
                        fixedCentre,
                        movingCentre,
                        fixed.grid().centre(),
                        coarse.moving().full().centre());
    }

    /** Rigid, then the model's linear part, from coarse to fine. A free form takes over before the finest level. */
    private LinearTransform linearStages(LinearTransform start) {
        TransformModel last = plan.model().linearPart();
        int finest = plan.model().isDeformable() ? Math.min(1, pyramid.size() - 1) : 0;
        int coarsest = Math.max(finest, pyramid.size() - 2);
        LinearTransform current = start;
        if (last != TransformModel.RIGID && last != TransformModel.TRANSLATION) {
            current = linearStage(coarsest, TransformModel.RIGID, current);
        }
        for (int n = coarsest; n >= finest && !endedUndefined(); n--) {
            current = linearStage(n, last, current);
        }
        return finest == 0 && !endedUndefined() ? polished(last, current) : current;
    }

    private LinearTransform linearStage(int n, TransformModel model, LinearTransform start) {
        announce(name(model, n));
        LevelMatch match = match(n);
        LinearTransform inModel = new LinearTransform(model, start.matrix(), start.centre(), start.translation());
        LinearParameters parameters = new LinearParameters(model, planar, inModel, radius);
        double[] p = new double[parameters.size()];
        double v = match.voxel();
        var optimizer = new LimitedMemoryBfgs(plan.mostIterations(), 0.3 * v, 2 * v, 1e-2 * v, 1e-5);
        record(model, n, match, optimizer.minimize(new LinearObjective(match, parameters), p));
        return parameters.transform(p);
    }

    private SpatialTransform freeFormStages(LinearTransform linear) {
        int levels = Math.min(FREE_FORM_LEVELS, pyramid.size());
        ControlLattice lattice = lattice(1 << (levels - 1));
        double[] coefficients = new double[lattice.coefficientCount()];
        for (int n = levels - 1; n >= 0; n--) {
            if (n < levels - 1) {
                coefficients = LatticeRefinement.doubled(lattice, coefficients);
                lattice = LatticeRefinement.doubled(lattice);
            }
            freeFormStage(n, linear, lattice, coefficients);
        }
        return plan.model() == TransformModel.DIFFEOMORPHIC
                ? VelocityTransform.of(linear, lattice, coefficients)
                : FreeFormTransform.of(linear, lattice, coefficients);
    }

    private void freeFormStage(int n, LinearTransform linear, ControlLattice lattice, double[] coefficients) {
        announce(name(plan.model(), n));
        LevelMatch match = match(n);
        double v = match.voxel();
        var optimizer = new LimitedMemoryBfgs(plan.mostIterations(), 0.5 * v, 2 * v, 0.01 * v, FREE_FORM_TOLERANCE);
        Objective objective = plan.model() == TransformModel.DIFFEOMORPHIC
                ? new VelocityObjective(match, linear, lattice, plan.bendingWeight())
                : new FreeFormObjective(match, linear, lattice, plan.bendingWeight());
        record(plan.model(), n, match, optimizer.minimize(objective, coefficients));
    }

    /** The plan's cells along the longest axis, fewer along shorter ones, all divided by a power of two. */
    private ControlLattice lattice(int divisor) {
        var grid = fixed.grid();
        double[] length = {
            grid.spacing().i() * (grid.columns() - 1),
            grid.spacing().j() * (grid.rows() - 1),
            grid.spacing().k() * (grid.slices() - 1)
        };
        double longest = Math.max(length[0], Math.max(length[1], length[2]));
        int[] cells = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            double share = planar && axis == 2 ? 1 : length[axis] / longest;
            cells[axis] = (int) Math.max(1, Math.round(plan.latticeCells() * share / divisor));
        }
        return new ControlLattice(grid, cells[0], cells[1], cells[2]);
    }

    /**
     * The finest level once more with cubic interpolation, whose metric has no ripples at the pitch of the grid: forwards and,
     * from there, backwards with the roles of the images changed. The result is the middle of the two.
     */
    private LinearTransform polished(TransformModel model, LinearTransform start) {
        announce(name(model, 0) + ", cubic");
        Pyramid.Level level = pyramid.level(0);
        LinearTransform forward =
                polish(new LevelMatch(level, active(0), setting, runner, checkpoint, true), model, start);
        announce(name(model, 0) + ", cubic, backwards");
        byte[] all = new byte[level.moving().values().length];
        Arrays.fill(all, (byte) 1);
        LevelMatch reversed = new LevelMatch(level.reversed(), all, setting, runner, checkpoint, true);
        LinearTransform back = polish(reversed, model, forward.inverse());
        LinearTransform middle = middle(forward, back.inverse());
        backward = Optional.of(back);
        return middle;
    }

    private LinearTransform polish(LevelMatch match, TransformModel model, LinearTransform start) {
        LinearParameters parameters = new LinearParameters(model, planar, start, radius);
        double[] p = new double[parameters.size()];
        double v = match.voxel();
        var optimizer = new LimitedMemoryBfgs(plan.mostIterations(), 0.05 * v, 0.5 * v, 2e-3 * v, 1e-6);
        record(model, 0, match, optimizer.minimize(new LinearObjective(match, parameters), p));
        return parameters.transform(p);
    }

    /** Mean of matrix and translation about the same centre; a rotation is made one again. */
    private static LinearTransform middle(LinearTransform a, LinearTransform b) {
        Matrix3 mean = a.matrix().plus(b.matrix()).times(0.5);
        boolean rotation = a.model() == TransformModel.RIGID;
        return new LinearTransform(
                a.model(),
                rotation ? Rotations.orthonormalized(mean) : mean,
                a.centre(),
                a.translation().plus(b.translation()).times(0.5));
    }

    /** Metrics that look at the nearest neighbours alone see nothing from afar: there the start is looked for by mutual information. */
    private LevelMatch startMatch(int n) {
        boolean local = plan.metric() == SimilarityMetric.LOCAL_CORRELATION
                || plan.metric() == SimilarityMetric.GRADIENT_FIELDS;
        MetricSetting wide = new MetricSetting(
                local ? SimilarityMetric.MUTUAL_INFORMATION : plan.metric(), plan.bins(), plan.smallestOverlap());
        return new LevelMatch(pyramid.level(n), active(n), wide, runner, checkpoint);
    }

    private LevelMatch match(int n) {
        return new LevelMatch(pyramid.level(n), active(n), setting, runner, checkpoint);
    }

    /** 1 where the middle of a voxel of the level lies in the mask. */
    private byte[] active(int n) {
        ImageLevel level = pyramid.level(n).fixed();
        var grid = level.grid();
        int[] f = level.factors();
        byte[] active = new byte[grid.voxelCount()];
        for (int at = 0; at < active.length; at++) {
            int i = at % grid.columns() * f[0] + f[0] / 2;
            int j = at / grid.columns() % grid.rows() * f[1] + f[1] / 2;
            int k = at / grid.columns() / grid.rows() * f[2] + f[2] / 2;
            active[at] = (byte) (mask.contains(level.full().offset(i, j, k)) ? 1 : 0);
        }
        return active;
    }

    private boolean endedUndefined() {
        return !stages.isEmpty() && stages.getLast().stop().equals(LimitedMemoryBfgs.Stop.UNDEFINED.name());
    }

    private void record(TransformModel model, int n, LevelMatch match, LimitedMemoryBfgs.Result result) {
        stages.add(new StageRecord(
                model,
                n,
                match.samples.count(),
                result.iterations(),
                result.evaluations(),
                result.stop().name(),
                result.first(),
                result.last()));
    }

    private void announce(String step) {
        checkpoint.run();
        progress.reached(step, Math.min(0.99, (stages.size() + 1.0) / (expectedStages + 1)));
    }

    private static String name(TransformModel model, int level) {
        return model.name().toLowerCase(Locale.ROOT) + ", level " + level;
    }
}
