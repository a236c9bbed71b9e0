package org.probatum.test.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.probatum.evaluation.statistics.diagnostic.DeLong;
import org.probatum.evaluation.statistics.diagnostic.Direction;
import org.probatum.evaluation.statistics.survival.CoxRegression;
import org.probatum.evaluation.statistics.survival.KaplanMeier;
import org.probatum.evaluation.statistics.survival.LogRankTest;
import org.probatum.evaluation.statistics.survival.SurvivalTimes;

/**
 * The smallest heap in which a calculator answers, as a multiple of its input.
 *
 * <p>Each task runs in a Java of its own whose heap ends at a given multiple of the input arrays; the multiple is halved in
 * until it is known to a tenth. The input counts: 1 would mean that nothing but the input is ever held. Arguments: none to
 * measure; {@code TASK N} is what the measured Java runs.
 */
public final class MemoryBenchmark {

    private static final int ROWS = 5_000_000;
    private static final int COVARIATES = 5;

    /** What a JVM with Probatum's classes holds besides the data. */
    private static final double RESIDENT_MB = 12;

    private enum Task {
        DELONG(9),
        KAPLAN_MEIER(9),
        LOG_RANK(13),
        COX(9 + 8 * COVARIATES);

        final int bytesPerRow;

        Task(int bytesPerRow) {
            this.bytesPerRow = bytesPerRow;
        }
    }

    private MemoryBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            run(Task.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
            return;
        }
        System.out.printf(Locale.ROOT, "%-14s %10s %12s %22s%n", "task", "rows", "input (MB)", "heap / input, at most");
        for (Task task : Task.values()) {
            double input = (double) task.bytesPerRow * ROWS / 1e6;
            System.out.printf(Locale.ROOT, "%-14s %10d %12.0f %22.1f%n", task, ROWS, input, smallest(task, input));
        }
    }

    private static double smallest(Task task, double inputMb) throws IOException, InterruptedException {
        double fails = 1;
        double works = 16;
        while (works - fails > 0.1) {
            double middle = (fails + works) / 2;
            if (answers(task, inputMb * middle + RESIDENT_MB)) {
                works = middle;
            } else {
                fails = middle;
            }
        }
        return works;
    }

    private static boolean answers(Task task, double heapMb) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmn2m",
                        "-Xmx" + Math.round(heapMb * 1000) + "k",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryBenchmark.class.getName(),
                        task.name(),
                        Integer.toString(ROWS))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }

    private static void run(Task task, int n) {
        SplittableRandom random = new SplittableRandom(1);
        double[] value = new double[n];
        boolean[] flag = new boolean[n];
        for (int i = 0; i < n; i++) {
            flag[i] = random.nextBoolean();
            value[i] = Math.ceil(1000 * random.nextDouble());
        }
        switch (task) {
            case DELONG -> DeLong.auc(value, flag, Direction.HIGHER, 0.95).orElseThrow();
            case KAPLAN_MEIER -> KaplanMeier.estimate(SurvivalTimes.of(value, flag));
            case LOG_RANK -> LogRankTest.of(SurvivalTimes.of(value, flag), arms(random, n), 2);
            case COX ->
                CoxRegression.withDefaults()
                        .fit(SurvivalTimes.of(value, flag), List.of("a", "b", "c", "d", "e"), covariates(random, n))
                        .orElseThrow();
        }
    }

    private static int[] arms(SplittableRandom random, int n) {
        int[] arm = new int[n];
        for (int i = 0; i < n; i++) {
            arm[i] = random.nextInt(2);
        }
        return arm;
    }

    private static double[][] covariates(SplittableRandom random, int n) {
        double[][] x = new double[COVARIATES][n];
        for (double[] column : x) {
            for (int i = 0; i < n; i++) {
                column[i] = random.nextGaussian();
            }
        }
        return x;
    }
}
