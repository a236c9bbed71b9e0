package org.probatum.ui.explanations;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.probatum.evaluation.run.UnexplainedCase;
import org.probatum.report.number.Numbers;
import org.probatum.ui.component.DataTable;

/** The planned explanations that there are not: by model, method and what is missing. */
final class UnexplainedTable extends Div {

    private static final int NAMED = 12;

    UnexplainedTable(List<UnexplainedCase> absent) {
        Map<String, List<UnexplainedCase>> kinds = absent.stream()
                .collect(Collectors.groupingBy(
                        u -> u.model() + " " + u.method() + " " + u.subject() + " " + u.reason(),
                        TreeMap::new,
                        Collectors.toList()));
        DataTable table = new DataTable("Not explained", "Model", "Method", "About", "Why not", "Participants", "Who");
        kinds.values().forEach(kind -> {
            UnexplainedCase first = kind.getFirst();
            table.row(
                    DataTable.code(first.model().toString()),
                    new Span(ExplanationWords.method(first.method())),
                    DataTable.code(first.subject()),
                    new Span(first.reason()),
                    DataTable.number(Numbers.count(kind.size())),
                    new Span(participants(kind)));
        });
        add(table);
    }

    private static String participants(List<UnexplainedCase> kind) {
        String named =
                kind.stream().limit(NAMED).map(u -> u.participant().value()).collect(Collectors.joining(", "));
        return kind.size() > NAMED ? named + " …" : named;
    }
}
