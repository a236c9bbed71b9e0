package org.probatum.ui.reports;

import com.vaadin.flow.component.html.Div;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.issuing.IssuedReports;
import org.probatum.ui.signing.Signing;
import org.probatum.ui.signing.SigningDialog;

/** The signature that releases the report of an analysis. */
final class IssueDialog {

    private final IssuedReports reports;
    private final SignatureService signatures;
    private final Actor actor;

    IssueDialog(IssuedReports reports, SignatureService signatures, Actor actor) {
        this.reports = reports;
        this.signatures = signatures;
        this.actor = actor;
    }

    /** @param afterwards what the page does once the report is issued */
    void open(StoredAnalysis analysis, Runnable afterwards) {
        FactsTable shown = new FactsTable()
                .identifier("Analysis", analysis.id())
                .fact("Performed", Dates.time(analysis.performedAt()) + " by " + analysis.performedBy());
        Div content = new Div(
                shown,
                PageSection.note("Released are report, workbook, results and evidence capsule, all written from these "
                        + "results. The digest below is that of the results."));
        new SigningDialog(
                        "release of the report of " + analysis.trial(),
                        content,
                        analysis.results(),
                        SignatureMeaning.RELEASE,
                        "The documents are written and kept, and the record names their digests. This takes some seconds.",
                        Signing.refusingInWords(credentials -> issue(analysis, credentials)),
                        afterwards)
                .open();
    }

    private SigningOutcome issue(StoredAnalysis analysis, Credentials credentials) {
        return switch (reports.issue(actor, credentials, analysis.trial())) {
            case IssuedReports.Outcome.Issued issued ->
                new SigningOutcome.Signed(
                        signatures.bySubject(analysis.subject()).getLast());
            case IssuedReports.Outcome.Refused refused -> new SigningOutcome.Refused(refused.reason());
        };
    }
}
