package org.probatum.test.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.missing.imputation.ChainedEquations;
import org.probatum.missing.imputation.ImputationMethod;
import org.probatum.missing.imputation.ImputationSettings;

/**
 * Chained equations beside R's mice: the same means, variances and pooled estimates over many seeds, and the seconds.
 *
 * <p>For every quantity both programs give a mean over the seeds with its Monte Carlo error; {@code z} is their difference in units
 * of its standard error. Arguments: the folder of airquality.csv, nhanes.csv and mar_71.csv, and the number of seeds (200);
 * {@code --speed} alone times 10,000 × 20 values.
 */
public final class MiceBenchmark {

    private static final Map<ImputationMethod, String> METHODS = new LinkedHashMap<>();

    static {
        METHODS.put(ImputationMethod.PREDICTIVE_MEAN_MATCHING, "pmm");
        METHODS.put(ImputationMethod.BAYESIAN_LINEAR, "norm");
    }

    private MiceBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals("--speed")) {
            speed();
            return;
        }
        if (arguments.length == 0) {
            System.err.println("Name the folder of airquality.csv, nhanes.csv and mar_71.csv, or say --speed");
            return;
        }
        int seeds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        agreement(Path.of(arguments[0]), seeds);
    }

    private static void agreement(Path folder, int seeds) throws IOException, InterruptedException {
        Map<String, ImputedRegressions> sets = new LinkedHashMap<>();
        sets.put("airquality", read(folder, "airquality", List.of("Ozone", "Solar_R", "Wind", "Temp"), 0, 1, 2, 3));
        sets.put("nhanes", read(folder, "nhanes", List.of("age", "bmi", "hyp", "chl"), 3, 1, 0));
        sets.put("mar_71", read(folder, "mar_71", List.of("x", "y"), 1, 0));
        Map<String, double[]> ours = new LinkedHashMap<>();
        sets.forEach((name, set) -> METHODS.forEach((method, label) -> {
            Map<String, double[]> values = new LinkedHashMap<>();
            for (int seed = 1; seed <= seeds; seed++) {
                int at = seed - 1;
                set.quantities(method, seed)
                        .forEach((quantity, value) ->
                                values.computeIfAbsent(quantity, q -> new double[seeds])[at] = value);
            }
            values.forEach((quantity, all) -> ours.put(name + " " + label + " " + quantity, all));
        }));
        System.out.printf(Locale.ROOT, "%-40s %12s %12s %8s%n", "quantity", "ours", "mice", "z");
        double largest = 0;
        for (String[] line : RScript.run("missing.R", folder.toString(), String.valueOf(seeds))) {
            String key = line[0] + " " + line[1] + " " + line[2];
            double[] all = ours.getOrDefault(key, new double[0]);
            double mean = Arrays.stream(all).average().orElseThrow();
            double squares =
                    Arrays.stream(all).map(x -> (x - mean) * (x - mean)).sum() / (seeds - 1);
            double theirs = Double.parseDouble(line[3]);
            double sd = Double.parseDouble(line[4]);
            double z = (mean - theirs) / Math.sqrt((squares + sd * sd) / seeds);
            largest = Math.max(largest, Math.abs(z));
            System.out.printf(Locale.ROOT, "%-40s %12.5g %12.5g %8.2f%n", key, mean, theirs, z);
        }
        System.out.printf(Locale.ROOT, "largest |z| %.2f over %d seeds%n", largest, seeds);
    }

    private static ImputedRegressions read(
            Path folder, String name, List<String> columns, int outcome, Integer... predictors) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(name + ".csv"));
        List<String> header = List.of(lines.getFirst().split(","));
        double[][] values = new double[columns.size()][lines.size() - 1];
        for (int row = 1; row < lines.size(); row++) {
            String[] cells = lines.get(row).split(",", -1);
            for (int c = 0; c < columns.size(); c++) {
                String cell = cells[header.indexOf(columns.get(c))];
                values[c][row - 1] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
            }
        }
        List<Variable> variables = columns.stream().map(Variable::numeric).toList();
        return new ImputedRegressions(ObservationTable.of(variables, values), outcome, List.of(predictors));
    }

    private static void speed() throws IOException, InterruptedException {
        ObservationTable table = table(10_000, 20, 0.2, new Random(1));
        double first = 0;
        double best = Double.MAX_VALUE;
        for (int run = 1; run <= 5; run++) {
            long start = System.nanoTime();
            ChainedEquations.with(ImputationSettings.withSeed(run)).impute(table);
            double seconds = (System.nanoTime() - start) / 1e9;
            first = run == 1 ? seconds : first;
            best = Math.min(best, seconds);
        }
        System.out.printf(Locale.ROOT, "ours: first %.2f s, best of 5 %.2f s%n", first, best);
        for (String[] line : RScript.run("mice-speed.R")) {
            double mice = Double.parseDouble(line[1]);
            System.out.printf(
                    Locale.ROOT,
                    "mice %.2f s: %.1f times the first, %.1f times the best%n",
                    mice,
                    mice / first,
                    mice / best);
        }
    }

    private static ObservationTable table(int n, int p, double missing, Random random) {
        double[][] columns = new double[p][n];
        for (int row = 0; row < n; row++) {
            double common = random.nextGaussian();
            for (int v = 0; v < p; v++) {
                double value = 0.6 * common + 0.8 * random.nextGaussian();
                columns[v][row] = random.nextDouble() < missing ? Double.NaN : value;
            }
        }
        List<Variable> variables = new ArrayList<>();
        for (int v = 0; v < p; v++) {
            variables.add(Variable.numeric("x" + v));
        }
        return ObservationTable.of(variables, columns);
    }
}
