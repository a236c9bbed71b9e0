package org.probatum.alignment.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.Volume;
import org.probatum.alignment.quality.AlignmentQuality;
import org.probatum.alignment.quality.LandmarkErrors;
import org.probatum.alignment.registration.Registration;
import org.probatum.alignment.registration.RegistrationOutcome;
import org.probatum.alignment.registration.RegistrationPlan;
import org.probatum.alignment.registration.StageRecord;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.alignment.transform.TransformModel;

/**
 * Registers every case of the bench with known truth and prints landmark error and time beside elastix's.
 *
 * <p>Arguments: folder of the bench, threads, and optionally a part of the names of the cases and "stages".
 */
public final class RegistrationBench {

    /** elastix 5.0.1, standard setting, 2 cores: mean error, largest error, seconds, from the bench's own description. */
    private static final String ELASTIX = """
            h2-rigid 0.0281 0.0334 1.10
            h2-rigid-large 91.8 150 1.15
            h2-affine 0.0415 0.09 2.18
            h2-deform 0.31 2.09 5.10
            h2-deform-multi 1.79 9.29 4.76
            h2-deform-torn 0.527 8.91 4.72
            b2-rigid-multi 0.118 0.206 1.04
            b2-rigid-noisy 0.248 0.462 0.84
            b2-affine-multi 0.164 0.345 1.50
            b2-deform-multi 2.22 6.11 3.81
            b3-64-rigid 0.25 0.493 0.89
            b3-64-rigid-multi 0.203 0.349 1.08
            b3-64-rigid-noisy 0.405 0.643 1.12
            b3-64-aniso-multi 1.00 1.55 0.65
            b3-64-affine 0.196 0.42 2.07
            b3-64-affine-multi 0.218 0.42 1.83
            b3-64-deform 2.16 5.64 11.63
            b3-64-deform-multi 2.26 6.54 13.51
            b3-128-deform-multi 1.88 4.69 13.57
            """;

    private RegistrationBench() {}

    public static void main(String[] args) throws IOException {
        Path bench = Path.of(args[0]);
        int threads = Integer.parseInt(args[1]);
        String part = args.length > 2 ? args[2] : "";
        boolean stages = args.length > 3;
        double seconds = 0;
        double elastixSeconds = 0;
        System.out.println(
                "case                 mean    p90    max   s  | elastix mean  max    s | verdict predicted90 [low, high]");
        for (String line : ELASTIX.lines().toList()) {
            String[] e = line.split(" ");
            if (!e[0].contains(part)) {
                continue;
            }
            seconds += run(bench.resolve(e[0]), e, threads, stages);
            elastixSeconds += Double.parseDouble(e[3]);
        }
        System.out.printf(
                Locale.ROOT,
                "sum %.1f s, elastix %.1f s; processor time of the whole process %.1f s%n",
                seconds,
                elastixSeconds,
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() * 1e-3);
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT, "heap in use at the end %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private static double run(Path folder, String[] elastix, int threads, boolean stages) throws IOException {
        Volume fixed = ImageFiles.read(folder, "fixed");
        Volume moving = ImageFiles.read(folder, "moving");
        RegistrationPlan plan = plan(elastix[0]);
        long begin = System.nanoTime();
        RegistrationOutcome outcome = Registration.of(plan).onThreads(threads).align(fixed, moving);
        double seconds = (System.nanoTime() - begin) * 1e-9;
        switch (outcome) {
            case RegistrationOutcome.Aligned a ->
                print(folder, fixed, a.transform(), a.quality(), "", seconds, elastix);
            case RegistrationOutcome.NotConverged n ->
                print(folder, fixed, n.transform(), n.quality(), "*", seconds, elastix);
            case RegistrationOutcome.NotPossible n -> System.out.println(elastix[0] + " " + n.reason());
            case RegistrationOutcome.Cancelled c -> System.out.println(elastix[0] + " cancelled");
        }
        if (stages && outcome instanceof RegistrationOutcome.Aligned a) {
            a.record().stages().forEach(RegistrationBench::print);
            System.out.println("    " + a.quality());
        }
        if (stages && outcome instanceof RegistrationOutcome.NotConverged a) {
            a.record().stages().forEach(RegistrationBench::print);
        }
        return seconds;
    }

    static RegistrationPlan plan(String name) {
        TransformModel model = name.contains("deform")
                ? TransformModel.BSPLINE
                : name.contains("affine") ? TransformModel.AFFINE : TransformModel.RIGID;
        RegistrationPlan plan = RegistrationPlan.withDefaults(model);
        String cells = System.getProperty("cells");
        String bending = System.getProperty("bending");
        if (cells != null || bending != null) {
            plan = plan.withLattice(
                    cells == null ? plan.latticeCells() : Integer.parseInt(cells),
                    bending == null ? plan.bendingWeight() : Double.parseDouble(bending));
        }
        String bins = System.getProperty("bins");
        plan = bins == null ? plan : plan.withBins(Integer.parseInt(bins));
        String smoothing = System.getProperty("smoothing");
        return smoothing == null ? plan : plan.withFinestSmoothing(Double.parseDouble(smoothing));
    }

    private static void print(StageRecord s) {
        System.out.printf(
                Locale.ROOT,
                "    %s level %d: %d samples, %d iterations, %d evaluations, %s, %.5f to %.5f%n",
                s.model(),
                s.level(),
                s.samples(),
                s.iterations(),
                s.evaluations(),
                s.stop(),
                s.firstCost(),
                s.lastCost());
    }

    private static void print(
            Path folder,
            Volume fixed,
            SpatialTransform transform,
            AlignmentQuality q,
            String mark,
            double seconds,
            String[] e)
            throws IOException {
        List<Point> from = new ArrayList<>();
        List<Point> to = new ArrayList<>();
        Spacing s = fixed.grid().spacing();
        boolean planar = fixed.grid().isPlanar();
        for (String line : Files.readAllLines(folder.resolve("landmarks.csv"))) {
            if (line.startsWith("id")) {
                continue;
            }
            double[] v = java.util.Arrays.stream(line.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            from.add(planar ? new Point(v[1], v[2], 0) : new Point(v[1] * s.i(), v[2] * s.j(), v[3] * s.k()));
            to.add(planar ? new Point(v[3], v[4], 0) : new Point(v[4] * s.i(), v[5] * s.j(), v[6] * s.k()));
        }
        LandmarkErrors errors = LandmarkErrors.of(transform, from, to);
        boolean better = errors.mean() <= Double.parseDouble(e[1]);
        System.out.printf(
                Locale.ROOT,
                "%-20s %7.4f %6.3f %6.3f %5.2f | %7s %6s %6s %s | %s%s %.3f [%.3f, %.3f]%n",
                e[0],
                errors.mean(),
                errors.percentile90(),
                errors.largest(),
                seconds,
                e[1],
                e[2],
                e[3],
                better ? "ok   " : "WORSE",
                q.verdict(),
                mark,
                q.predictedError90(),
                q.lowest(),
                q.highest());
    }
}
