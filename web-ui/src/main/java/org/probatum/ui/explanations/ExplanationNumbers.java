package org.probatum.ui.explanations;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.probatum.report.number.Numbers;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.FoldedRows;
import org.probatum.ui.component.PlainJson;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** The stored numbers of an explanation as a table, largest first. */
final class ExplanationNumbers extends Div {

    private static final int FIRST = 15;

    ExplanationNumbers(Map<String, @Nullable Object> stored) {
        switch (PlainJson.text(stored, "kind")) {
            case "tileWeights" -> tiles(stored);
            case "sliceWeights" -> slices(stored);
            case "signedValues" -> signed(stored);
            case "wordWeights" -> words(stored);
            case "slideMap", "volumeMap" -> map(stored);
            case "modalityContributions" -> modalities(stored);
            default -> add(new Paragraph("These numbers have a form that this version cannot show as a table."));
        }
    }

    private void tiles(Map<String, @Nullable Object> stored) {
        List<Row> rows = PlainJson.objects(stored, "tiles").stream()
                .map(tile -> new Row(
                        "row " + place(tile, "row") + ", column " + place(tile, "column"),
                        PlainJson.number(tile, "weight")))
                .toList();
        add(new Paragraph("Grid of " + PlainJson.text(stored, "rows") + " × " + PlainJson.text(stored, "columns")
                + " tiles, " + rows.size()
                + " of them with tissue. Rows and columns are counted from the upper left, from 1."));
        weights("Weights of the tiles", "Tile", rows);
    }

    private void slices(Map<String, @Nullable Object> stored) {
        List<Double> weights = stored.get("weights") instanceof List<?> list
                ? list.stream().map(ExplanationNumbers::finite).toList()
                : List.of();
        List<Row> rows = IntStream.range(0, weights.size())
                .mapToObj(k -> new Row("slice " + (k + 1), weights.get(k)))
                .toList();
        add(new Paragraph(rows.size() + " slices, counted from 1 at the lowest."));
        weights("Weights of the slices", "Slice", rows);
    }

    private void words(Map<String, @Nullable Object> stored) {
        List<Row> rows = PlainJson.objects(stored, "words").stream()
                .map(word -> new Row(PlainJson.text(word, "word"), PlainJson.number(word, "weight")))
                .toList();
        add(new Paragraph(rows.size() + " words that the model read."));
        weights("Weights of the words", "Word", rows);
    }

    private void map(Map<String, @Nullable Object> stored) {
        if (!(stored.get("grid") instanceof Map<?, ?> grid) || !(grid.get("values") instanceof List<?> values)) {
            add(new Paragraph("These numbers have no grid."));
            return;
        }
        int rows = (int) PlainJson.number(grid, "rows");
        int columns = (int) PlainJson.number(grid, "columns");
        int slices = (int) PlainJson.number(grid, "slices");
        List<Row> cells = IntStream.range(0, values.size())
                .mapToObj(i -> new Row(
                        (slices > 1 ? "slice " + (i / (rows * columns) + 1) + ", " : "") + "row "
                                + (i / columns % rows + 1) + ", column " + (i % columns + 1),
                        finite(values.get(i))))
                .toList();
        add(new Paragraph("Grid of " + (slices > 1 ? slices + " × " : "") + rows + " × " + columns + " cells over the "
                + (slices > 1 ? "volume" : "image") + ", counted from 1 at the upper left."));
        weights("Values of the cells", "Cell", cells);
    }

    private void modalities(Map<String, @Nullable Object> stored) {
        String unit = PlainJson.text(stored, "unit");
        add(new Paragraph("With every modality absent " + Numbers.decimal(PlainJson.number(stored, "baseline"), 4)
                + ", prediction " + Numbers.decimal(PlainJson.number(stored, "prediction"), 4) + " (" + unit
                + "). A positive value raises the " + unit + "."));
        DataTable table =
                new DataTable("Shapley values of the modalities", "Modality", "Of this case", "Shapley value");
        for (Map<?, ?> modality : PlainJson.objects(stored, "modalities")) {
            table.row(
                    new Span(PlainJson.text(modality, "modality")),
                    new Span(PlainJson.text(modality, "presence")),
                    DataTable.number(written(PlainJson.number(modality, "shapley"), true)));
        }
        add(table);
    }

    private void weights(String caption, String head, List<Row> rows) {
        List<Row> sorted = rows.stream()
                .sorted(Comparator.comparingDouble((Row row) -> Math.abs(row.value))
                        .reversed())
                .toList();
        add(new FoldedRows(sorted, FIRST, part -> {
            DataTable table = new DataTable(caption, head, "Weight");
            part.forEach(row -> table.row(new Span(row.name), DataTable.number(written(row.value, false))));
            return table;
        }));
    }

    private void signed(Map<String, @Nullable Object> stored) {
        List<Map<?, ?>> values = PlainJson.objects(stored, "values").stream()
                .sorted(Comparator.comparingDouble(
                                (Map<?, ?> value) -> Math.abs(PlainJson.number(value, "attribution")))
                        .reversed())
                .toList();
        double baseline = PlainJson.number(stored, "baseline");
        double prediction = PlainJson.number(stored, "prediction");
        String unit = PlainJson.text(stored, "unit");
        if (Double.isFinite(baseline) && Double.isFinite(prediction)) {
            add(new Paragraph("Baseline " + Numbers.decimal(baseline, 4) + ", sum of attributions "
                    + Numbers.signed(prediction - baseline, 4) + ", prediction " + Numbers.decimal(prediction, 4) + " ("
                    + unit + "). A positive attribution raises the " + unit + "."));
        }
        add(new FoldedRows(values, FIRST, part -> {
            DataTable table = new DataTable("Attributions", "Input", "Value", "Attribution", "Filled");
            part.forEach(value -> table.row(
                    DataTable.code(PlainJson.text(value, "feature")),
                    DataTable.number(written(PlainJson.number(value, "value"), false)),
                    DataTable.number(written(PlainJson.number(value, "attribution"), true)),
                    Boolean.TRUE.equals(value.get("filled"))
                            ? new StatusBadge(Status.WAITING, "filled in")
                            : new Span("")));
            return table;
        }));
    }

    private record Row(String name, double value) {}

    private static int place(Map<?, ?> tile, String name) {
        return (int) PlainJson.number(tile, name) + 1;
    }

    private static double finite(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static String written(double value, boolean signed) {
        if (Double.isNaN(value)) {
            return "not determined";
        }
        return signed ? Numbers.signed(value, 4) : Numbers.decimal(value, 4);
    }
}
