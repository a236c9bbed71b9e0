package org.probatum.alignment.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.probatum.alignment.Point;
import org.probatum.alignment.Volume;
import org.probatum.alignment.quality.AlignmentQuality;
import org.probatum.alignment.quality.LandmarkErrors;
import org.probatum.alignment.registration.Registration;
import org.probatum.alignment.registration.RegistrationOutcome;
import org.probatum.alignment.registration.RegistrationPlan;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.alignment.transform.TransformModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Registers T2 to T1 of every participant of the simulated cohort and compares with the true landmarks.
 *
 * <p>Arguments: folder of the cohort, model, threads.
 */
public final class CohortBench {

    private CohortBench() {}

    public static void main(String[] args) throws IOException {
        Path cohort = Path.of(args[0]);
        var plan = RegistrationPlan.withDefaults(TransformModel.valueOf(args[1]));
        var registration = Registration.of(plan).onThreads(Integer.parseInt(args[2]));
        JsonNode truth = JsonMapper.shared()
                .readTree(cohort.resolve("truth/registration.json").toFile());
        List<Path> folders;
        try (Stream<Path> list = Files.list(cohort.resolve("radiology"))) {
            folders = list.sorted().toList();
        }
        double seconds = 0;
        List<Double> means = new ArrayList<>();
        int[] verdicts = new int[3];
        for (Path folder : folders) {
            Volume t1 = ImageFiles.nifti(folder.resolve("t1.nii.gz"));
            Volume t2 = ImageFiles.nifti(folder.resolve("t2.nii.gz"));
            long begin = System.nanoTime();
            RegistrationOutcome outcome = registration.align(t1, t2);
            double time = (System.nanoTime() - begin) * 1e-9;
            seconds += time;
            JsonNode node = truth.get(folder.getFileName().toString());
            List<Point> fixed = points(node.get("landmarks_t1_mm"));
            List<Point> moving = points(node.get("landmarks_t2_mm"));
            SpatialTransform transform = switch (outcome) {
                case RegistrationOutcome.Aligned a -> a.transform();
                case RegistrationOutcome.NotConverged n -> n.transform();
                default -> throw new IllegalStateException(folder + ": " + outcome);
            };
            AlignmentQuality quality = switch (outcome) {
                case RegistrationOutcome.Aligned a -> a.quality();
                case RegistrationOutcome.NotConverged n -> n.quality();
                default -> throw new IllegalStateException(folder + ": " + outcome);
            };
            verdicts[quality.verdict().ordinal()]++;
            LandmarkErrors errors = LandmarkErrors.of(transform, fixed, moving);
            means.add(errors.mean());
            if (args.length > 3) {
                for (int n = 0; n < fixed.size(); n++) {
                    Point r = transform.fromFixedToMoving(fixed.get(n)).minus(moving.get(n));
                    System.out.printf(Locale.ROOT, "R %d %.3f %.3f %.3f%n", n, r.x(), r.y(), r.z());
                }
            }
            if (means.size() <= 12 || errors.mean() > 4) {
                System.out.printf(
                        Locale.ROOT,
                        "%s mean %.3f max %.3f mm (before %s) %.0f ms %s %.2f %s%n",
                        folder.getFileName(),
                        errors.mean(),
                        errors.largest(),
                        node.get("initial_landmark_error_mm"),
                        time * 1e3,
                        quality.verdict(),
                        quality.predictedError90(),
                        outcome.getClass().getSimpleName());
            }
        }
        double[] sorted =
                means.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d pairs, %.1f s; landmark error mean %.3f median %.3f p90 %.3f max %.3f mm; verdicts %s%n",
                sorted.length,
                seconds,
                Arrays.stream(sorted).average().orElseThrow(),
                sorted[sorted.length / 2],
                sorted[sorted.length * 9 / 10],
                sorted[sorted.length - 1],
                Arrays.toString(verdicts));
    }

    private static List<Point> points(JsonNode list) {
        List<Point> points = new ArrayList<>();
        for (JsonNode p : list) {
            points.add(
                    new Point(p.get(0).asDouble(), p.get(1).asDouble(), p.get(2).asDouble()));
        }
        return points;
    }
}
