package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.analysis.ArmTally;
import org.probatum.evaluation.analysis.DryRun;
import org.probatum.report.Block;
import org.probatum.report.Cell;
import org.probatum.report.LogHead;
import org.probatum.report.ReportContent;
import org.probatum.report.Table;
import org.probatum.report.TitlePage;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.Arm;
import org.probatum.trial.protocol.TrialDefinition;

/** Composes what a dry run shows: the tables and figures of the report's results, each with the stamp. */
public final class DryRunReport {

    /** What was done to the data, in one sentence each. */
    public static final List<String> WHAT_IT_IS = List.of(
            "The arms are dummies: the trial's allocation rule was carried out on a seed that has nothing to do with the "
                    + "secret one. No allocation was read and nothing was unmasked.",
            "Sets of predictions were dealt out anew among the participants, since how well a model predicts needs no arm "
                    + "and would otherwise be told before its time.",
            "Tables and figures show what the report will look like. Their numbers say nothing about the trial, and "
                    + "nothing here is stored as its analysis.");

    private DryRunReport() {}

    /**
     * The whole document, whose title page, every page, figure and table carry {@link DryRun#STAMP}.
     *
     * @param logHead where the record stood
     * @param software name and version of the product
     */
    public static ReportContent compose(TrialDefinition definition, DryRun dryRun, LogHead logHead, String software) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Heading.of(1, DryRun.STAMP));
        blocks.add(new Block.Notice(Block.NoticeKind.ATTENTION, String.join(" ", WHAT_IT_IS)));
        blocks.add(Block.Heading.of(1, "Answers of the plan"));
        for (AnalysisResult result : dryRun.results().plan()) {
            blocks.add(Block.Heading.of(2, result.title()));
            blocks.addAll(AnalysisBlocks.of(definition, result));
        }
        blocks.add(Block.Heading.of(1, "Participants and inputs"));
        blocks.add(baseline(definition, dryRun));
        blocks.addAll(inputs(definition, dryRun));
        return new ReportContent(title(definition, dryRun, logHead, software), blocks);
    }

    /** Participants at baseline, by dummy arm. */
    public static Table baseline(TrialDefinition definition, DryRun dryRun) {
        return ArmTables.baseline(
                definition.arms(), dryRun.results().baseline(), stamped("Participants at baseline, by dummy arm"));
    }

    private static List<Table> inputs(TrialDefinition definition, DryRun dryRun) {
        List<Table> tables = new ArrayList<>();
        dryRun.results().inputs().models().forEach((model, tallies) -> {
            List<Table.Row> rows = tallies.stream()
                    .filter(tally -> tally.total() > 0)
                    .map(tally -> row(definition.arms(), tally))
                    .toList();
            tables.add(new Table(
                    "T-inputs-" + model,
                    stamped("Cases of model " + model + ", by dummy arm"),
                    ArmTables.columns("Handling", definition.arms()),
                    List.of(),
                    rows,
                    List.of()));
        });
        return tables;
    }

    private static Table.Row row(List<Arm> arms, ArmTally tally) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(tally.what()));
        arms.forEach(arm -> cells.add(new Cell.Count(tally.of(arm.id()))));
        return new Table.Row(Table.RowKind.BODY, cells, Optional.empty());
    }

    private static String stamped(String title) {
        return title + " [" + DryRun.STAMP + "]";
    }

    private static TitlePage title(TrialDefinition definition, DryRun dryRun, LogHead logHead, String software) {
        return new TitlePage(
                DryRun.STAMP,
                definition.title(),
                definition.id().value(),
                definition.sponsor(),
                TitlePage.Edition.DRY_RUN,
                dryRun.performedAt(),
                List.of(
                        new TitlePage.VersionLine("Protocol", dryRun.protocolVersion()),
                        new TitlePage.VersionLine("Dummy arms", "number " + dryRun.seed()),
                        new TitlePage.VersionLine(
                                "Participants",
                                dryRun.participants() + " randomized so far, " + dryRun.withOutcome()
                                        + " with an outcome"),
                        new TitlePage.VersionLine(
                                "Performed",
                                Numbers.instant(dryRun.performedAt()) + " by " + dryRun.performedBy() + ", entry "
                                        + Numbers.count(dryRun.entry())),
                        new TitlePage.VersionLine("Software", software)),
                List.of(),
                Optional.of(logHead));
    }
}
