package org.probatum.trial.acquisition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the columns of a cohort's tables mean.
 *
 * @param columns one per column, in the order of the file
 */
public record DataDictionary(List<Column> columns) {

    private static final Pattern RANGE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*(?:-|–|to)\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern BOUND = Pattern.compile("(>=?)\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern SERIES = Pattern.compile("(\\D*)(\\d{1,8})\\.\\.\\1(\\d{1,8})");
    private static final int LONGEST_SERIES = 100_000;

    public DataDictionary {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param file the table, such as {@code laboratory.csv}
     * @param unit empty where there is none
     * @param values what it may hold
     */
    public record Column(String file, String name, String meaning, String unit, AcceptedValues values) {}

    /**
     * Reads {@code data_dictionary.csv}: columns file, column, meaning, unit, values.
     *
     * <p>A column may be a list ({@code MUT_A, MUT_B}) or a series ({@code G001..G080}). Values are a range
     * ({@code 22-88}), a bound ({@code >0}), a list ({@code 0, 1}; what stands in parentheses is a remark), or empty: then
     * a column with a unit holds numbers and one without holds text.
     *
     * @throws UnreadableInputException if it has another form
     */
    public static DataDictionary read(String name, byte[] bytes, ReadLimits limits) {
        CsvTable table = CsvTableReader.read(
                name, bytes, TableExpectation.withoutIds("file", "column", "meaning", "unit", "values"), limits);
        List<Column> columns = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            String file = row.text("file")
                    .orElseThrow(() -> new UnreadableInputException(name + " line " + row.line() + " names no file"));
            for (String column : names(row.text("column").orElse(""))) {
                String unit = row.text("unit").orElse("");
                columns.add(new Column(
                        file,
                        column,
                        row.text("meaning").orElse(""),
                        unit,
                        values(row.text("values").orElse(""), unit)));
            }
        }
        return new DataDictionary(columns);
    }

    /** What the columns of a table may hold, by column and in order; empty when the dictionary does not know the table. */
    public Map<String, AcceptedValues> columnsOf(String file) {
        Map<String, AcceptedValues> values = new LinkedHashMap<>();
        columns.stream().filter(c -> c.file().equals(file)).forEach(c -> values.put(c.name(), c.values()));
        return values;
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        for (String part : list.split(",")) {
            Matcher series = SERIES.matcher(part.strip());
            if (series.matches()) {
                names.addAll(series(series.group(1), series.group(2), series.group(3)));
            } else if (!part.isBlank()) {
                names.add(part.strip());
            }
        }
        return names;
    }

    /** {@code G001..G003} is G001, G002, G003: the first number gives the number of digits. */
    private static List<String> series(String prefix, String first, String last) {
        int from = Integer.parseInt(first);
        int to = Integer.parseInt(last);
        if (to < from || to - from > LONGEST_SERIES) {
            throw new UnreadableInputException("The series " + prefix + first + ".." + prefix + last
                    + " of the data dictionary counts up to at most " + LONGEST_SERIES + " columns");
        }
        String form = "%s%0" + first.length() + "d";
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> String.format(Locale.ROOT, form, prefix, i))
                .toList();
    }

    private static AcceptedValues values(String text, String unit) {
        String stated = text.replaceAll("\\(.*\\)", "").strip();
        Matcher range = RANGE.matcher(stated);
        if (range.matches()) {
            return new AcceptedValues.Number(
                    Double.parseDouble(range.group(1)), Double.parseDouble(range.group(2)), true);
        }
        Matcher bound = BOUND.matcher(stated);
        if (bound.matches()) {
            return new AcceptedValues.Number(
                    Double.parseDouble(bound.group(2)),
                    Double.POSITIVE_INFINITY,
                    bound.group(1).length() == 2);
        }
        if (stated.isEmpty()) {
            return unit.isEmpty() ? new AcceptedValues.AnyText() : AcceptedValues.Number.ANY;
        }
        return new AcceptedValues.OneOf(
                Arrays.stream(stated.split(",")).map(String::strip).toList());
    }
}
