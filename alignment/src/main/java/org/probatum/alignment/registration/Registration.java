package org.probatum.alignment.registration;

import java.util.function.BooleanSupplier;
import org.probatum.alignment.Mask;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.registration.internal.CancelledRegistration;
import org.probatum.alignment.registration.internal.ChunkRunner;
import org.probatum.alignment.registration.internal.RegistrationRun;

/**
 * Registers a moving volume to a fixed one.
 *
 * <pre>
 *   var outcome = Registration.of(RegistrationPlan.withDefaults(TransformModel.RIGID)).align(t1, t2);
 * </pre>
 * <p>The result depends on the plan and the volumes alone: the same bits on any number of threads. A registration is a value
 * and may be used for any number of pairs and by several threads.
 */
public final class Registration {

    private final RegistrationPlan plan;
    private final int threads;
    private final RegistrationProgress progress;
    private final BooleanSupplier cancelled;

    private Registration(RegistrationPlan plan, int threads, RegistrationProgress progress, BooleanSupplier cancelled) {
        this.plan = plan;
        this.threads = threads;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /** On one thread, silent, never cancelled. */
    public static Registration of(RegistrationPlan plan) {
        return new Registration(plan, 1, (step, share) -> {}, () -> false);
    }

    /** @param count number of threads; at least 1 */
    public Registration onThreads(int count) {
        return new Registration(plan, count, progress, cancelled);
    }

    public Registration reportingTo(RegistrationProgress listener) {
        return new Registration(plan, threads, listener, cancelled);
    }

    /** @param asked looked at before each evaluation of the metric; when true the outcome is {@code Cancelled} */
    public Registration cancelledWhen(BooleanSupplier asked) {
        return new Registration(plan, threads, progress, asked);
    }

    /**
     * @param fixed the volume whose space is kept
     * @param moving the volume that is brought to it; in the plane if and only if the fixed one is
     * @throws IllegalArgumentException if one is in the plane and the other is not, or lies obliquely in the plane
     */
    public RegistrationOutcome align(Volume fixed, Volume moving) {
        return align(fixed, moving, Mask.everywhere(fixed.grid()));
    }

    /**
     * As {@link #align(Volume, Volume)}, looking only at the voxels of the fixed volume that lie in a mask.
     *
     * @param mask on the grid of the fixed volume
     */
    public RegistrationOutcome align(Volume fixed, Volume moving, Mask mask) {
        requireSuitable(fixed.grid(), moving.grid(), mask);
        if (fixed.isConstant() || moving.isConstant()) {
            return new RegistrationOutcome.NotPossible("The " + (fixed.isConstant() ? "fixed" : "moving")
                    + " volume holds one value everywhere; a volume with structure is needed");
        }
        if (mask.count() == 0) {
            return new RegistrationOutcome.NotPossible(
                    "The mask holds no voxel; it must hold some of the fixed volume");
        }
        try (ChunkRunner runner = new ChunkRunner(threads)) {
            return new RegistrationRun(plan, fixed, moving, mask, runner, progress, this::checkpoint).run();
        } catch (CancelledRegistration asked) {
            return new RegistrationOutcome.Cancelled();
        }
    }

    private void checkpoint() {
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new CancelledRegistration();
        }
    }

    private static void requireSuitable(VoxelGrid fixed, VoxelGrid moving, Mask mask) {
        if (fixed.isPlanar() != moving.isPlanar()) {
            throw new IllegalArgumentException(
                    "Fixed and moving volume have the same number of dimensions, but the fixed one has "
                            + (fixed.isPlanar() ? 2 : 3) + " and the moving one " + (moving.isPlanar() ? 2 : 3));
        }
        requireSize("fixed", fixed);
        requireSize("moving", moving);
        if (!mask.grid().equals(fixed)) {
            throw new IllegalArgumentException(
                    "The mask lies on the grid of the fixed volume " + fixed + ", was on " + mask.grid());
        }
    }

    private static void requireSize(String which, VoxelGrid grid) {
        if (grid.columns() < 4 || grid.rows() < 4) {
            throw new IllegalArgumentException("The " + which + " volume has at least 4 x 4 voxels in the plane, was "
                    + grid.columns() + " x " + grid.rows());
        }
        Matrix3 d = grid.direction();
        if (grid.isPlanar() && Math.abs(d.m02()) + Math.abs(d.m12()) + Math.abs(d.m20()) + Math.abs(d.m21()) > 1e-6) {
            throw new IllegalArgumentException("The " + which
                    + " image lies obliquely in space; give an image in the plane a direction matrix within the plane");
        }
    }
}
