package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.analysis.ArmTally;
import org.probatum.evaluation.analysis.PerformanceErrors;
import org.probatum.evaluation.analysis.ReportedNumber;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.report.Block;
import org.probatum.report.Cell;
import org.probatum.report.ReportContent;
import org.probatum.report.Table;
import org.probatum.report.TitlePage;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.AnalysisPurpose;
import org.probatum.trial.protocol.TrialDefinition;

/** Composes the report of a trial that was analysed. */
public final class TrialReport {

    private TrialReport() {}

    /** The whole report, unblinded edition. */
    public static ReportContent compose(TrialReportData data) {
        List<Block> blocks = new ArrayList<>();
        blocks.addAll(summary(data));
        blocks.add(new Block.PageBreak());
        blocks.add(new Block.Contents());
        blocks.add(new Block.PageBreak());
        blocks.addAll(MethodBlocks.of(data));
        blocks.addAll(FlowBlocks.of(data));
        blocks.add(Block.Heading.of(2, "Baseline", "baseline"));
        blocks.add(ArmTables.baseline(data));
        blocks.addAll(results(data));
        blocks.addAll(PostHocBlocks.of(data.protocol().definition(), data.postHoc()));
        blocks.addAll(harms(data));
        blocks.addAll(errors(data));
        blocks.addAll(interpretability(data));
        blocks.addAll(dataHandling(data));
        blocks.addAll(checklist(data));
        blocks.addAll(verification(data));
        return new ReportContent(title(data), blocks);
    }

    private static TitlePage title(TrialReportData data) {
        TrialDefinition d = data.protocol().definition();
        return new TitlePage(
                "Trial report",
                d.title(),
                d.id().value(),
                d.sponsor(),
                TitlePage.Edition.UNBLINDED,
                data.composedAt(),
                List.of(
                        line(
                                "Protocol",
                                d.version() + ", approved "
                                        + Numbers.instant(
                                                data.protocol().approval().at())),
                        line(
                                "Registry",
                                d.registration().registry() + ", "
                                        + d.registration().number()),
                        line(
                                "Primary model",
                                d.primaryModel().reference() + ", SHA-256 "
                                        + d.primaryModel().digest().abbreviated()),
                        line(
                                "Database lock",
                                Numbers.instant(data.unblinded().lock().at()) + ", content "
                                        + data.unblinded().lock().content().abbreviated()),
                        line(
                                "Analysis",
                                data.analysis().id() + ", results "
                                        + data.analysis().results().abbreviated()),
                        line("Software", data.software())),
                data.signatures(),
                Optional.of(data.logHead()));
    }

    private static TitlePage.VersionLine line(String label, String value) {
        return new TitlePage.VersionLine(label, value);
    }

    private static List<Block> summary(TrialReportData data) {
        TrialDefinition d = data.protocol().definition();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Heading.of(1, "Summary", "summary"));
        blocks.add(Block.Paragraph.of(
                Block.Run.strong("Question. "),
                Block.Run.plain("Does " + lower(d.arms().getFirst().label()) + " change "
                        + lower(d.primaryEndpoint().title()) + " against "
                        + lower(d.arms().getLast().label()) + "? "
                        + d.intendedUse().statement())));
        keyFigures(data).ifPresent(blocks::add);
        blocks.add(Block.Paragraph.of(
                Block.Run.strong("Who was studied. "),
                Block.Run.plain(data.flow().screened() + " were screened, "
                        + data.participants().size() + " randomized ("
                        + data.armLabels().entrySet().stream()
                                .map(arm -> arm.getValue() + " "
                                        + data.unblinded()
                                                .counts()
                                                .getOrDefault(new org.probatum.trial.protocol.ArmId(arm.getKey()), 0))
                                .collect(java.util.stream.Collectors.joining(", "))
                        + ")." + " Harms: "
                        + Numbers.countOf(
                                data.harms().serious().total(),
                                data.participants().size())
                        + " had a serious adverse event.")));
        blocks.add(Block.Paragraph.of(Block.Run.strong("What was missing. "), Block.Run.plain(missing(data))));
        blocks.add(Block.Paragraph.of(
                Block.Run.strong("What to read with care. "),
                Block.Run.plain(
                        "Intervals are pointwise and not adjusted for the number of analyses; only the lines of "
                                + "purpose main answer the primary question. Explanations show where a model weighted, not why, "
                                + "and are no evidence of clinical relevance. An unadjusted hazard ratio is closer to 1 than one "
                                + "given prognostic factors, since hazard ratios are not collapsible.")));
        return blocks;
    }

    private static Optional<Block> keyFigures(TrialReportData data) {
        List<Block.KeyFigure> figures = new ArrayList<>();
        for (AnalysisResult result : data.results().plan()) {
            if (result.purpose() == AnalysisPurpose.MAIN && !result.postHoc() && figures.size() < 4) {
                key(result).ifPresent(figures::add);
            }
        }
        return figures.isEmpty() ? Optional.empty() : Optional.of(new Block.KeyFigures(figures));
    }

    private static Optional<Block.KeyFigure> key(AnalysisResult result) {
        List<String> endings = List.of(".hazardRatio", ".difference");
        return endings.stream()
                .flatMap(ending -> result.number(ending).stream())
                .filter(number -> number.estimate().isPresent())
                .findFirst()
                .map(number -> new Block.KeyFigure(
                        number.label(),
                        AnalysisBlocks.pointEstimate(number),
                        note(result, number),
                        Optional.of(number.id())));
    }

    private static String note(AnalysisResult result, ReportedNumber number) {
        String interval = AnalysisBlocks.interval(number)
                .map(limits -> Numbers.decimal(100 * result.confidenceLevel(), 0) + "% interval " + limits)
                .orElse("no interval");
        return number.p().isPresent()
                ? interval + "; " + Numbers.pStatement(number.p().getAsDouble())
                : interval;
    }

    private static String missing(TrialReportData data) {
        String model = data.protocol().definition().primaryModel().name();
        List<ArmTally> tallies = data.results().inputs().models().getOrDefault(model, List.of());
        Map<String, Integer> totals = new LinkedHashMap<>();
        tallies.forEach(tally -> totals.put(tally.what(), tally.total()));
        int n = data.participants().size();
        return "The primary model " + model + " evaluated " + Numbers.countOf(totals.getOrDefault("Evaluated", 0), n)
                + " participants, " + totals.getOrDefault("of these with filled values", 0)
                + " of them with at least one filled value and "
                + totals.getOrDefault("of these with masked modalities", 0)
                + " with a modality told missing. Counts by arm and by model stand in the section on inputs.";
    }

    private static List<Block> results(TrialReportData data) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Heading.of(1, "Results", "results"));
        blocks.add(
                Block.Paragraph.of("In the order of the locked plan. Each row carries the id under which results.json "
                        + "and the evidence capsule keep the number with its passport."));
        for (AnalysisResult result : data.results().plan()) {
            blocks.add(Block.Heading.of(2, result.title()));
            blocks.addAll(AnalysisBlocks.of(data.protocol().definition(), result));
        }
        return blocks;
    }

    private static List<Block> harms(TrialReportData data) {
        List<ArmTally> lines = new ArrayList<>(
                List.of(data.harms().any(), data.harms().severe(), data.harms().serious()));
        lines.addAll(data.harms().terms());
        return List.of(
                Block.Heading.of(1, "Harms", "harms"),
                ArmTables.tallies(data, "T-harms", "Participants with adverse events (CTCAE)", "Event", lines));
    }

    private static List<Block> errors(TrialReportData data) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Heading.of(1, "Performance errors of the AI", "errors"));
        Optional<PerformanceErrors> errors =
                PerformanceErrors.of(data.protocol().definition(), data.participants());
        blocks.add(Block.Paragraph.of(errors.map(e -> "Model " + e.model() + " was held against " + lower(e.endpoint())
                        + " in " + e.evaluated()
                        + " participants. At a probability of one half it was high without the "
                        + "event in " + e.falsePositives().size() + " and low with the event in "
                        + e.falseNegatives().size() + "; in " + e.farOff()
                        + " of these the probability was 0.9 or more, or 0.1 or less. The outcome was observed under the "
                        + "allocated arm, so a treatment effect counts as an error of the prediction as well.")
                .orElse("The trial has no binary endpoint, or the primary model gives no probability; errors of single "
                        + "predictions were not analysed.")));
        return blocks;
    }

    private static List<Block> interpretability(TrialReportData data) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Heading.of(1, "Interpretability", "interpretability"));
        blocks.add(new Block.Notice(Block.NoticeKind.INFORMATION, ExplanationWording.LIMITS));
        blocks.add(ExplanationCounts.table(data.explanations(), data.unexplained()));
        blocks.addAll(ExplanationBlocks.ofCohort(data.cohortExplanations()));
        data.exhibits().forEach(exhibit -> blocks.addAll(ExplanationBlocks.ofExhibit(exhibit)));
        return blocks;
    }

    private static List<Block> dataHandling(TrialReportData data) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Heading.of(1, "Data handling", "data-handling"));
        Map<String, Integer> verdicts = new TreeMap<>();
        for (AlignmentRecord record : data.alignments()) {
            verdicts.merge(record.standing(), 1, Integer::sum);
        }
        if (!verdicts.isEmpty()) {
            List<Table.Row> rows = new ArrayList<>();
            verdicts.forEach((verdict, count) -> rows.add(Table.Row.of(
                    new Cell.Text(verdict),
                    new Cell.Share(count, data.alignments().size()))));
            blocks.add(new Table(
                    "T-alignment-verdicts",
                    "Alignment of volumes: verdicts",
                    List.of(
                            Table.Column.text(
                                    "Verdict", 2, "Verdict on the pair, and what followed when it was doubtful"),
                            Table.Column.number("Pairs", 1.5, "Pairs with this verdict")),
                    List.of(),
                    rows,
                    List.of(
                            "A failed alignment counts as a missing input. What a doubtful one means is laid down in the "
                                    + "plan; the workbook lists each pair with its predicted error.")));
        }
        blocks.add(Block.Heading.of(2, "Deviations and amendments", "deviations"));
        blocks.add(Block.Paragraph.of(
                data.protocolVersions().size() == 1
                        ? "The protocol was not amended. Every step took place in the order that the record enforces: "
                                + "prediction before outcome, lock before unblinding, unblinding before analysis."
                        : "Versions of the protocol: " + String.join("; ", data.protocolVersions()) + "."));
        blocks.add(Block.Heading.of(2, "Access to the AI, code and data", "access"));
        blocks.add(Block.Paragraph.of(data.protocol().definition().spiritAi().stream()
                .filter(s -> s.item().equals("29"))
                .map(s -> s.statement())
                .findFirst()
                .orElse("The protocol states nothing on access.")));
        return blocks;
    }

    private static List<Block> checklist(TrialReportData data) {
        return List.of(
                new Block.Heading(1, Block.Numbering.APPENDIX, "CONSORT-AI checklist", Optional.of("consort-ai")),
                Block.Paragraph.of("Answered from the record; the page is that of the section that holds the answer."),
                ConsortAi.of(data));
    }

    private static List<Block> verification(TrialReportData data) {
        return List.of(
                new Block.Heading(1, Block.Numbering.APPENDIX, "How to verify this report", Optional.of("verify")),
                Block.Paragraph.of(
                        "The evidence capsule that was issued with this report holds the protocol, the plan, "
                                + "the pinned models, the inputs, predictions, explanations, allocations with the revealed seed, "
                                + "outcomes, results and the audit log with its signed checkpoints. On any computer with Java and "
                                + "without a network, the command below re-derives all of it and names what does not fit."),
                Block.Paragraph.of(Block.Run.code("probatum capsule verify capsule.zip")),
                Block.Paragraph.of(
                        Block.Run.plain("The head of the audit log is "),
                        Block.Run.code(data.logHead().root().hex()),
                        Block.Run.plain(" over " + Numbers.count(data.logHead().size())
                                + " entries; its checkpoints are checked with the key "),
                        Block.Run.code(data.publicKey())),
                Block.Paragraph.of("What a log cannot prove: that an event never recorded did not happen, and that a "
                        + "first value was true."));
    }

    private static String lower(String text) {
        boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return acronym ? text : text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
