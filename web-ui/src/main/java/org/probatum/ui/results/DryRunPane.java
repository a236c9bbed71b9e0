package org.probatum.ui.results;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;
import org.probatum.evaluation.analysis.DryRun;
import org.probatum.report.number.Numbers;
import org.probatum.report.trial.DryRunReport;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.record.RecordNavigation;

/** What a dry run gave, under its stamp: every table and figure of the plan, and the files. It goes when the page is left. */
final class DryRunPane extends Div {

    DryRunPane(TrialDefinition definition, DryRun dryRun, DryRunExport export) {
        addClassNames("analysis", "dry-run");
        setId("dry-run");
        add(
                stamp(),
                downloads(definition, dryRun, export),
                ResultContents.of(dryRun.results().plan()));
        PageSection answers = new PageSection("Answers of the plan on dummy arms");
        dryRun.results().plan().forEach(result -> answers.add(new ResultSection(definition, result, about(dryRun))));
        add(
                answers,
                new PageSection(
                        "Participants at baseline, by dummy arm",
                        new ResultTable(DryRunReport.baseline(definition, dryRun))),
                new PageSection(
                        "How inputs were handled, by dummy arm",
                        new InputHandlingTable(dryRun.results().inputs(), definition.arms())),
                new PageSection("What the dry run rests on", about(dryRun)));
    }

    private static Div stamp() {
        Span words = new Span(DryRun.STAMP);
        words.addClassName("stamp");
        UnorderedList explanation = new UnorderedList();
        DryRunReport.WHAT_IT_IS.forEach(sentence -> explanation.add(new ListItem(sentence)));
        Div stamp = new Div(words, explanation);
        stamp.addClassName("stamp-banner");
        return stamp;
    }

    private static Div downloads(TrialDefinition definition, DryRun dryRun, DryRunExport export) {
        String name = dryRun.trial() + "-dry-run-" + dryRun.seed();
        Div links = new Div(
                link("Download PDF", name + ".pdf", "application/pdf", () -> export.pdf(definition, dryRun)),
                link(
                        "Download workbook",
                        name + ".xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        () -> export.excel(definition, dryRun)),
                link("Download JSON", name + ".json", "application/json", () -> export.json(dryRun)));
        links.addClassName("result-contents");
        return links;
    }

    private static Anchor link(String words, String file, String type, Supplier<byte[]> content) {
        return new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = content.get();
                    return new DownloadResponse(new ByteArrayInputStream(bytes), file, type, bytes.length);
                }),
                words);
    }

    private static FactsTable about(DryRun dryRun) {
        return new FactsTable()
                .fact("Standing", DryRun.STAMP)
                .identifier("Protocol", dryRun.trial() + "@" + dryRun.protocolVersion())
                .fact("Dummy arms", "number " + dryRun.seed())
                .fact(
                        "Participants",
                        Numbers.count(dryRun.participants()) + " randomized so far, "
                                + Numbers.count(dryRun.withOutcome()) + " with an outcome")
                .fact("Performed", Dates.time(dryRun.performedAt()) + " by " + dryRun.performedBy())
                .fact(
                        "In the record",
                        new Anchor(
                                RecordNavigation.path(dryRun.trial(), dryRun.entry()),
                                "entry " + Numbers.count(dryRun.entry())));
    }
}
