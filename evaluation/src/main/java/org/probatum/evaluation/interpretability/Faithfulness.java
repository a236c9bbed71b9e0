package org.probatum.evaluation.interpretability;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.probatum.registry.Tensor;

/**
 * Whether the output follows the ranking that an attribution gives.
 *
 * <pre>
 *   deletion    units are replaced, highest attribution first; the area under F falls fast when the ranking is right
 *   insertion   units return to an all-replaced case, highest first; the area rises fast
 * </pre>
 *
 * <p>Each area is the mean of F over 0, 1, … all units replaced. A case counts as better than chance when its area beats the
 * mean area over random rankings.
 *
 * <p>Source: V. Petsiuk, A. Das, K. Saenko (2018), RISE, BMVC, section 3.3.
 */
public final class Faithfulness {

    /** At most this many points on a curve; between them several units change at once. */
    private static final int POINTS = 32;

    /**
     * @param deletion area of each case by the attribution's ranking, lower is better
     * @param deletionByChance mean area of each case over random rankings
     * @param insertion area of each case, higher is better
     * @param insertionByChance mean over random rankings
     */
    public record Result(double[] deletion, double[] deletionByChance, double[] insertion, double[] insertionByChance) {

        /** The share of cases in which deletion is better than chance. */
        public double deletionShare() {
            return share(deletionByChance, deletion);
        }

        /** The share of cases in which insertion is better than chance. */
        public double insertionShare() {
            return share(insertion, insertionByChance);
        }

        private static double share(double[] larger, double[] smaller) {
            return (double) IntStream.range(0, larger.length)
                            .filter(i -> larger[i] > smaller[i])
                            .count()
                    / Math.max(1, larger.length);
        }
    }

    private Faithfulness() {}

    /**
     * @param input which input is cut into units
     * @param units how; the attribution has one value per unit
     * @param scores shape [rows, units]
     * @param replacement what a replaced unit becomes; repeated to the input's shape
     * @param rankings random rankings per case
     */
    public static Result of(
            PredictionFunction model,
            InputBatch inputs,
            String input,
            OcclusionUnits units,
            Tensor.Doubles scores,
            Tensor replacement,
            int rankings,
            long seed) {
        int[] unitOf = units.unitOfEachValue(inputs.get(input), input);
        int count = Arrays.stream(unitOf).max().orElse(-1) + 1;
        if (scores.size() != inputs.rows() * count) {
            throw new IllegalArgumentException("Input " + input + " has " + count + " units in " + inputs.rows()
                    + " cases; the attribution has shape " + Arrays.toString(scores.shape()));
        }
        double[] replaced = Tensors.broadcast(replacement, inputs.get(input).shape(), "The replacement of " + input);
        double[][] areas = new double[2 * (rankings + 1)][];
        SplittableRandom random = new SplittableRandom(seed);
        for (int r = 0; r <= rankings; r++) {
            int[][] places = new int[inputs.rows()][];
            for (int row = 0; row < places.length; row++) {
                places[row] = r == 0 ? placesByScore(scores.values(), row, count) : shuffled(count, random);
            }
            double[][] curves = curves(model, inputs, input, unitOf, count, places, replaced);
            areas[2 * r] = curves[0];
            areas[2 * r + 1] = curves[1];
        }
        return new Result(areas[0], mean(areas, 0), areas[1], mean(areas, 1));
    }

    /** Areas of deletion and insertion for each case. */
    private static double[][] curves(
            PredictionFunction model,
            InputBatch inputs,
            String input,
            int[] unitOf,
            int count,
            int[][] places,
            double[] replaced) {
        int points = Math.min(POINTS, count);
        double[][] f = Variants.predict(
                model,
                inputs,
                2 * (points + 1),
                (variant, part, first) -> part.with(
                        input,
                        changed(
                                part.get(input),
                                first,
                                unitOf,
                                places,
                                replaced,
                                (int) Math.round((double) (variant / 2) * count / points),
                                variant % 2 == 1)));
        double[][] areas = new double[2][inputs.rows()];
        for (int variant = 0; variant < f.length; variant++) {
            for (int row = 0; row < inputs.rows(); row++) {
                areas[variant % 2][row] += f[variant][row] / (points + 1);
            }
        }
        return areas;
    }

    /** Deletion: the first {@code many} units are replaced; insertion: all but those. */
    private static Tensor changed(
            Tensor tensor, int firstRow, int[] unitOf, int[][] places, double[] replaced, int many, boolean insertion) {
        double[] values = Tensors.values(tensor).clone();
        for (int i = 0; i < values.length; i++) {
            int row = firstRow + i / unitOf.length;
            boolean first = places[row][unitOf[i % unitOf.length]] < many;
            if (first != insertion) {
                values[i] = replaced[firstRow * unitOf.length + i];
            }
        }
        return Tensors.like(tensor, values);
    }

    private static int[] placesByScore(double[] scores, int row, int count) {
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(u -> -scores[row * count + u]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] places = new int[count];
        for (int place = 0; place < count; place++) {
            places[order[place]] = place;
        }
        return places;
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        int[] places = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = places[i];
            places[i] = places[j];
            places[j] = swap;
        }
        return places;
    }

    private static double[] mean(double[][] areas, int which) {
        double[] mean = new double[areas[0].length];
        int rankings = areas.length / 2 - 1;
        for (int r = 1; r <= rankings; r++) {
            for (int row = 0; row < mean.length; row++) {
                mean[row] += areas[2 * r + which][row] / rankings;
            }
        }
        return mean;
    }
}
