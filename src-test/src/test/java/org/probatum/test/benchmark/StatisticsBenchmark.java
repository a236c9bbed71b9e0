package org.probatum.test.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.design.CriticalValues;
import org.probatum.evaluation.statistics.design.GroupSequentialDesign;
import org.probatum.evaluation.statistics.design.SpendingFunction;
import org.probatum.evaluation.statistics.diagnostic.AucBootstrap;
import org.probatum.evaluation.statistics.diagnostic.DeLong;
import org.probatum.evaluation.statistics.diagnostic.Direction;
import org.probatum.evaluation.statistics.longitudinal.RepeatedMeasures;
import org.probatum.evaluation.statistics.longitudinal.VisitCovariance;
import org.probatum.evaluation.statistics.survival.CoxRegression;
import org.probatum.evaluation.statistics.survival.KaplanMeier;
import org.probatum.evaluation.statistics.survival.LogRankTest;

/**
 * Times the calculators, and R in the same run when {@code Rscript} is on the path.
 *
 * <p>Prints one line per task: our seconds (best of three after a warm-up), R's seconds, the ratio and the target; then how
 * the time grows with n. Arguments: {@code --quick} leaves out n = 10⁷, {@code --no-r} leaves out R. R draws data from the same
 * laws; the bootstrap is timed there with 50 replicates and scaled. {@link MemoryBenchmark} measures memory.
 */
public final class StatisticsBenchmark {

    private static final int MILLION = 1_000_000;

    private StatisticsBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> options = List.of(arguments);
        Map<String, Double> r = options.contains("--no-r") ? Map.of() : RSeconds.measure();
        System.out.printf(Locale.ROOT, "%-34s %10s %10s %8s %8s%n", "task", "ours (s)", "R (s)", "ratio", "target");
        survival(r);
        accuracy(r);
        report("mmrm 1,000 x 5", seconds(repeatedMeasures(1000, 5)), at(r, "mmrm"), 10);
        report("group-sequential, 5 looks", seconds(StatisticsBenchmark::design), at(r, "sequential"), 10);
        growth(options.contains("--quick") ? MILLION : 10 * MILLION);
    }

    private static void survival(Map<String, Double> r) {
        BenchmarkData data = BenchmarkData.of(MILLION, 1);
        report("cox 1e6 x 5, Efron, ties", seconds(() -> cox(data)), at(r, "cox"), 5);
        report("kaplan-meier 1e6", seconds(() -> KaplanMeier.estimate(data.times())), at(r, "km"), 5);
        report("log-rank 1e6", seconds(() -> LogRankTest.of(data.times(), data.arm(), 2)), at(r, "logrank"), 5);
    }

    private static void accuracy(Map<String, Double> r) {
        BenchmarkData large = BenchmarkData.of(MILLION, 2);
        report("auc with delong 1e6", seconds(() -> auc(large)), at(r, "delong"), 10);
        BenchmarkData small = BenchmarkData.of(10_000, 3);
        report("2,000 stratified bootstraps 1e4", seconds(() -> bootstrap(small)), at(r, "bootstrap"), 50);
    }

    private static Outcome<?> cox(BenchmarkData data) {
        return CoxRegression.withDefaults().fit(data.times(), List.of("a", "b", "c", "d", "e"), data.covariates());
    }

    private static Outcome<?> auc(BenchmarkData data) {
        return DeLong.auc(data.score(), data.positive(), Direction.HIGHER, 0.95);
    }

    private static Outcome<?> bootstrap(BenchmarkData data) {
        return AucBootstrap.of(data.score(), data.positive(), Direction.HIGHER, true, 2000, 1, 0.95);
    }

    private static Outcome<?> design() {
        return GroupSequentialDesign.of(new GroupSequentialDesign.Plan(
                Series.of(0.2, 0.4, 0.6, 0.8, 1),
                0.025,
                0.2,
                1,
                new CriticalValues.Spending(SpendingFunction.named("asOF", 0)),
                new GroupSequentialDesign.Futility.None()));
    }

    /** Arm, visit and their interaction; a tenth of the visits is missing. */
    private static Task repeatedMeasures(int participants, int visits) {
        SplittableRandom random = new SplittableRandom(4);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < participants; i++) {
            double own = random.nextGaussian();
            for (int v = 0; v < visits; v++) {
                if (random.nextDouble() >= 0.1) {
                    double y = 10 + 0.3 * v + 0.2 * (i % 2) * v + own + random.nextGaussian();
                    rows.add(new double[] {i, v, i % 2, y});
                }
            }
        }
        List<String> names = new ArrayList<>();
        double[][] columns = new double[2 * visits][rows.size()];
        for (int v = 0; v < visits; v++) {
            names.add("visit " + v);
            names.add("arm at visit " + v);
            for (int i = 0; i < rows.size(); i++) {
                columns[2 * v][i] = rows.get(i)[1] == v ? 1 : 0;
                columns[2 * v + 1][i] = columns[2 * v][i] * rows.get(i)[2];
            }
        }
        double[] y = rows.stream().mapToDouble(row -> row[3]).toArray();
        int[] participant = rows.stream().mapToInt(row -> (int) row[0]).toArray();
        int[] visit = rows.stream().mapToInt(row -> (int) row[1]).toArray();
        return () ->
                RepeatedMeasures.fit(names, columns, y, participant, visit, visits, VisitCovariance.UNSTRUCTURED, true);
    }

    private static void growth(int largest) {
        System.out.printf(Locale.ROOT, "%n%12s %10s %10s %10s %10s%n", "n", "cox", "km", "log-rank", "delong");
        for (int n = 10_000; n <= largest; n *= 10) {
            BenchmarkData data = BenchmarkData.of(n, n);
            System.out.printf(
                    Locale.ROOT,
                    "%12d %10.4f %10.4f %10.4f %10.4f%n",
                    n,
                    seconds(() -> cox(data)),
                    seconds(() -> KaplanMeier.estimate(data.times())),
                    seconds(() -> LogRankTest.of(data.times(), data.arm(), 2)),
                    seconds(() -> auc(data)));
        }
    }

    @FunctionalInterface
    private interface Task {
        Object run();
    }

    /** Best of three runs after one that warms up. */
    private static double seconds(Task task) {
        requireEstimated(task.run());
        return IntStream.range(0, 3)
                .mapToDouble(unused -> {
                    long start = System.nanoTime();
                    requireEstimated(task.run());
                    return (System.nanoTime() - start) / 1e9;
                })
                .min()
                .orElseThrow();
    }

    private static void requireEstimated(Object result) {
        if (result instanceof Outcome<?> outcome) {
            outcome.orElseThrow(); // a refusal would be fast
        }
    }

    private static OptionalDouble at(Map<String, Double> r, String task) {
        Double seconds = r.get(task);
        return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    private static void report(String task, double ours, OptionalDouble r, double target) {
        String theirs = r.isPresent() ? String.format(Locale.ROOT, "%.3f", r.getAsDouble()) : "-";
        String ratio = r.isPresent() ? String.format(Locale.ROOT, "%.1f", r.getAsDouble() / ours) : "-";
        System.out.printf(Locale.ROOT, "%-34s %10.4f %10s %8s %8.0f%n", task, ours, theirs, ratio, target);
    }
}
