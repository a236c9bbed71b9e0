package org.probatum.report.certificate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.probatum.evaluation.modelcheck.CertificateReport;
import org.probatum.evaluation.modelcheck.StrategyCertificate;
import org.probatum.missing.certificate.MissingModalityCertificate;
import org.probatum.missing.certificate.ModalityShapley;
import org.probatum.missing.certificate.SubsetLoss;
import org.probatum.missing.certificate.SubsetMetric;
import org.probatum.report.Block;
import org.probatum.report.Cell;
import org.probatum.report.Table;
import org.probatum.report.figure.FigureLabels;
import org.probatum.report.figure.ForestFigure;
import org.probatum.report.number.Numbers;

/** One strategy: its losses as a figure and a table, and the share of each modality. */
final class StrategySection {

    private static final int DECIMALS = 3;

    private final CertificateReport report;
    private final StrategyCertificate strategy;
    private final MissingModalityCertificate certificate;

    StrategySection(CertificateReport report, StrategyCertificate strategy) {
        this.report = report;
        this.strategy = strategy;
        this.certificate = strategy.certificate();
    }

    static String label(SubsetMetric metric) {
        return switch (metric) {
            case AUC -> "AUC";
            case C_INDEX -> "index of concordance";
            case BRIER -> "Brier score";
            case CALIBRATION -> "calibration in the large";
            case DECISION_FLIPS -> "share of decisions changed";
        };
    }

    void addTo(List<Block> blocks) {
        blocks.add(new Block.PageBreak());
        blocks.add(Block.Heading.of(1, "Strategy " + strategy.strategy()));
        blocks.add(Block.Paragraph.of("What becomes of an absent modality: " + String.join("; ", strategy.handling())
                + ". On the full input: AUC " + full(SubsetMetric.AUC) + ", Brier score " + full(SubsetMetric.BRIER)
                + ", calibration in the large " + full(SubsetMetric.CALIBRATION) + "."));
        if (!subsets().isEmpty()) {
            blocks.add(new Block.FigureBlock(
                    losses(),
                    "Loss of AUC against the full input with simultaneous limits; right of zero the subset is worse.",
                    source("max-t bootstrap")));
            blocks.add(table());
        }
        new TreeMap<>(strategy.notEvaluated())
                .forEach((subset, reason) -> blocks.add(new Block.Notice(
                        Block.NoticeKind.INFORMATION, "Not evaluated: " + subset + ", because " + reason + ".")));
        if (!certificate.shapley().isEmpty()) {
            blocks.add(new Block.FigureBlock(
                    shapley(),
                    "What each modality contributes to the AUC above one half (exact Shapley values).",
                    source("exact Shapley values, max-t bootstrap")));
        }
    }

    private String full(SubsetMetric metric) {
        return Numbers.decimal(certificate.onFullInput(metric), DECIMALS);
    }

    private Block.Source source(String method) {
        return new Block.Source(
                "n = " + certificate.n() + ", " + certificate.events() + " events",
                method,
                "CERT-" + strategy.strategy());
    }

    /** Largest first. */
    private List<List<String>> subsets() {
        return certificate.losses().stream()
                .map(SubsetLoss::subset)
                .distinct()
                .sorted(Comparator.<List<String>>comparingInt(List::size).reversed())
                .toList();
    }

    private SubsetLoss loss(List<String> subset, SubsetMetric metric) {
        return certificate.loss(Set.copyOf(subset), metric).orElseThrow();
    }

    private ForestFigure losses() {
        List<ForestFigure.Line> lines = new ArrayList<>();
        for (List<String> subset : subsets()) {
            SubsetLoss loss = loss(subset, SubsetMetric.AUC);
            lines.add(line(CertificateReport.print(subset), loss.loss(), loss.lower(), loss.upper()));
        }
        return new ForestFigure(
                new FigureLabels(
                        "Loss of AUC by subset",
                        report.model() + " · " + strategy.strategy(),
                        "Forest plot of the loss of AUC against the full input for every subset of modalities"),
                "Loss of AUC (" + level() + " simultaneous limits)",
                false,
                0,
                "subset better",
                "subset worse",
                "n",
                "",
                lines);
    }

    private ForestFigure.Line line(String label, double value, double lower, double upper) {
        return new ForestFigure.Line.Estimate(
                label,
                String.valueOf(certificate.n()),
                value,
                lower,
                upper,
                1,
                Numbers.estimate(value, lower, upper, DECIMALS),
                false);
    }

    private String level() {
        return Numbers.decimal(100 * report.settings().confidenceLevel(), 0) + "%";
    }

    private ForestFigure shapley() {
        List<ForestFigure.Line> lines = certificate.shapley().stream()
                .filter(value -> value.metric() == SubsetMetric.AUC)
                .sorted(Comparator.comparingDouble(ModalityShapley::value).reversed())
                .map(value -> line(value.modality(), value.value(), value.lower(), value.upper()))
                .toList();
        return new ForestFigure(
                new FigureLabels(
                        "Share of each modality in the AUC",
                        report.model() + " · " + strategy.strategy(),
                        "Forest plot of the Shapley value of each modality for the AUC"),
                "Shapley value (" + level() + " simultaneous limits)",
                false,
                0,
                "harms",
                "helps",
                "n",
                "",
                lines);
    }

    private Table table() {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text("Modalities present", 2, "the others are absent"));
        certificate.metrics().forEach(metric -> columns.add(column(metric)));
        List<Table.Row> rows = subsets().stream().map(this::row).toList();
        return new Table(
                "T-" + strategy.strategy(),
                "Losses against the full input, strategy " + strategy.strategy(),
                columns,
                List.of(),
                rows,
                List.of("n = " + certificate.n() + " in every row; limits hold simultaneously within a column."));
    }

    private static Table.Column column(SubsetMetric metric) {
        return switch (metric) {
            case AUC -> Table.Column.number("Loss of AUC", 1.4, "AUC(full) − AUC(subset), simultaneous limits");
            case C_INDEX -> Table.Column.number("Loss of C", 1.4, "C(full) − C(subset), Harrell, simultaneous limits");
            case BRIER -> Table.Column.number("Loss of Brier", 1.4, "Brier(subset) − Brier(full), simultaneous limits");
            case CALIBRATION ->
                Table.Column.number(
                        "Calibration", 1.4, "|mean p − mean y| of the subset − of the full input, simultaneous limits");
            case DECISION_FLIPS ->
                Table.Column.number(
                        "Decisions changed",
                        1.4,
                        "share whose decision differs from the full input's, simultaneous limits");
        };
    }

    private Table.Row row(List<String> subset) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(CertificateReport.print(subset)));
        for (SubsetMetric metric : certificate.metrics()) {
            SubsetLoss loss = loss(subset, metric);
            cells.add(new Cell.Estimate(loss.loss(), loss.lower(), loss.upper(), DECIMALS));
        }
        return new Table.Row(Table.RowKind.BODY, cells, Optional.empty());
    }
}
