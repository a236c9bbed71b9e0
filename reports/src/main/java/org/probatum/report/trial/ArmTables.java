package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.probatum.evaluation.analysis.ArmTally;
import org.probatum.evaluation.analysis.BaselineSummary;
import org.probatum.report.Cell;
import org.probatum.report.Table;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.Arm;

/** Tables with one column per arm. */
final class ArmTables {

    private ArmTables() {}

    static Table baseline(TrialReportData data) {
        return baseline(data.protocol().definition().arms(), data.results().baseline(), "Participants at baseline");
    }

    static Table baseline(List<Arm> arms, BaselineSummary summary, String title) {
        List<Table.Row> rows = new ArrayList<>();
        String section = "";
        for (BaselineSummary.Line line : summary.lines()) {
            switch (line) {
                case BaselineSummary.Line.Numeric numeric -> {
                    List<Cell> cells = new ArrayList<>();
                    cells.add(new Cell.Text(words(numeric.variable()) + ", mean (SD)"));
                    for (Arm arm : arms) {
                        BaselineSummary.Moments m = numeric.arms().get(arm.id());
                        cells.add(
                                m != null && m.n() > 1
                                        ? new Cell.Text(Numbers.decimal(m.mean(), 1) + " ("
                                                + Numbers.decimal(m.standardDeviation(), 1) + ")")
                                        : new Cell.NotEstimable("fewer than two values"));
                    }
                    rows.add(new Table.Row(Table.RowKind.BODY, cells, java.util.Optional.empty()));
                }
                case BaselineSummary.Line.Level level -> {
                    if (!section.equals(level.variable())) {
                        section = level.variable();
                        rows.add(Table.Row.section(words(section), arms.size() + 1));
                    }
                    List<Cell> cells = new ArrayList<>();
                    cells.add(new Cell.Text(level.level()));
                    for (Arm arm : arms) {
                        cells.add(new Cell.Share(
                                level.tally().of(arm.id()), level.known().getOrDefault(arm.id(), 0)));
                    }
                    rows.add(new Table.Row(Table.RowKind.BODY, cells, java.util.Optional.empty()));
                }
            }
        }
        return new Table(
                "T-baseline",
                title,
                columns("Characteristic", arms),
                List.of(),
                rows,
                List.of("No test is made: differences at baseline are by chance when the randomization was."));
    }

    /** Participants counted by arm, as shares of those randomized. */
    static Table tallies(TrialReportData data, String id, String title, String header, List<ArmTally> tallies) {
        List<Arm> arms = data.protocol().definition().arms();
        List<Table.Row> rows =
                tallies.stream().map(tally -> row(data, arms, tally)).toList();
        return new Table(id, title, columns(header, arms), List.of(), rows, List.of());
    }

    static Table.Row row(TrialReportData data, List<Arm> arms, ArmTally tally) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(tally.what()));
        for (Arm arm : arms) {
            int allocated = data.unblinded().counts().getOrDefault(arm.id(), 0);
            cells.add(new Cell.Share(tally.of(arm.id()), allocated));
        }
        return new Table.Row(Table.RowKind.BODY, cells, java.util.Optional.empty());
    }

    static List<Table.Column> columns(String first, List<Arm> arms) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text(first, 2.6, first));
        for (Arm arm : arms) {
            columns.add(Table.Column.number(arm.label(), 1.3, "Participants allocated to " + arm.label()));
        }
        return columns;
    }

    /** {@code age_years} reads Age (years). */
    static String words(String column) {
        String[] parts = column.split("_", 2);
        String name = parts[0].substring(0, 1).toUpperCase(Locale.ROOT) + parts[0].substring(1);
        return parts.length == 2 ? name + " (" + parts[1].replace('_', ' ') + ")" : name;
    }
}
