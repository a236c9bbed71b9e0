package org.probatum.ui.runs;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.AlignmentUse;
import org.probatum.report.number.Numbers;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.alignment.AlignmentNavigation;
import org.probatum.ui.alignment.AlignmentWords;
import org.probatum.ui.cohort.CohortNavigation;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.FoldedRows;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.PlainJson;
import org.probatum.ui.component.Words;

/** The alignments of a run: counts by verdict, and each pair with its predicted error and why it is doubted. */
final class AlignmentPanel extends Div {

    private static final int FIRST = 12;
    private static final List<String> ORDER = List.of("FAILED", "DOUBTFUL", "ACCEPTED");

    AlignmentPanel(TrialId trial, List<AlignmentRecord> alignments) {
        if (alignments.isEmpty()) {
            add(PageSection.note("This run aligned no volumes: the plan asks for none, or no participant has a pair."));
            return;
        }
        Map<String, Long> counts = alignments.stream()
                .collect(Collectors.groupingBy(AlignmentRecord::verdict, TreeMap::new, Collectors.counting()));
        Div tally = new Div();
        tally.addClassName("tally");
        counts.forEach((verdict, count) ->
                tally.add(AlignmentWords.badge(verdict, Numbers.countOf(count, alignments.size()))));
        long undecided = alignments.stream()
                .filter(alignment -> alignment.use() == AlignmentUse.UNDECIDED)
                .count();
        if (undecided > 0) {
            add(PageSection.note(Words.count(undecided, "participant is", "participants are")
                    + " not predicted by this run: the alignment is doubtful, and the plan asks for a review. The run after "
                    + "the review predicts them."));
        }
        add(
                tally,
                PageSection.note(
                        "Predicted error: 90th percentile over the fixed volume. A volume whose alignment failed "
                                + "counts as missing."),
                table(trial, alignments));
    }

    /** Each pair, those that need attention first. */
    static FoldedRows table(TrialId trial, List<AlignmentRecord> alignments) {
        List<AlignmentRecord> sorted = alignments.stream()
                .sorted(Comparator.comparingInt((AlignmentRecord a) -> ORDER.indexOf(a.verdict()))
                        .thenComparing(AlignmentRecord::participant))
                .toList();
        return new FoldedRows(sorted, FIRST, part -> {
            DataTable table =
                    new DataTable("Alignments", "Participant", "Verdict", "Predicted error (mm)", "Why", "Pictures");
            part.forEach(alignment -> table.row(
                    participant(trial, alignment.participant()),
                    AlignmentWords.badge(alignment),
                    DataTable.number(millimetres(alignment.predictedErrorMm())),
                    new Span(String.join("; ", PlainJson.texts(PlainJson.object(alignment.record()), "reasons"))),
                    look(trial, alignment)));
            return table;
        });
    }

    private static Anchor participant(TrialId trial, ParticipantId id) {
        Anchor link = new Anchor(CohortNavigation.path(trial, id), id.value());
        link.addClassName("identifier");
        return link;
    }

    private static Anchor look(TrialId trial, AlignmentRecord alignment) {
        Anchor link = new Anchor(AlignmentNavigation.path(trial, alignment), "Look at it");
        link.getElement().setAttribute("aria-label", "Look at the alignment of " + alignment.participant());
        link.addClassName("nowrap");
        return link;
    }

    private static String millimetres(OptionalDouble error) {
        return error.isPresent() && Double.isFinite(error.getAsDouble())
                ? Numbers.decimal(error.getAsDouble(), 2)
                : "not determined";
    }
}
