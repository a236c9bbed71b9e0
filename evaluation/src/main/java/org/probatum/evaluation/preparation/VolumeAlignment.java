package org.probatum.evaluation.preparation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.metric.SimilarityMetric;
import org.probatum.alignment.quality.AlignmentQuality;
import org.probatum.alignment.quality.Verdict;
import org.probatum.alignment.registration.Registration;
import org.probatum.alignment.registration.RegistrationOutcome;
import org.probatum.alignment.registration.RegistrationPlan;
import org.probatum.alignment.registration.RegistrationRecord;
import org.probatum.alignment.resampling.Interpolation;
import org.probatum.alignment.resampling.Resampler;
import org.probatum.alignment.transform.PlainTransform;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.alignment.transform.TransformModel;
import org.probatum.trial.acquisition.NiftiVolume;
import org.probatum.trial.protocol.AlignmentPlan;
import org.probatum.trial.protocol.Threshold;

/**
 * Brings the moving volume of a participant into the space of the fixed one, as the protocol's alignment plan says.
 *
 * <p>A registration that did not converge, that cannot be made, or that misses one of the plan's bounds has failed: the
 * aligned volume then counts as missing.
 */
public final class VolumeAlignment {

    /** The plan's bound that the registration itself judges by; above it a pair is doubtful, not failed. */
    private static final String ACCEPTED_ERROR = "predictedErrorVoxels";

    private final List<Threshold> bounds;
    private final Registration registration;

    public VolumeAlignment(AlignmentPlan plan) {
        this.bounds = plan.acceptance().stream()
                .filter(bound -> !bound.measure().equals(ACCEPTED_ERROR))
                .toList();
        this.registration = Registration.of(settings(plan)).onThreads(1);
    }

    /**
     * What a registration led to.
     *
     * @param verdict what may be done with it
     * @param reasons why it is not accepted; empty when it is
     * @param predictedError90 predicted 90th percentile of the error (mm); empty when there is no transform
     * @param transform in plain form; empty when there is none
     * @param record settings, working and quality figures, plain values
     */
    public record Aligned(
            Verdict verdict,
            List<String> reasons,
            OptionalDouble predictedError90,
            Optional<Map<String, Object>> transform,
            Map<String, Object> record) {}

    /** Registers a pair. */
    public Aligned align(NiftiVolume fixed, NiftiVolume moving) {
        double spacing = grid(fixed).meanSpacing();
        return switch (registration.align(volume(fixed), volume(moving))) {
            case RegistrationOutcome.Aligned a -> judged(a.transform(), a.quality(), a.record(), spacing, List.of());
            case RegistrationOutcome.NotConverged n ->
                judged(n.transform(), n.quality(), n.record(), spacing, List.of("the registration did not converge"));
            case RegistrationOutcome.NotPossible p ->
                new Aligned(Verdict.FAILED, List.of(p.reason()), OptionalDouble.empty(), Optional.empty(), Map.of());
            case RegistrationOutcome.Cancelled c ->
                throw new IllegalStateException("Nobody can cancel this registration");
        };
    }

    /** The moving volume drawn on the fixed one's grid by a stored transform; 0 where it does not reach. */
    public static VoxelArray resample(NiftiVolume fixed, NiftiVolume moving, Map<?, ?> transform) {
        VoxelGrid grid = grid(fixed);
        Volume drawn =
                Resampler.resample(volume(moving), grid, PlainTransform.parse(transform), Interpolation.LINEAR, 0);
        return new VoxelArray(
                grid.columns(),
                grid.rows(),
                grid.slices(),
                grid.spacing().i(),
                grid.spacing().k(),
                drawn.values(),
                VoxelArray.rises(fixed.affine()));
    }

    private Aligned judged(
            SpatialTransform transform,
            AlignmentQuality quality,
            RegistrationRecord record,
            double meanSpacing,
            List<String> first) {
        Map<String, Object> figures = new LinkedHashMap<>(quality.toPlain());
        figures.put(ACCEPTED_ERROR, quality.predictedError90() / meanSpacing);
        List<String> failures = new ArrayList<>(first);
        for (Threshold bound : bounds) {
            double figure = figures.get(bound.measure()) instanceof Number n ? n.doubleValue() : Double.NaN;
            if (!bound.isKeptBy(figure)) {
                failures.add(bound.measure() + " is " + figure + ", outside the plan's bound");
            }
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("quality", finite(figures));
        plain.put("working", finite(record.toPlain()));
        plain.put("transform", PlainTransform.of(transform));
        List<String> reasons = new ArrayList<>(quality.reasons());
        reasons.addAll(failures);
        Verdict verdict = failures.isEmpty() ? quality.verdict() : Verdict.FAILED;
        return new Aligned(
                verdict,
                reasons,
                OptionalDouble.of(quality.predictedError90()),
                Optional.of(PlainTransform.of(transform)),
                plain);
    }

    /** NaN and infinities as text, which canonical JSON can carry. */
    private static Map<String, Object> finite(Map<String, Object> plain) {
        Map<String, Object> finite = new LinkedHashMap<>();
        plain.forEach((key, value) ->
                finite.put(key, value instanceof Double d && !Double.isFinite(d) ? String.valueOf(d) : value));
        return finite;
    }

    private static RegistrationPlan settings(AlignmentPlan plan) {
        RegistrationPlan settings = RegistrationPlan.withDefaults(model(plan)).with(metric(plan));
        return plan.acceptance().stream()
                .filter(bound -> bound.measure().equals(ACCEPTED_ERROR))
                .flatMap(bound -> bound.max().stream())
                .findFirst()
                .map(settings::withAcceptedErrorVoxels)
                .orElse(settings);
    }

    private static TransformModel model(AlignmentPlan plan) {
        return switch (plan.transform()) {
            case TRANSLATION -> TransformModel.TRANSLATION;
            case RIGID -> TransformModel.RIGID;
            case AFFINE -> TransformModel.AFFINE;
            case BSPLINE -> TransformModel.BSPLINE;
        };
    }

    private static SimilarityMetric metric(AlignmentPlan plan) {
        return switch (plan.metric()) {
            case MUTUAL_INFORMATION -> SimilarityMetric.MUTUAL_INFORMATION;
            case NORMALIZED_CROSS_CORRELATION -> SimilarityMetric.CORRELATION;
            case MEAN_SQUARED_DIFFERENCE -> SimilarityMetric.MEAN_SQUARES;
        };
    }

    /** The voxels of a file where they lie in the patient: LPS millimetres. */
    public static Volume volume(NiftiVolume nifti) {
        return Volume.of(grid(nifti), nifti.data());
    }

    /** NIfTI's right-anterior-superior becomes the patient's left-posterior-superior: x and y change sign. */
    private static VoxelGrid grid(NiftiVolume n) {
        double[][] a = n.affine();
        Spacing spacing = new Spacing(n.spacingI(), n.spacingJ(), n.spacingK());
        double[] s = {spacing.i(), spacing.j(), spacing.k()};
        double[] d = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                d[3 * row + column] = (row < 2 ? -1 : 1) * a[row][column] / s[column];
            }
        }
        return new VoxelGrid(
                n.sizeI(), n.sizeJ(), n.sizeK(), spacing, new Point(-a[0][3], -a[1][3], a[2][3]), Matrix3.of(d));
    }
}
