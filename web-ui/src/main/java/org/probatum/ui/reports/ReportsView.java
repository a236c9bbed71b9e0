package org.probatum.ui.reports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Words;
import org.probatum.ui.record.RecordNavigation;
import org.probatum.ui.results.ResultsNavigation;
import org.probatum.ui.trial.TrialView;

/** What was issued, to whom, with which digest. */
@Route("trial/:trial?/reports")
@PageTitle("Reports · Probatum")
@PermitAll
class ReportsView extends TrialView {

    private static final String ABOUT = "What was issued, to whom, with which digest.";
    private static final String BELONGS_HERE =
            "The signed report, its workbook and the evidence capsule are issued here, downloaded, and verified.";

    private final AuditLog log;
    private final TrialAnalyses analyses;

    ReportsView(AuditLog log, TrialAnalyses analyses) {
        this.log = log;
        this.analyses = analyses;
    }

    @Override
    protected void show(TrialId trial) {
        List<AuditEntry> issued = issued(trial);
        add(new PageHeader("Reports", state(issued)));
        add(issued.isEmpty() ? nothingYet(trial) : new PageSection("Issued", table(trial, issued)));
        add(new PageSection("Verify a capsule", new CapsulePanel(log.publicKey())));
    }

    @Override
    protected void showWithoutTrial() {
        add(
                new PageHeader("Reports", ABOUT),
                new EmptyState("No reports yet", BELONGS_HERE),
                new PageSection("Verify a capsule", new CapsulePanel(log.publicKey())));
    }

    private List<AuditEntry> issued(TrialId trial) {
        AuditFilter filter = AuditFilter.ofTrial(trial.value()).with(AuditAction.REPORT_ISSUED);
        try (Stream<AuditEntry> entries = log.entries(filter)) {
            return entries.toList().reversed();
        }
    }

    private static String state(List<AuditEntry> issued) {
        return issued.isEmpty()
                ? "Nothing was issued yet"
                : Words.count(issued.size(), "report", "reports") + " issued · the latest on "
                        + Dates.time(issued.getFirst().at());
    }

    private Component nothingYet(TrialId trial) {
        if (analyses.latest(trial).isPresent()) {
            return new EmptyState(
                    "No report yet", BELONGS_HERE + " The locked plan is analysed; a report can be issued.");
        }
        return new EmptyState(
                "No report yet",
                BELONGS_HERE + " A report needs the analysis of the locked plan.",
                new Anchor(ResultsNavigation.path(Optional.of(trial)), "To the results"));
    }

    private static DataTable table(TrialId trial, List<AuditEntry> issued) {
        DataTable table = new DataTable("Issued reports", "Issued", "By", "Report", "In the record");
        issued.forEach(entry -> table.row(
                new Span(Dates.time(entry.at())),
                DataTable.code(entry.user()),
                DataTable.code(entry.subject()),
                new Anchor(
                        RecordNavigation.path(trial, entry.sequence()), "entry " + Numbers.count(entry.sequence()))));
        return table;
    }
}
