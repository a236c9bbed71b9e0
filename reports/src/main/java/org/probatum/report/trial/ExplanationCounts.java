package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.run.UnexplainedCase;
import org.probatum.report.Cell;
import org.probatum.report.Table;

/** How many explanations are stored of each planned kind, how many passed, and how many there are not, and why. */
final class ExplanationCounts {

    private int stored;
    private int passed;
    private int absent;
    private final Map<String, Integer> reasons = new TreeMap<>();

    private ExplanationCounts() {}

    /**
     * @param model name and version
     * @param about method and what it speaks about
     */
    private record Kind(String model, String about) implements Comparable<Kind> {

        static Kind of(Object model, String method, String subject) {
            return new Kind(model.toString(), ExplanationWording.kind(method, subject));
        }

        @Override
        public int compareTo(Kind other) {
            int byModel = model.compareTo(other.model);
            return byModel != 0 ? byModel : about.compareTo(other.about);
        }
    }

    static Table table(List<StoredExplanation> explanations, List<UnexplainedCase> unexplained) {
        Map<Kind, ExplanationCounts> counts = new TreeMap<>();
        for (StoredExplanation e : explanations) {
            ExplanationCounts count = of(counts, Kind.of(e.model(), e.method(), e.subject()));
            count.stored++;
            count.passed += e.reliable() ? 1 : 0;
        }
        for (UnexplainedCase u : unexplained) {
            ExplanationCounts count = of(counts, Kind.of(u.model(), u.method(), u.subject()));
            count.absent++;
            count.reasons.merge(u.reason(), 1, Integer::sum);
        }
        List<Table.Row> rows = new ArrayList<>();
        counts.forEach((kind, count) -> rows.add(Table.Row.of(
                new Cell.Text(kind.model()),
                new Cell.Text(kind.about()),
                new Cell.Count(count.stored),
                count.stored == 0 ? new Cell.Text("–") : new Cell.Share(count.passed, count.stored),
                new Cell.Text(count.absence()))));
        return new Table(
                "T-explanations",
                "Explanations: stored, passed, and not explained",
                List.of(
                        Table.Column.text("Model", 1.7, "Model and version"),
                        Table.Column.text("Method", 1.8, "Method and what it speaks about"),
                        Table.Column.number("Stored", 0.7, "Explanations stored"),
                        Table.Column.number("Passed", 1.2, "Passed every check of the plan"),
                        Table.Column.text(
                                "Not explained", 1.9, "Participants without this explanation, and what is missing")),
                List.of(),
                rows,
                List.of());
    }

    private static ExplanationCounts of(Map<Kind, ExplanationCounts> counts, Kind kind) {
        return counts.computeIfAbsent(kind, k -> new ExplanationCounts());
    }

    private String absence() {
        return absent == 0
                ? "0"
                : reasons.entrySet().stream()
                        .map(reason -> reason.getValue() + ": " + reason.getKey())
                        .collect(Collectors.joining("; "));
    }
}
