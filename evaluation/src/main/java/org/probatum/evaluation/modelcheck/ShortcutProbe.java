package org.probatum.evaluation.modelcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.probatum.registry.Tensor;

/**
 * Looks for a score that follows a small place at the border of an image.
 *
 * <p>The plane of each image input is cut into 4 × 4 fields. For each of the 12 fields at the border, with s the score and
 * N(·) the input with a part replaced by the median image of the cohort (what most participants show there):
 * <pre>
 *   inside  = mean (s − s(N(field)))²              what this field alone does to the score
 *   outside = mean (s − s(N(everything else)))²    what all the rest of the image does
 *   share   = inside / (inside + outside)
 * </pre>
 * <p>A border field holds background, labels and scanner habits, seldom what a model should look at. A share above one half
 * says that a sixteenth of the plane, at its border, moves the score more than all the rest.
 */
final class ShortcutProbe {

    static final double MOST = 0.5;

    private static final int FIELDS = 4;
    private static final int MOST_CASES = 96;
    private static final int FEWEST_CASES = 10;

    private ShortcutProbe() {}

    /**
     * The border field that weighs most in an image input.
     *
     * @param input the image input
     * @param rows of the field, first and last
     * @param columns of the field, first and last
     * @param share 0 to 1
     * @param scoreChange root of the mean squared change of the score when the field is neutralised
     * @param cases participants it rests on
     */
    record Found(String input, String rows, String columns, double share, double scoreChange, int cases) {}

    /** The heaviest border field of each image input; none where there are too few cases. */
    static List<Found> of(CheckedModel model, List<ScoredCase> scored) {
        if (scored.size() < FEWEST_CASES) {
            return List.of();
        }
        List<ScoredCase> some = spread(scored);
        List<Found> found = new ArrayList<>();
        for (String input : model.imageInputs(some.getFirst().inputs())) {
            long[] shape = shape(some.getFirst(), input);
            boolean same = some.stream().allMatch(c -> Arrays.equals(shape(c, input), shape));
            boolean large = shape[shape.length - 1] >= 2 * FIELDS && shape[shape.length - 2] >= 2 * FIELDS;
            if (same && large) {
                found.add(heaviest(model, some, input));
            }
        }
        return found;
    }

    private static List<ScoredCase> spread(List<ScoredCase> scored) {
        int n = Math.min(MOST_CASES, scored.size());
        return IntStream.range(0, n)
                .mapToObj(i -> scored.get((int) ((long) i * scored.size() / n)))
                .toList();
    }

    private static Found heaviest(CheckedModel model, List<ScoredCase> cases, String input) {
        float[] median = median(cases, input);
        long[] shape = shape(cases.getFirst(), input);
        int rows = (int) shape[shape.length - 2];
        int columns = (int) shape[shape.length - 1];
        return fields(rows, columns).stream()
                .map(field -> measured(model, cases, input, median, field, columns))
                .max(Comparator.comparingDouble(Found::share))
                .orElseThrow();
    }

    /** @param rowEnd and columnEnd are exclusive */
    private record Field(int row, int rowEnd, int column, int columnEnd) {
        boolean holds(int r, int c) {
            return r >= row && r < rowEnd && c >= column && c < columnEnd;
        }
    }

    private static List<Field> fields(int rows, int columns) {
        List<Field> fields = new ArrayList<>();
        for (int r = 0; r < FIELDS; r++) {
            for (int c = 0; c < FIELDS; c++) {
                if (r == 0 || c == 0 || r == FIELDS - 1 || c == FIELDS - 1) {
                    fields.add(new Field(
                            r * rows / FIELDS,
                            (r + 1) * rows / FIELDS,
                            c * columns / FIELDS,
                            (c + 1) * columns / FIELDS));
                }
            }
        }
        return fields;
    }

    private static Found measured(
            CheckedModel model, List<ScoredCase> cases, String input, float[] median, Field field, int columns) {
        double inside = change(model, cases, input, median, field, columns, true);
        double outside = change(model, cases, input, median, field, columns, false);
        double share = inside + outside == 0 ? 0 : inside / (inside + outside);
        return new Found(
                input,
                field.row() + "-" + (field.rowEnd() - 1),
                field.column() + "-" + (field.columnEnd() - 1),
                share,
                Math.sqrt(inside),
                cases.size());
    }

    private static double change(
            CheckedModel model,
            List<ScoredCase> cases,
            String input,
            float[] median,
            Field field,
            int columns,
            boolean inside) {
        long[] shape = shape(cases.getFirst(), input);
        int rows = (int) shape[shape.length - 2];
        double[] squared = cases.parallelStream()
                .mapToDouble(c -> {
                    float[] values = values(c, input).clone();
                    for (int at = 0; at < values.length; at++) {
                        if (field.holds(at / columns % rows, at % columns) == inside) {
                            values[at] = median[at];
                        }
                    }
                    double difference =
                            c.firstScore() - model.scoreWith(c.inputs(), input, new Tensor.Floats(shape, values));
                    return difference * difference;
                })
                .toArray();
        return Arrays.stream(squared).sum() / squared.length;
    }

    private static float[] median(List<ScoredCase> cases, String input) {
        float[] median = new float[values(cases.getFirst(), input).length];
        float[] here = new float[cases.size()];
        for (int at = 0; at < median.length; at++) {
            for (int c = 0; c < here.length; c++) {
                here[c] = values(cases.get(c), input)[at];
            }
            Arrays.sort(here);
            median[at] = here[here.length / 2];
        }
        return median;
    }

    private static long[] shape(ScoredCase scored, String input) {
        return tensor(scored, input).shape();
    }

    private static float[] values(ScoredCase scored, String input) {
        return tensor(scored, input).values();
    }

    private static Tensor.Floats tensor(ScoredCase scored, String input) {
        if (scored.inputs().get(input) instanceof Tensor.Floats floats) {
            return floats;
        }
        throw new IllegalArgumentException("Input " + input + " holds no 32-bit floats");
    }
}
