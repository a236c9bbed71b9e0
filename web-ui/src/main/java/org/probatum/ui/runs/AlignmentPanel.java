package org.probatum.ui.runs;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.report.number.Numbers;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.PlainJson;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** The alignments of a run: counts by verdict, and each pair with its predicted error and why it is doubted. */
final class AlignmentPanel extends Div {

    private static final List<String> ORDER = List.of("FAILED", "DOUBTFUL", "ACCEPTED");

    AlignmentPanel(List<AlignmentRecord> alignments) {
        if (alignments.isEmpty()) {
            add(PageSection.note("This run aligned no volumes: the plan asks for none, or no participant has a pair."));
            return;
        }
        Map<String, Long> counts = alignments.stream()
                .collect(Collectors.groupingBy(AlignmentRecord::verdict, TreeMap::new, Collectors.counting()));
        Div tally = new Div();
        tally.addClassName("tally");
        counts.forEach((verdict, count) -> tally.add(badge(verdict, Numbers.countOf(count, alignments.size()))));
        DataTable table = new DataTable("Alignments", "Participant", "Verdict", "Predicted error (mm)", "Why");
        alignments.stream()
                .sorted(java.util.Comparator.comparingInt((AlignmentRecord a) -> ORDER.indexOf(a.verdict()))
                        .thenComparing(AlignmentRecord::participant))
                .forEach(alignment -> table.row(
                        DataTable.code(alignment.participant().value()),
                        badge(alignment.verdict(), ""),
                        DataTable.number(millimetres(alignment.predictedErrorMm())),
                        new Span(String.join("; ", PlainJson.texts(PlainJson.object(alignment.record()), "reasons")))));
        add(
                tally,
                PageSection.note(
                        "Predicted error: 90th percentile over the fixed volume. A volume whose alignment failed "
                                + "counts as missing."),
                table);
    }

    private static StatusBadge badge(String verdict, String count) {
        String word = verdict.toLowerCase(Locale.ROOT) + (count.isEmpty() ? "" : " " + count);
        return switch (verdict) {
            case "ACCEPTED" -> new StatusBadge(Status.GOOD, word);
            case "DOUBTFUL" -> new StatusBadge(Status.ATTENTION, word);
            default -> new StatusBadge(Status.FAILED, word);
        };
    }

    private static String millimetres(OptionalDouble error) {
        return error.isPresent() && Double.isFinite(error.getAsDouble())
                ? Numbers.decimal(error.getAsDouble(), 2)
                : "not determined";
    }
}
