package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.analysis.ReportedNumber;
import org.probatum.report.Block;
import org.probatum.report.Cell;
import org.probatum.report.Table;
import org.probatum.report.figure.Figure;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.TrialDefinition;

/** The answer of a plan line as a table and, where there is one, a figure; the same on screen, in PDF and in Excel. */
public final class AnalysisBlocks {

    private AnalysisBlocks() {}

    /** The table of an answer: one row per number, with its id. */
    public static Table table(AnalysisResult result) {
        List<Table.Row> rows =
                result.numbers().stream().map(AnalysisBlocks::row).toList();
        List<String> notes = new ArrayList<>();
        notes.add(percent(result.confidenceLevel()) + "% confidence intervals. " + result.source() + ".");
        notes.addAll(result.warnings().stream().map(w -> w + ".").toList());
        return new Table(
                "T-" + result.id(),
                stamped(result),
                List.of(
                        Table.Column.text("Quantity", 8, "What was estimated or tested"),
                        Table.Column.number("n", 0.3, "Participants in the analysis"),
                        Table.Column.number("Events", 0.3, "Events among them"),
                        Table.Column.number("Estimate (interval)", 0.8, "Estimate with its confidence interval"),
                        Table.Column.number("p", 0.3, "Two-sided p-value")),
                List.of(),
                rows,
                notes);
    }

    /** The figure of an answer; empty when none is drawn for its method. */
    public static Optional<Figure> figure(TrialDefinition definition, AnalysisResult result) {
        return AnalysisFigures.of(definition, result);
    }

    /** Figure first, then table; a post hoc answer is stamped. */
    public static List<Block> of(TrialDefinition definition, AnalysisResult result) {
        List<Block> blocks = new ArrayList<>();
        if (result.postHoc()) {
            blocks.add(new Block.Notice(
                    Block.NoticeKind.POST_HOC, "This analysis is not in the locked plan; read it as a hypothesis."));
        }
        figure(definition, result)
                .ifPresent(figure -> blocks.add(new Block.FigureBlock(
                        figure,
                        stamped(result) + ". " + result.endpointTitle() + ", " + lower(result.analysisSet()) + ".",
                        new Block.Source(participants(result), result.method(), "F-" + result.id()))));
        blocks.add(table(result));
        return blocks;
    }

    /** The title, and what is stamped on an answer that is not one of the locked plan. */
    static String stamped(AnalysisResult result) {
        return result.standing()
                .stamp()
                .map(stamp -> result.title() + " [" + stamp + "]")
                .orElse(result.title());
    }

    /** An estimate with its interval, a test's statistic, or why there is none. */
    public static Cell estimate(ReportedNumber number) {
        if (number.notEstimable().isPresent()) {
            return new Cell.NotEstimable(number.notEstimable().get());
        }
        if (number.estimate().isEmpty()) {
            return number.statistic().isPresent()
                    ? new Cell.Text("\u03c7\u00b2 = "
                            + Numbers.decimal(number.statistic().getAsDouble(), 2)
                            + (number.degreesOfFreedom().isPresent()
                                    ? ", df " + (int) number.degreesOfFreedom().getAsDouble()
                                    : ""))
                    : new Cell.Empty();
        }
        double value = number.estimate().getAsDouble();
        int decimals = decimals(number);
        return number.interval()
                .<Cell>map(i -> new Cell.Estimate(value, i.lower(), i.upper(), decimals))
                .orElseGet(() -> new Cell.Number(value, decimals));
    }

    /** The estimate without its interval; there must be one. */
    static String pointEstimate(ReportedNumber number) {
        return Numbers.decimal(number.estimate().orElseThrow(), decimals(number));
    }

    /** The limits of the interval as {@code 0.41 to 0.89}. */
    static Optional<String> interval(ReportedNumber number) {
        return number.interval()
                .map(i -> new Cell.Estimate(number.estimate().orElseThrow(), i.lower(), i.upper(), decimals(number)))
                .map(e -> e.text()
                        .substring(pointEstimate(number).length())
                        .replaceAll("[()]", "")
                        .strip());
    }

    /** The n of the one number, or of each row of the table below. */
    private static String participants(AnalysisResult result) {
        List<Integer> each = result.numbers().stream().map(ReportedNumber::n).toList();
        return each.stream().distinct().count() == 1
                ? "n = " + each.getFirst() + (each.size() == 1 ? "" : " in each row of the table")
                : "n by row of the table = "
                        + each.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Table.Row row(ReportedNumber number) {
        String label =
                number.unit().map(unit -> number.label() + " (" + unit + ")").orElse(number.label());
        return Table.Row.numbered(
                number.id(),
                new Cell.Text(label),
                new Cell.Count(number.n()),
                number.events().isPresent() ? new Cell.Count(number.events().getAsInt()) : new Cell.Empty(),
                estimate(number),
                number.p().isPresent() ? new Cell.PValue(number.p().getAsDouble()) : new Cell.Empty());
    }

    private static int decimals(ReportedNumber number) {
        return switch (number.scale()) {
            case TIME -> 1;
            case RATIO, COEFFICIENT, TEST -> 2;
            case DIFFERENCE -> number.unit().isPresent() ? 2 : 3;
            case PROBABILITY -> 3;
            case COUNT -> 0;
        };
    }

    private static String percent(double level) {
        return Numbers.decimal(100 * level, level == 0.95 || level == 0.9 ? 0 : 1);
    }

    private static String lower(String title) {
        return title.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + title.substring(1);
    }
}
