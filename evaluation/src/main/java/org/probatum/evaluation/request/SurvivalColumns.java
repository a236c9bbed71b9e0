package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probatum.evaluation.statistics.survival.SurvivalTimes;

/**
 * The columns that time-to-event methods have in common, after dropping rows with a missing value in any of them and
 * rows whose group is not among the levels.
 *
 * @param table the rows kept
 * @param group level of each row; all 0 without a group
 * @param levels names of the groups; {@code all} without a group
 * @param stratum of each row; all 0 without strata
 */
@SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
record SurvivalColumns(DataTable table, SurvivalTimes times, int[] group, List<String> levels, int[] stratum) {

    /** @param further columns whose missing values drop a row too */
    static SurvivalColumns read(RequestInput input, List<String> further) {
        List<String> used = new ArrayList<>(List.of(input.text("time"), input.text("status")));
        used.addAll(further);
        input.optionalText("group").ifPresent(used::add);
        input.optionalText("strata").ifPresent(used::add);
        DataTable table = input.table().complete(used);
        List<String> levels = List.of("all");
        if (input.has("group")) {
            String group = input.text("group");
            levels = input.has("levels") ? input.texts("levels") : table.distinct(group);
            table = keepLevels(table, group, levels);
            requireMembers(table, group, levels);
        }
        int[] group = input.has("group") ? table.levels(input.text("group"), levels) : new int[table.rows()];
        return new SurvivalColumns(table, times(table, input), group, levels, strata(table, input));
    }

    private static DataTable keepLevels(DataTable table, String column, List<String> levels) {
        int[] level = table.levels(column, levels);
        return table.where(i -> level[i] >= 0);
    }

    /** @throws StatisticsException if a level has no row, so that there is nothing to estimate for it */
    static void requireMembers(DataTable table, String group, List<String> levels) {
        if (levels.isEmpty()) {
            throw new StatisticsException("invalid-input", "Group \"" + group + "\" has no levels");
        }
        boolean[] seen = new boolean[levels.size()];
        for (int level : table.levels(group, levels)) {
            seen[level] = true;
        }
        for (int l = 0; l < seen.length; l++) {
            if (!seen[l]) {
                throw new StatisticsException(
                        "empty-group",
                        "No complete row has the level \"" + levels.get(l) + "\" of \"" + group + "\"; the data have "
                                + table.distinct(group));
            }
        }
    }

    private static SurvivalTimes times(DataTable table, RequestInput input) {
        double[] status = table.numbers(input.text("status"));
        int code = eventCode(input);
        boolean[] event = new boolean[status.length];
        for (int i = 0; i < event.length; i++) {
            event[i] = status[i] == code;
            boolean censored = status[i] == 0 || code == 2 && status[i] == 1;
            if (!event[i] && !censored) {
                throw new StatisticsException(
                        "invalid-input",
                        "Status must be " + code + " (event) or " + (code == 2 ? "0 or 1" : "0") + " (censored), row "
                                + (i + 1) + " has " + DataTable.textOf(status[i]));
            }
        }
        return SurvivalTimes.of(table.numbers(input.text("time")), event);
    }

    /** The status that marks an event: 1, or 2 where 1 marks a censored time, as some R data sets do. */
    private static int eventCode(RequestInput input) {
        int code = input.count("event", 1);
        if (code == 0) {
            throw input.invalid("event", "must not be 0, which marks a censored time");
        }
        return code;
    }

    private static int[] strata(DataTable table, RequestInput input) {
        return input.has("strata") ? codes(table, input.texts("strata")) : new int[table.rows()];
    }

    /** One code per distinct combination of the columns' values, ordered by them: numbers by size, texts by alphabet. */
    static int[] codes(DataTable table, List<String> columns) {
        List<int[]> levels = columns.stream()
                .map(column -> table.levels(column, table.distinct(column)))
                .toList();
        TreeMap<List<Integer>, Integer> seen = new TreeMap<>(SurvivalColumns::lexicographic);
        List<List<Integer>> keys = new ArrayList<>(table.rows());
        for (int i = 0; i < table.rows(); i++) {
            List<Integer> key = new ArrayList<>();
            for (int[] level : levels) {
                key.add(level[i]);
            }
            keys.add(key);
            seen.put(key, 0);
        }
        int code = 0;
        for (Map.Entry<List<Integer>, Integer> entry : seen.entrySet()) {
            entry.setValue(code++);
        }
        return keys.stream().mapToInt(key -> seen.getOrDefault(key, -1)).toArray();
    }

    private static int lexicographic(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
