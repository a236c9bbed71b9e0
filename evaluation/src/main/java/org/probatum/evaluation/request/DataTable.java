package org.probatum.evaluation.request;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Named columns of equal length, numbers or texts. An empty field is a missing value: NaN in a column of numbers, an
 * empty text in a column of texts.
 */
public final class DataTable {

    private static final Pattern CONDITION = Pattern.compile("\\s*(\\S+)\\s*(<=|>=|!=|==|=|<|>)\\s*(.+?)\\s*");

    private sealed interface Column {
        @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
        record Numbers(double[] values) implements Column {}

        @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
        record Texts(String[] values) implements Column {}
    }

    private final Map<String, Column> columns;
    private final int rows;

    private DataTable(Map<String, Column> columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Reads a CSV file with a header line. A column is one of numbers when every field is a number or empty. */
    public static DataTable read(Path csv) {
        List<String> names;
        int[] textColumns;
        int rows = 0;
        try (CSVParser parser = parser(csv)) {
            names = parser.getHeaderNames();
            textColumns = new int[names.size()];
            for (CSVRecord row : parser) {
                requireWidth(row, names.size(), csv);
                for (int c = 0; c < textColumns.length; c++) {
                    textColumns[c] |= isNumberOrEmpty(row.get(c)) ? 0 : 1;
                }
                rows++;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(csv, e);
        }
        return fill(csv, names, textColumns, rows);
    }

    private static DataTable fill(Path csv, List<String> names, int[] textColumns, int rows) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (int c = 0; c < textColumns.length; c++) {
            columns.put(
                    names.get(c),
                    textColumns[c] == 1 ? new Column.Texts(new String[rows]) : new Column.Numbers(new double[rows]));
        }
        List<Column> inOrder = List.copyOf(columns.values());
        Map<String, String> seen = new LinkedHashMap<>();
        try (CSVParser parser = parser(csv)) {
            int r = 0;
            for (CSVRecord row : parser) {
                for (int c = 0; c < textColumns.length; c++) {
                    switch (inOrder.get(c)) {
                        case Column.Texts texts -> texts.values()[r] = seen.computeIfAbsent(row.get(c), text -> text);
                        case Column.Numbers numbers -> numbers.values()[r] = parse(row.get(c));
                    }
                }
                r++;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(csv, e);
        }
        return new DataTable(columns, rows);
    }

    private static CSVParser parser(Path csv) throws IOException {
        if (!Files.isRegularFile(csv)) {
            throw new StatisticsException("not-found", "Data set not found: " + csv.getFileName());
        }
        Reader reader = Files.newBufferedReader(csv);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(reader);
    }

    private static void requireWidth(CSVRecord row, int width, Path csv) {
        if (row.size() != width) {
            throw new IllegalArgumentException("record " + row.getRecordNumber() + " of " + csv.getFileName() + " has "
                    + row.size() + " fields, the header has " + width);
        }
    }

    private static StatisticsException unreadable(Path csv, Exception e) {
        return new StatisticsException("invalid-dataset", "Cannot read " + csv.getFileName() + ": " + e.getMessage());
    }

    private static boolean isNumberOrEmpty(String text) {
        return text.isEmpty() || !Double.isNaN(parse(text));
    }

    private static double parse(String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN; // what is no number makes the column one of texts
        }
    }

    /** Columns written inside a request; a single value is a column of one row. */
    static DataTable of(RequestInput data) {
        Map<String, Column> columns = new LinkedHashMap<>();
        int rows = -1;
        for (String name : data.names()) {
            Column column = columnOf(data, name);
            int length = column instanceof Column.Numbers numbers
                    ? numbers.values().length
                    : ((Column.Texts) column).values().length;
            if (rows >= 0 && length != rows) {
                throw data.invalid(name, "has " + length + " values, the columns before it have " + rows);
            }
            rows = length;
            columns.put(name, column);
        }
        return new DataTable(columns, Math.max(rows, 0));
    }

    private static Column columnOf(RequestInput data, String name) {
        List<String> texts = data.texts(name);
        if (texts.stream().allMatch(DataTable::isNumberOrEmpty)) {
            return new Column.Numbers(
                    texts.stream().mapToDouble(DataTable::parse).toArray());
        }
        return new Column.Texts(texts.toArray(String[]::new));
    }

    /** The shortest text of a number: {@code 1}, not {@code 1.0}. */
    static String textOf(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    public int rows() {
        return rows;
    }

    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /** A column of finite numbers; missing values are NaN. */
    public double[] numbers(String column) {
        return switch (column(column)) {
            case Column.Numbers numbers -> finite(column, numbers.values().clone());
            case Column.Texts texts -> {
                String first = Arrays.stream(texts.values())
                        .filter(text -> !isNumberOrEmpty(text))
                        .findFirst()
                        .orElse("");
                throw new StatisticsException(
                        "invalid-input", "Column \"" + column + "\" must hold numbers, has \"" + first + "\"");
            }
        };
    }

    private static double[] finite(String column, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new StatisticsException(
                        "invalid-input",
                        "Column \"" + column + "\" must hold finite numbers, row " + (i + 1) + " has " + values[i]);
            }
        }
        return values;
    }

    /** Row by row the text of a column; missing values are empty. */
    public String[] texts(String column) {
        return switch (column(column)) {
            case Column.Numbers numbers ->
                Arrays.stream(numbers.values()).mapToObj(DataTable::textOf).toArray(String[]::new);
            case Column.Texts texts -> texts.values().clone();
        };
    }

    /**
     * Row by row the index of the column's value among the levels, −1 when it is none of them.
     *
     * @param levels texts; a level of a numeric column is compared as a number
     */
    public int[] levels(String column, List<String> levels) {
        Map<String, Integer> index = new LinkedHashMap<>();
        for (String level : levels) {
            index.put(normal(level), index.size());
        }
        String[] texts = texts(column);
        int[] result = new int[rows];
        for (int i = 0; i < rows; i++) {
            result[i] = index.getOrDefault(normal(texts[i]), -1);
        }
        return result;
    }

    /** The distinct values of a column: numbers by size, texts by alphabet; missing values left out. */
    public List<String> distinct(String column) {
        return switch (column(column)) {
            case Column.Numbers numbers ->
                Arrays.stream(numbers.values())
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .distinct()
                        .mapToObj(DataTable::textOf)
                        .toList();
            case Column.Texts texts -> {
                TreeSet<String> distinct = new TreeSet<>(List.of(texts.values()));
                distinct.remove("");
                yield List.copyOf(distinct);
            }
        };
    }

    private static String normal(String level) {
        return isNumberOrEmpty(level) ? textOf(parse(level)) : level;
    }

    /** The rows without a missing value in the columns. */
    public DataTable complete(Collection<String> names) {
        boolean[] keep = new boolean[rows];
        Arrays.fill(keep, true);
        for (String name : names) {
            switch (column(name)) {
                case Column.Numbers numbers -> clear(keep, i -> Double.isNaN(numbers.values()[i]));
                case Column.Texts texts -> clear(keep, i -> texts.values()[i].isEmpty());
            }
        }
        return select(keep);
    }

    private static void clear(boolean[] keep, IntPredicate missing) {
        for (int i = 0; i < keep.length; i++) {
            keep[i] &= !missing.test(i);
        }
    }

    /**
     * The rows that meet a condition.
     *
     * @param condition {@code all}, {@code all rows}, {@code complete cases of the named columns} or
     *     {@code rows with a missing … are dropped} (all rows here: the method drops incomplete ones), or {@code column operator value}, such as {@code reader <= 3}
     */
    public DataTable where(String condition) {
        if (condition.equals("all")
                || condition.equals("all rows")
                || condition.startsWith("complete cases")
                || condition.startsWith("rows with a missing")) {
            return this;
        }
        Matcher matcher = CONDITION.matcher(condition);
        if (!matcher.matches()) {
            throw new StatisticsException(
                    "invalid-input", "Rows \"" + condition + "\" is not \"all rows\" or \"column operator value\"");
        }
        String value = matcher.group(3).replaceAll("^['\"]|['\"]$", "");
        return select(test(matcher.group(1), matcher.group(2), value));
    }

    /** The same table with one column set to the same value in every row. */
    public DataTable with(String column, String value) {
        Map<String, Column> changed = new LinkedHashMap<>(columns);
        if (isNumberOrEmpty(value)) {
            double[] numbers = new double[rows];
            Arrays.fill(numbers, parse(value));
            changed.put(column, new Column.Numbers(numbers));
        } else {
            String[] texts = new String[rows];
            Arrays.fill(texts, value);
            changed.put(column, new Column.Texts(texts));
        }
        return new DataTable(changed, rows);
    }

    /** The same table with one column replaced or added. @param values one per row, NaN where missing */
    DataTable with(String column, double[] values) {
        Map<String, Column> changed = new LinkedHashMap<>(columns);
        changed.put(column, new Column.Numbers(values.clone()));
        return new DataTable(changed, rows);
    }

    /** The same table with one column replaced or added. @param texts one per row, empty where missing */
    DataTable with(String column, String[] texts) {
        Map<String, Column> changed = new LinkedHashMap<>(columns);
        changed.put(column, new Column.Texts(texts.clone()));
        return new DataTable(changed, rows);
    }

    /** The rows whose index passes the test. */
    public DataTable where(IntPredicate kept) {
        boolean[] keep = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            keep[i] = kept.test(i);
        }
        return select(keep);
    }

    private boolean[] test(String column, String operator, String value) {
        String[] texts = texts(column);
        boolean[] keep = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            keep[i] = !texts[i].isEmpty() && holds(compare(texts[i], value), operator);
        }
        return keep;
    }

    private static int compare(String text, String value) {
        double a = parse(text);
        double b = parse(value);
        return Double.isNaN(a) || Double.isNaN(b) ? text.compareTo(value) : Double.compare(a, b);
    }

    private static boolean holds(int comparison, String operator) {
        return switch (operator) {
            case "<" -> comparison < 0;
            case "<=" -> comparison <= 0;
            case ">" -> comparison > 0;
            case ">=" -> comparison >= 0;
            case "!=" -> comparison != 0;
            default -> comparison == 0;
        };
    }

    private DataTable select(boolean[] keep) {
        int[] kept = IntStream.range(0, rows).filter(i -> keep[i]).toArray();
        if (kept.length == rows) {
            return this;
        }
        Map<String, Column> selected = new LinkedHashMap<>();
        columns.forEach((name, column) -> selected.put(
                name,
                switch (column) {
                    case Column.Numbers numbers ->
                        new Column.Numbers(Arrays.stream(kept)
                                .mapToDouble(i -> numbers.values()[i])
                                .toArray());
                    case Column.Texts texts ->
                        new Column.Texts(Arrays.stream(kept)
                                .mapToObj(i -> texts.values()[i])
                                .toArray(String[]::new));
                }));
        return new DataTable(selected, kept.length);
    }

    private Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new StatisticsException(
                    "invalid-input", "No column \"" + name + "\"; columns are " + String.join(", ", columns.keySet()));
        }
        return column;
    }
}
