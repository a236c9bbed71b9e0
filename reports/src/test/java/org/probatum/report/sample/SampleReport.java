package org.probatum.report.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probatum.report.Block;
import org.probatum.report.Cell;
import org.probatum.report.Checklist;
import org.probatum.report.LogHead;
import org.probatum.report.Picture;
import org.probatum.report.ReportContent;
import org.probatum.report.Signature;
import org.probatum.report.Table;
import org.probatum.report.TitlePage;
import org.probatum.report.figure.Figure;
import org.probatum.report.figure.FigureDrawing;
import org.probatum.report.figure.FigurePng;
import org.probatum.trial.audit.Digest;

/** A made-up trial report with every block and figure. */
public final class SampleReport {

    private SampleReport() {}

    public static ReportContent content() {
        List<Block> blocks = new ArrayList<>();
        summary(blocks);
        blocks.add(new Block.PageBreak());
        blocks.add(new Block.Contents());
        blocks.add(new Block.PageBreak());
        results(blocks);
        figures(blocks);
        data(blocks);
        checklist(blocks);
        return new ReportContent(title(), blocks);
    }

    public static TitlePage title() {
        Instant at = Instant.parse("2026-03-14T09:30:12Z");
        Digest digest = Digest.ofText("protocol");
        return new TitlePage(
                "AI-supported against usual care in newly diagnosed glioma",
                "Randomized, assessor-blinded trial of a late-fusion survival model (made-up sample)",
                "GLIO-SIM-01 Glioma RCT",
                "Example Hospital Trust",
                TitlePage.Edition.UNBLINDED,
                at,
                List.of(
                        new TitlePage.VersionLine("Protocol", "2.1, approved 14 Mar 2025"),
                        new TitlePage.VersionLine("Analysis plan", "2.1, locked 2 Feb 2026"),
                        new TitlePage.VersionLine("Model on trial", "late_kronecker 1.2.0"),
                        new TitlePage.VersionLine("Software", "Probatum 0.1.0")),
                List.of(
                        new Signature(
                                "Dr. Ada Weber",
                                "Approver",
                                at.plusSeconds(600),
                                "Approval",
                                "report edition 1",
                                digest),
                        new Signature(
                                "Jonas Li",
                                "Statistician",
                                at.plusSeconds(300),
                                "Authorship",
                                "analysis results",
                                digest)),
                Optional.of(new LogHead("probatum.example/glio-sim-01", 18402, Digest.ofText("root"))));
    }

    private static void summary(List<Block> blocks) {
        blocks.add(new Block.Heading(1, Block.Numbering.NONE, "Summary", Optional.of("summary")));
        blocks.add(Block.Paragraph.of(
                Block.Run.strong("Question. "),
                Block.Run.plain(
                        "Does care that sees the prediction of a multimodal model prolong survival in adults with newly"
                                + " diagnosed glioma, compared with usual care? The model is "),
                Block.Run.code("late_kronecker@1.2.0"),
                Block.Run.plain(", a "),
                Block.Run.italic("late fusion"),
                Block.Run.plain(" of histology, radiology and molecular values.")));
        blocks.add(new Block.KeyFigures(List.of(
                new Block.KeyFigure(
                        "Hazard ratio of death",
                        "0.57",
                        "95% CI 0.41 to 0.79; log-rank p < 0.001",
                        Optional.of("KM-01")),
                new Block.KeyFigure(
                        "Survival at 24 months, difference",
                        "+16.2 points",
                        "95% CI 4.1 to 28.3",
                        Optional.of("KM-02")),
                new Block.KeyFigure("AUC at 24 months", "0.87", "95% CI 0.81 to 0.92", Optional.of("ROC-01")))));
        blocks.add(new Block.Bullets(List.of(
                Block.Paragraph.of("Harms: 7 serious adverse events with AI-supported and 9 with usual care."),
                Block.Paragraph.of(
                        "Missing: 58 of 240 histology slides were filled in; the effect among them is uncertain."),
                Block.Paragraph.of("Read with care: predicted risks above one half are too high."))));
        blocks.add(
                new Block.Notice(
                        Block.NoticeKind.ATTENTION,
                        "The interaction with a filled-in slide (p = 0.041) is one of three tests of interaction; the plan does not correct for them."));
        blocks.add(new Block.Notice(
                Block.NoticeKind.POST_HOC, "The comparison by scanner vendor was added after unblinding."));
        blocks.add(new Block.Notice(
                Block.NoticeKind.NOT_RELIABLE, "Grad-CAM maps passed 2 of 6 checks and are shown for completeness."));
        blocks.add(new Block.Notice(Block.NoticeKind.INFORMATION, "All numbers are made up."));
    }

    private static void results(List<Block> blocks) {
        blocks.add(Block.Heading.of(1, "Results", "results"));
        blocks.add(Block.Heading.of(2, "Primary endpoint", "primary"));
        blocks.add(
                Block.Paragraph.of(
                        "Overall survival was compared by a log-rank test stratified by site. The hazard ratio comes"
                                + " from a Cox model with the same strata. Participants without an event were censored at their last visit."));
        blocks.add(table());
        blocks.add(Block.Heading.of(3, "Numbers by participant"));
        blocks.add(longTable());
    }

    public static Table table() {
        return new Table(
                "T-01",
                "Effect on overall survival, intention to treat",
                List.of(
                        Table.Column.text("Analysis", 3, "Name of the analysis in the locked plan"),
                        Table.Column.number("AI-supported", 1, "Events of participants with AI-supported care"),
                        Table.Column.number("Usual care", 1, "Events of participants with usual care"),
                        Table.Column.number(
                                "Hazard ratio (95% CI)",
                                2, "Cox model stratified by site; below 1 favours AI-supported"),
                        Table.Column.number("p", 1, "Two-sided")),
                List.of(
                        new Table.ColumnGroup("", 1),
                        new Table.ColumnGroup("Events", 2),
                        new Table.ColumnGroup("Comparison", 2)),
                List.of(
                        Table.Row.section("Locked plan", 5),
                        Table.Row.numbered(
                                "KM-01",
                                new Cell.Text("Primary: all randomized"),
                                new Cell.Share(57, 120),
                                new Cell.Share(74, 120),
                                new Cell.Estimate(0.57, 0.41, 0.79, 2),
                                new Cell.PValue(0.0004)),
                        Table.Row.numbered(
                                "KM-03",
                                new Cell.Text("Sensitivity: delta adjustment"),
                                new Cell.Share(59, 120),
                                new Cell.Share(74, 120),
                                new Cell.Estimate(0.6, 0.44, 0.84, 2),
                                new Cell.PValue(0.0027)),
                        Table.Row.numbered(
                                "KM-04",
                                new Cell.Text("IDH unknown"),
                                new Cell.Count(0),
                                new Cell.Count(0),
                                new Cell.NotEstimable("no event in either arm"),
                                new Cell.Empty()),
                        Table.Row.section("Post hoc", 5),
                        new Table.Row(
                                Table.RowKind.TOTAL,
                                List.of(
                                        new Cell.Text("=HYPERLINK(\"x\") by vendor"),
                                        new Cell.Count(57),
                                        new Cell.Count(1074),
                                        new Cell.Estimate(10.58, 0.4, 118.25, 2),
                                        new Cell.PValue(0.12)),
                                Optional.of("PH-01"))),
                List.of("CI: confidence interval. Number ids lead to estimand, plan line, method, inputs and build."));
    }

    private static Table longTable() {
        List<Table.Row> rows = new ArrayList<>();
        for (int i = 1; i <= 70; i++) {
            rows.add(Table.Row.of(
                    new Cell.Code("GS-%04d".formatted(i)),
                    new Cell.Date(LocalDate.of(2025, 1, 10).plusDays(i * 5L)),
                    new Cell.Number(Math.pow(1.11, i) / 10, 2),
                    new Cell.Text(
                            i % 9 == 0
                                    ? "Slide refused by the quality gate: out of focus in more than half of the tiles"
                                    : "complete")));
        }
        return new Table(
                "T-02",
                "Predicted hazard by participant",
                List.of(
                        Table.Column.text("Participant", 1, "Pseudonym"),
                        Table.Column.text("Enrolled", 1, "Date of enrolment"),
                        Table.Column.number("Predicted hazard", 1, "Relative to the cohort mean"),
                        Table.Column.text("Inputs", 2, "State of the input data")),
                List.of(),
                rows,
                List.of());
    }

    private static void figures(List<Block> blocks) {
        blocks.add(Block.Heading.of(1, "Figures", "figures"));
        for (Figure figure : SampleFigures.all()) {
            blocks.add(new Block.FigureBlock(
                    figure,
                    figure.labels().alternative() + " The caption says what to see and what to read with care.",
                    new Block.Source(
                            "n = 240",
                            "method named in the plan",
                            figure.getClass().getSimpleName().substring(0, 3).toUpperCase(java.util.Locale.ROOT)
                                    + "-01")));
        }
    }

    private static void data(List<Block> blocks) {
        blocks.add(Block.Heading.of(1, "Data handling", "data"));
        blocks.add(new Picture(
                FigurePng.of(FigureDrawing.of(SampleFigures.histogram(), 240), 96),
                "A picture that exists as pixels.",
                "Histogram as pixels"));
        blocks.add(Block.Heading.of(2, "Signatures"));
        blocks.add(new Block.SignatureBlock(title().signatures()));
    }

    private static void checklist(List<Block> blocks) {
        blocks.add(new Block.Heading(1, Block.Numbering.APPENDIX, "Reporting checklist", Optional.of("checklist")));
        blocks.add(new Checklist(
                "CONSORT-AI",
                List.of(
                        new Checklist.Item(
                                "1a,b(i)",
                                "Title or abstract say that it is AI and which type of model",
                                new Checklist.Answer.Reported(
                                        "Late fusion of three modalities, named in the summary",
                                        Optional.of("summary"))),
                        new Checklist.Item(
                                "5(iii)",
                                "How poor-quality or unavailable input was assessed and handled",
                                new Checklist.Answer.Reported("Quality gate, counts by arm", Optional.of("figures"))),
                        new Checklist.Item(
                                "19",
                                "Results of any analysis of performance errors, and how errors were found",
                                new Checklist.Answer.NotReported("no error register was kept before amendment 2")))));
    }
}
