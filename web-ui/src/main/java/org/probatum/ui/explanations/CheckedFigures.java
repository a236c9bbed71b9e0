package org.probatum.ui.explanations;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.run.ExplanationMeasure;
import org.probatum.report.number.Numbers;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.PlainJson;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** What was measured about an explanation, beside what the plan asks for. */
final class CheckedFigures extends Div {

    private static final int DECIMALS = 4;

    CheckedFigures(Map<String, @Nullable Object> stored) {
        if (!(stored.get("figures") instanceof Map<?, ?> figures)) {
            add(new Paragraph("Nothing was measured about it."));
            return;
        }
        List<Map<?, ?>> thresholds = PlainJson.objects(stored, "thresholds");
        DataTable table = new DataTable("What was measured", "Measure", "Value", "Plan", "Result");
        for (Object name : figures.keySet()) {
            String id = String.valueOf(name);
            double value = PlainJson.number(figures, id);
            List<Map<?, ?>> planned = thresholds.stream()
                    .filter(threshold -> PlainJson.text(threshold, "measure").equals(id))
                    .toList();
            table.row(
                    new Span(ExplanationMeasure.of(id)
                            .map(ExplanationMeasure::label)
                            .orElse(id)),
                    DataTable.number(Double.isNaN(value) ? "not determined" : Numbers.decimal(value, DECIMALS)),
                    new Span(planned.isEmpty() ? "no threshold" : bounds(planned.getFirst())),
                    planned.isEmpty() ? new Span("") : result(planned.getFirst(), value));
        }
        add(table);
    }

    private static String bounds(Map<?, ?> threshold) {
        String least =
                bound(threshold, "min").map(min -> "at least " + plain(min)).orElse("");
        String most =
                bound(threshold, "max").map(max -> "at most " + plain(max)).orElse("");
        return least.isEmpty() || most.isEmpty() ? least + most : least + ", " + most;
    }

    /** As the plan writes it, such as 0.000001. */
    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private static Optional<Double> bound(Map<?, ?> threshold, String name) {
        double bound = PlainJson.number(threshold, name);
        return Double.isNaN(bound) ? Optional.empty() : Optional.of(bound);
    }

    private static StatusBadge result(Map<?, ?> threshold, double value) {
        boolean kept = !Double.isNaN(value)
                && bound(threshold, "min").map(min -> value >= min).orElse(true)
                && bound(threshold, "max").map(max -> value <= max).orElse(true);
        return kept ? new StatusBadge(Status.GOOD, "passed") : new StatusBadge(Status.FAILED, "missed");
    }
}
