package org.probatum.report.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.modelcheck.CertificateReport;
import org.probatum.evaluation.modelcheck.StrategyCertificate;
import org.probatum.missing.certificate.SubsetLoss;
import org.probatum.missing.certificate.SubsetMetric;
import org.probatum.report.Block;
import org.probatum.report.Cell;
import org.probatum.report.ReportContent;
import org.probatum.report.Table;
import org.probatum.report.TitlePage;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.Digest;

/** Composes a certificate: the verdicts first, then every strategy with its losses, then who and how. */
public final class CertificateDocument {

    private final CertificateReport report;
    private final List<Block> blocks = new ArrayList<>();

    private CertificateDocument(CertificateReport report) {
        this.report = report;
    }

    /**
     * @param composedAt becomes the document's date
     * @param software name and version of what made it
     */
    public static ReportContent compose(CertificateReport report, Instant composedAt, String software) {
        CertificateDocument document = new CertificateDocument(report);
        document.verdicts();
        report.strategies().forEach(strategy -> new StrategySection(report, strategy).addTo(document.blocks));
        document.participants();
        document.method();
        return new ReportContent(document.title(composedAt, software), document.blocks);
    }

    private TitlePage title(Instant composedAt, String software) {
        return new TitlePage(
                "Missing-modality certificate",
                "What " + report.model() + " loses on " + report.cohort() + " when modalities are absent",
                report.model() + " on " + report.cohort(),
                "",
                TitlePage.Edition.NO_TRIAL,
                composedAt,
                List.of(
                        new TitlePage.VersionLine("Model", report.model().toString()),
                        new TitlePage.VersionLine(
                                "Model SHA-256", report.digest().hex()),
                        new TitlePage.VersionLine("Task", report.task()),
                        new TitlePage.VersionLine(
                                "Certificate SHA-256",
                                Digest.ofText(report.toJson()).hex()),
                        new TitlePage.VersionLine(
                                "Predictions SHA-256",
                                Digest.ofText(report.predictionsCsv()).hex()),
                        new TitlePage.VersionLine("Software", software)),
                List.of(),
                Optional.empty());
    }

    private void verdicts() {
        blocks.add(Block.Heading.of(1, "Which modalities may be missing"));
        blocks.add(new Block.KeyFigures(report.strategies().stream()
                .map(strategy -> new Block.KeyFigure(
                        strategy.strategy(),
                        mayBeUsed(strategy) + " of " + subsets().size(),
                        "subsets may be used; AUC on the full input "
                                + Numbers.decimal(strategy.certificate().onFullInput(SubsetMetric.AUC), 3),
                        Optional.empty()))
                .toList()));
        report.warnings().forEach(warning -> blocks.add(new Block.Notice(Block.NoticeKind.ATTENTION, warning + ".")));
        blocks.add(Block.Paragraph.of(margins()));
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.text("Modalities present", 2.2, "the others are absent"));
        report.strategies()
                .forEach(
                        s -> columns.add(Table.Column.text(s.strategy(), 1, "verdict over all metrics with a margin")));
        blocks.add(new Table(
                "T-01",
                "Verdict by subset and strategy",
                columns,
                List.of(),
                subsets().stream().map(this::verdictRow).toList(),
                List.of("may be used: non-inferior in every metric with a margin.")));
    }

    private String margins() {
        if (report.settings().margins().isEmpty()) {
            return "No margin was declared: losses are reported, and no subset gets a verdict.";
        }
        List<String> words = new ArrayList<>();
        for (SubsetMetric metric : SubsetMetric.values()) {
            Double margin = report.settings().margins().get(metric);
            if (margin != null) {
                words.add(StrategySection.label(metric) + " " + Numbers.decimal(margin, 3));
            }
        }
        return "Largest tolerable loss against the full input: " + String.join(", ", words)
                + ". A subset may be used when the upper limit of every such loss lies below its margin.";
    }

    private List<List<String>> subsets() {
        return report.strategies().stream()
                .flatMap(s -> java.util.stream.Stream.concat(
                        s.certificate().losses().stream().map(SubsetLoss::subset),
                        s.certificate().notEvaluated().stream()))
                .distinct()
                .sorted(java.util.Comparator.<List<String>>comparingInt(List::size)
                        .reversed()
                        .thenComparing(CertificateReport::print))
                .toList();
    }

    private long mayBeUsed(StrategyCertificate strategy) {
        return subsets().stream()
                .filter(s -> strategy.certificate().mayBeUsed(Set.copyOf(s)))
                .count();
    }

    private Table.Row verdictRow(List<String> subset) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(CertificateReport.print(subset)));
        report.strategies().forEach(s -> cells.add(new Cell.Text(verdict(s, subset))));
        return new Table.Row(Table.RowKind.BODY, cells, Optional.empty());
    }

    private static String verdict(StrategyCertificate strategy, List<String> subset) {
        List<SubsetLoss.Verdict> verdicts = strategy.certificate().losses().stream()
                .filter(loss -> loss.subset().equals(subset))
                .map(SubsetLoss::verdict)
                .filter(v -> v != SubsetLoss.Verdict.NO_MARGIN)
                .toList();
        if (strategy.certificate().notEvaluated().contains(subset)) {
            return "not evaluable";
        }
        if (verdicts.isEmpty()) {
            return "no verdict";
        }
        if (strategy.certificate().mayBeUsed(Set.copyOf(subset))) {
            return "may be used";
        }
        return verdicts.contains(SubsetLoss.Verdict.INFERIOR) ? "inferior" : "inconclusive";
    }

    private void participants() {
        blocks.add(Block.Heading.of(1, "Participants"));
        List<Table.Row> rows = new ArrayList<>();
        rows.add(Table.Row.of(new Cell.Text("In the cohort"), new Cell.Count(report.participants())));
        report.leftOut()
                .forEach((reason, count) ->
                        rows.add(Table.Row.of(new Cell.Text("Left out: " + reason), new Cell.Count(count))));
        rows.add(Table.Row.of(new Cell.Text("Certified"), new Cell.Count(report.certified())));
        rows.add(Table.Row.of(
                new Cell.Text("of them with the event (" + report.reference() + ")"),
                new Cell.Count(report.strategies().getFirst().certificate().events())));
        rows.add(Table.Row.of(
                new Cell.Text("of them with single table values filled on the full input"),
                new Cell.Count(report.withFilledValues())));
        blocks.add(new Table(
                "T-02",
                "From the cohort to those compared",
                List.of(
                        Table.Column.text("Participants", 4, "what they have in common"),
                        Table.Column.number("n", 1, "how many")),
                List.of(),
                rows,
                List.of()));
    }

    private void method() {
        blocks.add(Block.Heading.of(1, "Method"));
        blocks.add(
                Block.Paragraph.of("Every participant is compared with himself or herself: a loss is the metric on the"
                        + " subset against the metric on the full input, positive when the subset is worse. Participants are"
                        + " resampled together over all subsets ("
                        + Numbers.count(report.settings().draws()) + " draws, seed "
                        + report.settings().seed() + "); the "
                        + Numbers.decimal(100 * report.settings().confidenceLevel(), 0)
                        + "% limits are simultaneous over the subsets of a metric, by the quantile of the largest standardized"
                        + " deviation (Davison and Hinkley 1997; Hothorn, Bretz and Westfall 2008). Decisions change at the"
                        + " threshold " + Numbers.decimal(report.settings().decisionThreshold(), 2) + "."));
        blocks.add(Block.Paragraph.of(
                "When a table is filled it is withheld from a fifth of the participants at a time and"
                        + " filled from all the others, never with the help of the outcome; the model is run on each of the draws and"
                        + " its probabilities are averaged. Shapley values are exact: they share the model's gain over no input"
                        + " among the modalities (Shapley 1953), with limits simultaneous over the modalities."));
        blocks.add(
                Block.Paragraph.of(
                        "The certificate speaks of this model version, this cohort and these margins. It says"
                                + " nothing about modalities that are there but damaged, nor about participants unlike these."));
    }
}
