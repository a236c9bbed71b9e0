package org.probatum.ui.explanations;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.probatum.evaluation.explanation.snapshot.CohortAttributions;
import org.probatum.evaluation.explanation.snapshot.GroupComparison;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.report.number.Numbers;
import org.probatum.report.trial.CohortExplanations;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.FoldedRows;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Words;

/** Attributions of a cohort held against each other by arm, site or baseline. */
final class GroupPane extends Div {

    private static final double LEVEL = 0.95;
    private static final int FIRST_ROWS = 21;
    private static final int DECIMALS = 4;

    private final CohortExplanations cohort;
    private final CohortAttributions attributions;
    private final Select<ParticipantGroups.Division> division = new Select<>();
    private final Select<GroupComparison.Measure> measure = new Select<>();
    private final Div answer = new Div();

    /** @param divisions ways to divide the cohort; arms are among them only when they may be seen */
    GroupPane(CohortExplanations cohort, List<ParticipantGroups.Division> divisions, boolean blinded) {
        this.cohort = cohort;
        this.attributions = cohort.attributions().withTotal("All of " + cohort.subject() + ", sum of magnitudes");
        if (blinded) {
            add(
                    PageSection.note(
                            "The trial is blinded: arms can be compared once the database is locked and the allocation revealed."));
        }
        if (divisions.isEmpty()) {
            add(new Paragraph("Nothing divides these participants into two to six groups."));
            return;
        }
        division.setLabel("Compare by");
        division.setItems(divisions);
        division.setItemLabelGenerator(ParticipantGroups.Division::name);
        division.setValue(divisions.getFirst());
        measure.setLabel("What is averaged");
        measure.setItems(GroupComparison.Measure.values());
        measure.setItemLabelGenerator(GroupPane::words);
        measure.setValue(GroupComparison.Measure.MAGNITUDE);
        division.addValueChangeListener(change -> show());
        measure.addValueChangeListener(change -> show());
        Div choices = new Div(division, measure);
        choices.addClassName("filters");
        add(choices, answer);
        show();
    }

    private static String words(GroupComparison.Measure measure) {
        return switch (measure) {
            case MAGNITUDE -> "Magnitude: how far it moves";
            case SIGNED -> "With its sign: which way it moves";
        };
    }

    private void show() {
        ParticipantGroups.Division by = division.getValue();
        GroupComparison comparison =
                GroupComparison.of(attributions, by.groupOf(), by.groups(), measure.getValue(), LEVEL);
        long tests = comparison.rows().stream()
                .filter(row -> row.difference().isPresent())
                .count();
        List<String> heads = new ArrayList<>(List.of("Input"));
        for (int g = 0; g < by.groups().size(); g++) {
            heads.add(by.groups().get(g) + " (n = " + most(comparison, g) + ")");
        }
        if (by.groups().size() == 2) {
            heads.addAll(List.of("Difference", "p", "p, adjusted"));
        }
        answer.removeAll();
        answer.add(
                PageSection.note("Means in the unit of the output (" + cohort.unit() + ") with 95 % intervals. "
                        + (tests > 0
                                ? "The difference is the first group less the second, by Welch's test; p values are adjusted by "
                                        + "Holm's method over all " + Words.count(tests, "row", "rows")
                                        + ", intervals are not adjusted. "
                                : "")
                        + "In no locked plan: descriptive. " + cohort.basis() + "."),
                new FoldedRows(comparison.rows().reversed().subList(0, 1), 1, rows -> table(heads, rows)),
                new FoldedRows(
                        comparison.rows().subList(0, comparison.rows().size() - 1),
                        FIRST_ROWS - 1,
                        rows -> table(heads, rows)));
    }

    private static int most(GroupComparison comparison, int group) {
        return comparison.rows().stream()
                .mapToInt(row -> row.means().get(group).n())
                .max()
                .orElse(0);
    }

    private static DataTable table(List<String> heads, List<GroupComparison.Row> rows) {
        DataTable table = new DataTable("Attributions by group", heads.toArray(String[]::new));
        rows.forEach(row -> table.row(Stream.concat(
                        Stream.concat(
                                Stream.of(DataTable.code(row.name())),
                                row.means().stream().map(GroupPane::mean)),
                        heads.size() > row.means().size() + 1 ? difference(row) : Stream.<Span>empty())
                .toArray(Span[]::new)));
        return table;
    }

    private static Span mean(GroupComparison.Mean mean) {
        return DataTable.number(
                mean.n() == 0
                        ? "no explanation"
                        : Numbers.decimal(mean.mean(), DECIMALS)
                                + mean.interval().map(GroupPane::interval).orElse(" (no interval)"));
    }

    private static Stream<Span> difference(GroupComparison.Row row) {
        return row.difference()
                .map(d -> Stream.of(
                        DataTable.number(Numbers.signed(d.difference(), DECIMALS) + interval(d.interval())),
                        DataTable.number(Numbers.pValue(d.p())),
                        DataTable.number(Numbers.pValue(d.adjusted()))))
                .orElseGet(() -> Stream.of(new Span("not estimable"), new Span(""), new Span("")));
    }

    private static String interval(Interval interval) {
        return " (" + Numbers.decimal(interval.lower(), DECIMALS) + " to " + Numbers.decimal(interval.upper(), DECIMALS)
                + ")";
    }
}
