package org.probatum.ui.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.alignment.transform.TransformModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code probatum align}: registers a pair of images and says whether it worked. */
@Command(
        name = "align",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Register a moving image to a fixed one (PNG, TIFF, NIfTI) and judge the result.",
        footer = {
            "",
            "Landmark files are CSV with the header id,x,y or id,x,y,z: 0-based pixel or voxel indices, of the fixed image",
            "in, of the moving image out, in the same order. The verdict (accepted, doubtful, failed) is printed; the results are",
            "written with each of them."
        })
final class AlignCommand implements Callable<Integer> {

    /** The transforms by the names of the command line. */
    enum Transform {
        translation(TransformModel.TRANSLATION),
        rigid(TransformModel.RIGID),
        similarity(TransformModel.SIMILARITY),
        affine(TransformModel.AFFINE),
        bspline(TransformModel.BSPLINE),
        svf(TransformModel.DIFFEOMORPHIC);

        private final TransformModel model;

        Transform(TransformModel model) {
            this.model = model;
        }
    }

    /** The metrics by the names of the command line. */
    enum Metric {
        mi(SimilarityMetric.MUTUAL_INFORMATION),
        ncc(SimilarityMetric.CORRELATION),
        msd(SimilarityMetric.MEAN_SQUARES),
        lncc(SimilarityMetric.LOCAL_CORRELATION),
        ngf(SimilarityMetric.GRADIENT_FIELDS);

        private final SimilarityMetric metric;

        Metric(SimilarityMetric metric) {
            this.metric = metric;
        }
    }

    @Option(names = "--fixed", paramLabel = "F", required = true, description = "The image whose space is kept.")
    private Path fixed = Path.of("fixed");

    @Option(names = "--moving", paramLabel = "M", required = true, description = "The image that is brought to it.")
    private Path moving = Path.of("moving");

    @Option(
            names = "--transform",
            paramLabel = "translation|rigid|similarity|affine|bspline|svf",
            defaultValue = "rigid",
            description = "Family of the transform; svf is a stationary velocity field (default: ${DEFAULT-VALUE}).")
    private Transform transform = Transform.rigid;

    @Option(
            names = "--metric",
            paramLabel = "mi|ncc|msd|lncc|ngf",
            defaultValue = "mi",
            description = {
                "What is optimized: mutual information, correlation, squares,",
                "local correlation, gradient fields (default: ${DEFAULT-VALUE})."
            })
    private Metric metric = Metric.mi;

    @Option(names = "--landmarks", paramLabel = "IN.csv", description = "Places in the fixed image.")
    private @Nullable Path landmarks;

    @Option(names = "--landmarks-out", paramLabel = "OUT.csv", description = "Where they lie in the moving image.")
    private @Nullable Path landmarksOut;

    @Option(names = "--out", paramLabel = "WARPED", description = "The moving image on the fixed grid, by its ending.")
    private @Nullable Path warped;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if ((landmarks == null) != (landmarksOut == null)) {
            throw CommandFailure.wrongInput("--landmarks and --landmarks-out belong together; give both or none");
        }
        Volume fixedVolume = read("--fixed", fixed);
        Volume movingVolume = read("--moving", moving);
        VoxelGrid grid = fixedVolume.grid();
        if (warped != null) {
            ImageFiles.requireWritable(warped, grid);
        }
        LandmarkFile places = landmarks == null ? null : readLandmarks(landmarks, !grid.isPlanar());
        RegistrationPlan plan = RegistrationPlan.withDefaults(transform.model).with(metric.metric);
        long start = System.nanoTime();
        RegistrationOutcome outcome = Registration.of(plan)
                .onThreads(Runtime.getRuntime().availableProcessors())
                .align(fixedVolume, movingVolume);
        double seconds = (System.nanoTime() - start) / 1e9;
        return switch (outcome) {
            case RegistrationOutcome.Aligned a ->
                finish(new Result(true, a.transform(), a.quality(), a.record(), seconds), grid, movingVolume, places);
            case RegistrationOutcome.NotConverged n ->
                finish(new Result(false, n.transform(), n.quality(), n.record(), seconds), grid, movingVolume, places);
            case RegistrationOutcome.NotPossible not -> throw CommandFailure.wrongInput(not.reason());
            case RegistrationOutcome.Cancelled c -> throw new IllegalStateException("Nobody cancels this registration");
        };
    }

    /**
     * What a registration led to.
     *
     * @param seconds time of the registration, without reading and writing files
     */
    record Result(
            boolean converged,
            SpatialTransform transform,
            AlignmentQuality quality,
            RegistrationRecord record,
            double seconds) {}

    private int finish(Result result, VoxelGrid grid, Volume movingVolume, @Nullable LandmarkFile places) {
        try {
            if (places != null && landmarksOut != null) {
                mapped(places, result.transform(), grid, movingVolume.grid()).write(landmarksOut);
            }
            if (warped != null) {
                ImageFiles.write(
                        warped, Resampler.resample(movingVolume, grid, result.transform(), Interpolation.LINEAR, 0));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a result: " + e.getMessage(), e);
        }
        PrintWriter terminal = Objects.requireNonNull(spec).commandLine().getOut();
        terminal.println(json ? AlignmentText.json(result) : AlignmentText.text(result));
        if (result.quality().verdict() == Verdict.FAILED) {
            spec.commandLine()
                    .getErr()
                    .println("Verdict failed, do not use it: "
                            + String.join("; ", result.quality().reasons()));
        }
        return ExitCode.DONE;
    }

    private static LandmarkFile mapped(LandmarkFile places, SpatialTransform map, VoxelGrid from, VoxelGrid to) {
        return new LandmarkFile(
                places.spatial(),
                places.landmarks().stream()
                        .map(l -> new LandmarkFile.Landmark(
                                l.id(), to.toIndex(map.fromFixedToMoving(from.toPhysical(l.index())))))
                        .toList());
    }

    private static Volume read(String option, Path file) {
        if (!Files.isRegularFile(file)) {
            throw CommandFailure.wrongInput("There is no file " + file + " for " + option);
        }
        try {
            return ImageFiles.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static LandmarkFile readLandmarks(Path file, boolean spatial) {
        if (!Files.isRegularFile(file)) {
            throw CommandFailure.wrongInput("There is no landmark file " + file);
        }
        try {
            return LandmarkFile.read(file, spatial);
        } catch (IOException e) {
            throw CommandFailure.wrongInput("The landmark file " + file + " is no text in UTF-8", e);
        }
    }
}
