package org.probatum.ui.reports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.EmptyState;
import org.probatum.ui.component.PageHeader;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Words;
import org.probatum.ui.issuing.IssuedReport;
import org.probatum.ui.issuing.IssuedReports;
import org.probatum.ui.results.ResultsNavigation;
import org.probatum.ui.security.CurrentActor;
import org.probatum.ui.trial.TrialView;

/** What was issued, by whom, with which digest. */
@Route("trial/:trial?/reports")
@PageTitle("Reports · Probatum")
@PermitAll
class ReportsView extends TrialView {

    private static final String ABOUT = "What was issued, by whom, with which digest.";
    private static final String BELONGS_HERE =
            "The signed report, its workbook and the evidence capsule are issued here, downloaded, and verified.";

    private final IssuedReports reports;
    private final TrialAnalyses analyses;
    private final ContentStore contents;
    private final SignatureService signatures;
    private final AuditLog log;
    private final CurrentActor currentActor;

    ReportsView(
            IssuedReports reports,
            TrialAnalyses analyses,
            ContentStore contents,
            SignatureService signatures,
            AuditLog log,
            CurrentActor currentActor) {
        this.reports = reports;
        this.analyses = analyses;
        this.contents = contents;
        this.signatures = signatures;
        this.log = log;
        this.currentActor = currentActor;
    }

    @Override
    protected void show(TrialId trial) {
        List<IssuedReport> issued = reports.list(trial).reversed();
        Optional<StoredAnalysis> analysis = analyses.latest(trial);
        Actor actor = currentActor.get();
        PageHeader header = new PageHeader("Reports", state(issued));
        if (analysis.isPresent() && actor.has(Role.APPROVER)) {
            header.primaryAction(
                    "Issue report",
                    () -> new IssueDialog(reports, signatures, actor).open(analysis.get(), () -> refresh(trial)));
        }
        add(header);
        if (issued.isEmpty()) {
            add(nothingYet(trial, analysis, actor));
        }
        issued.forEach(report -> add(new IssuedReportPanel(report, contents)));
        add(verification());
    }

    @Override
    protected void showWithoutTrial() {
        add(new PageHeader("Reports", ABOUT), new EmptyState("No reports yet", BELONGS_HERE), verification());
    }

    private PageSection verification() {
        return new PageSection("Verify a capsule", new CapsulePanel(log.publicKey()));
    }

    private static String state(List<IssuedReport> issued) {
        return issued.isEmpty()
                ? "Nothing was issued yet"
                : Words.count(issued.size(), "report", "reports") + " issued · the latest on "
                        + Dates.time(issued.getFirst().issuedAt());
    }

    private static Component nothingYet(TrialId trial, Optional<StoredAnalysis> analysis, Actor actor) {
        if (analysis.isEmpty()) {
            return new EmptyState(
                    "No report yet",
                    BELONGS_HERE + " A report needs the analysis of the locked plan.",
                    new Anchor(ResultsNavigation.path(Optional.of(trial)), "To the results"));
        }
        String who = actor.has(Role.APPROVER) ? "it can be issued now." : "an approver issues it.";
        return new EmptyState("No report yet", BELONGS_HERE + " The locked plan is analysed: " + who);
    }

    private void refresh(TrialId trial) {
        removeAll();
        show(trial);
    }
}
