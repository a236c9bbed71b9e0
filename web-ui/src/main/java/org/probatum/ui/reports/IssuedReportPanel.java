package org.probatum.ui.reports;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.issuing.IssuedReport;
import org.probatum.ui.record.RecordNavigation;

/** One issued report: who released it, what was written with which digest, and the downloads. */
final class IssuedReportPanel extends Div {

    private final ContentStore contents;

    IssuedReportPanel(IssuedReport report, ContentStore contents) {
        this.contents = contents;
        Anchor entry = new Anchor(
                RecordNavigation.path(report.trial(), report.entry()), "entry " + Numbers.count(report.entry()));
        FactsTable facts = new FactsTable()
                .fact("Issued", Dates.time(report.issuedAt()) + " by " + report.issuedBy())
                .identifier("Analysis", report.analysis())
                .fact("In the record", entry)
                .digest("Manifest of the capsule", report.manifest());
        DataTable files = new DataTable("Documents of " + report.id(), "Document", "For", "Digest (SHA-256)");
        file(files, report, "report.pdf", "reading and filing", report.pdf(), "application/pdf");
        file(
                files,
                report,
                "report.xlsx",
                "results, participants and record as tables",
                report.excel(),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        file(files, report, "results.json", "every number with its id", report.results(), "application/json");
        file(
                files,
                report,
                "capsule.zip",
                "checking everything without this installation",
                report.capsule(),
                "application/zip");
        add(new PageSection("Report " + report.id(), facts, files));
    }

    private void file(DataTable files, IssuedReport report, String name, String use, Digest digest, String type) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = contents.get(digest);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), report.id() + "-" + name, type, bytes.length);
                }),
                "Download " + name);
        files.row(link, new Span(use), DataTable.code(digest.hex()));
    }
}
