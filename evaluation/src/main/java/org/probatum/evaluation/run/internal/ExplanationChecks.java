package org.probatum.evaluation.run.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.probatum.evaluation.run.ExplanationMeasure;
import org.probatum.registry.Tensor;
import org.probatum.trial.protocol.Threshold;

/** Measures an explanation and holds it against the plan's thresholds. */
final class ExplanationChecks {

    /** Draws of noise behind the stability figure. */
    static final int NOISE_DRAWS = 3;

    /** Standard deviation of the noise, as a share of that of the column. */
    static final double NOISE_SHARE = 0.05;

    private static final long PADDING = 0;
    private static final long UNKNOWN_WORD = 1;

    private ExplanationChecks() {}

    /**
     * @param reliable whether at least one threshold is planned and all are kept
     * @param words for pictures and reports
     */
    record Mark(boolean reliable, String words) {}

    static Mark mark(Map<String, Double> figures, List<Threshold> planned) {
        if (planned.isEmpty()) {
            return new Mark(false, "not checked: the plan names no check");
        }
        List<String> missed = planned.stream()
                .filter(bound -> !bound.isKeptBy(figures.getOrDefault(bound.measure(), Double.NaN)))
                .map(bound -> ExplanationMeasure.of(bound.measure())
                        .map(ExplanationMeasure::label)
                        .orElse(bound.measure()))
                .toList();
        int kept = planned.size() - missed.size();
        return missed.isEmpty()
                ? new Mark(true, "reliable by " + kept + " of " + planned.size() + " checks")
                : new Mark(
                        false,
                        "not reliable: " + String.join(", ", missed) + " missed, " + kept + " of " + planned.size()
                                + " checks passed");
    }

    /**
     * Stability: mean rank correlation of an explanation with itself after small noise on the inputs, in proportion to the
     * spread of each column.
     *
     * @param spreads standard deviation of each column over the cohort, for inputs that are tables
     * @param words the input whose words become the unknown word, as many as the share of noise says and at least one;
     *     empty when words stay
     * @param explain gives the values for inputs
     * @return −1 to 1; NaN when the explanation is constant
     */
    static double stability(
            Map<String, Tensor> inputs,
            Map<String, double[]> spreads,
            Optional<String> words,
            double[] values,
            Function<Map<String, Tensor>, double[]> explain,
            RandomGenerator random) {
        double sum = 0;
        for (int draw = 0; draw < NOISE_DRAWS; draw++) {
            sum += rankCorrelation(values, explain.apply(withNoise(inputs, spreads, words, random)));
        }
        return sum / NOISE_DRAWS;
    }

    /** Spearman's correlation with mid-ranks. */
    static double rankCorrelation(double[] x, double[] y) {
        double[] a = ranks(x);
        double[] b = ranks(y);
        double mean = (x.length + 1) / 2.0;
        double sab = 0;
        double saa = 0;
        double sbb = 0;
        for (int i = 0; i < a.length; i++) {
            sab += (a[i] - mean) * (b[i] - mean);
            saa += (a[i] - mean) * (a[i] - mean);
            sbb += (b[i] - mean) * (b[i] - mean);
        }
        return sab / Math.sqrt(saa * sbb);
    }

    private static double[] ranks(double[] x) {
        int[] order = IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[x.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to + 1 < order.length && x[order[to + 1]] == x[order[from]]) {
                to++;
            }
            for (int k = from; k <= to; k++) {
                ranks[order[k]] = (from + to) / 2.0 + 1;
            }
            from = to + 1;
        }
        return ranks;
    }

    private static Map<String, Tensor> withNoise(
            Map<String, Tensor> inputs, Map<String, double[]> spreads, Optional<String> words, RandomGenerator random) {
        Map<String, Tensor> noisy = new TreeMap<>(inputs);
        inputs.forEach((name, tensor) -> {
            if (tensor instanceof Tensor.Floats f && !name.endsWith("mask")) {
                double[] known = spreads.get(name);
                noisy.put(name, withNoise(f, known == null ? spreads(f) : known, random));
            } else if (tensor instanceof Tensor.Longs note
                    && words.filter(name::equals).isPresent()) {
                noisy.put(name, withUnknownWords(note, random));
            }
        });
        return noisy;
    }

    private static Tensor withUnknownWords(Tensor.Longs note, RandomGenerator random) {
        long[] noisy = note.values().clone();
        int[] places = IntStream.range(0, noisy.length)
                .filter(i -> noisy[i] != PADDING)
                .toArray();
        int replaced = places.length == 0 ? 0 : (int) Math.max(1, Math.round(NOISE_SHARE * places.length));
        for (int i = 0; i < replaced; i++) {
            noisy[places[random.nextInt(places.length)]] = UNKNOWN_WORD;
        }
        return new Tensor.Longs(note.shape(), noisy);
    }

    /** Noise on each value in proportion to the spread of its column, the position on the last axis. */
    private static Tensor withNoise(Tensor.Floats tensor, double[] spreads, RandomGenerator random) {
        float[] noisy = tensor.values().clone();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += (float) (NOISE_SHARE * spreads[i % spreads.length] * random.nextGaussian());
        }
        return new Tensor.Floats(tensor.shape(), noisy);
    }

    /** Standard deviation of each column over the rows of one case. */
    private static double[] spreads(Tensor.Floats tensor) {
        long[] shape = tensor.shape();
        int columns = Math.toIntExact(shape[shape.length - 1]);
        int rows = tensor.values().length / Math.max(1, columns);
        double[] mean = new double[columns];
        double[] squares = new double[columns];
        for (int i = 0; i < tensor.values().length; i++) {
            mean[i % columns] += tensor.values()[i] / (double) rows;
        }
        for (int i = 0; i < tensor.values().length; i++) {
            double d = tensor.values()[i] - mean[i % columns];
            squares[i % columns] += d * d;
        }
        return Arrays.stream(squares)
                .map(sum -> Math.sqrt(sum / Math.max(1, rows - 1)))
                .toArray();
    }
}
