package org.probatum.evaluation.request;

import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.diagnostic.Direction;

/**
 * A score and the class of each participant, rows with a missing value dropped.
 *
 * @param table the rows kept
 */
@SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
record ScoredCases(DataTable table, double[] score, boolean[] positive, Direction direction) {

    static ScoredCases read(RequestInput input, String... further) {
        String response = input.text("response", "y");
        String predictor = input.text("predictor", "x");
        List<String> used = new java.util.ArrayList<>(List.of(response, predictor));
        used.addAll(List.of(further));
        DataTable table = input.table().complete(used);
        return new ScoredCases(
                table,
                table.numbers(predictor),
                positive(table, input),
                direction(input.text("direction", "higher"), input));
    }

    /** Which rows are positive: the response equals {@code positive}, 1 when it is not given. */
    static boolean[] positive(DataTable table, RequestInput input) {
        String response = input.text("response", "y");
        String positive = input.text("positive", "1");
        List<String> classes = table.distinct(response);
        if (classes.size() > 2) {
            throw new StatisticsException(
                    "invalid-input",
                    "Response \"" + response + "\" must have two values, has " + classes.size() + ": "
                            + classes.subList(0, 3) + " …");
        }
        int[] level = table.levels(response, List.of(positive));
        boolean[] result = new boolean[level.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = level[i] == 0;
        }
        return result;
    }

    static Direction direction(String text, RequestInput input) {
        return Arrays.stream(Direction.values())
                .filter(direction -> direction.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> input.invalid("direction", "must be higher or lower, was " + text));
    }
}
