package org.probatum.ui.issuing.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.report.ReportContent;
import org.probatum.report.capsule.CapsulePaths;
import org.probatum.report.capsule.CapsuleWriter;
import org.probatum.report.excel.ExcelReportWriter;
import org.probatum.report.pdf.PdfReportWriter;
import org.probatum.report.trial.TrialReport;
import org.probatum.report.trial.TrialReportData;
import org.probatum.report.trial.TrialWorkbook;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Checkpoint;
import org.probatum.trial.audit.CheckpointKey;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.issuing.IssuedReport;
import org.probatum.ui.issuing.IssuedReports;
import org.probatum.ui.software.Software;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class StoredIssuedReports implements IssuedReports {

    private final TrialAnalyses analyses;
    private final ReportDataCollector collector;
    private final CapsuleContents capsules;
    private final SignatureService signatures;
    private final IssuedReportRepository reports;
    private final ContentStore contents;
    private final AuditLog log;
    private final AuditTrail trail;
    private final CheckpointKey key;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredIssuedReports(
            TrialAnalyses analyses,
            ReportDataCollector collector,
            CapsuleContents capsules,
            SignatureService signatures,
            IssuedReportRepository reports,
            ContentStore contents,
            AuditLog log,
            AuditTrail trail,
            CheckpointKey key,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.analyses = analyses;
        this.collector = collector;
        this.capsules = capsules;
        this.signatures = signatures;
        this.reports = reports;
        this.contents = contents;
        this.log = log;
        this.trail = trail;
        this.key = key;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public Outcome issue(Actor by, Credentials credentials, TrialId trial) {
        by.require("issue a report", Role.APPROVER);
        StoredAnalysis analysis = analyses.latest(trial)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Trial " + trial + " has no analysis yet; a report is issued of one"));
        SigningRequest release = SigningRequest.of(
                by, credentials, SignatureMeaning.RELEASE, analysis.results(), analysis.subject(), trial);
        SigningOutcome signed = transaction.execute(status -> signatures.sign(release));
        if (signed instanceof SigningOutcome.Refused refused) {
            return new Outcome.Refused(refused.reason());
        }
        Checkpoint head = log.checkpoint();
        TrialReportData data = collector.collect(trial, analysis, head, Software.nameAndVersion());
        ReportContent report = TrialReport.compose(data);
        Digest pdf = contents.put(pdf(report));
        Digest excel = contents.put(excel(report, data, head));
        Digest results = contents.put(ResultsFile.of(contents.get(analysis.results()), data.postHoc()));
        CapsuleWriter capsule = new CapsuleWriter();
        capsules.addTo(capsule, data, head);
        capsule.add(CapsulePaths.REPORT_PDF, contents.get(pdf));
        capsule.add(CapsulePaths.REPORT_EXCEL, contents.get(excel));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        Digest manifest = capsule.write(key::sign, zip);
        Digest stored = contents.put(zip.toByteArray());
        return new Outcome.Issued(
                transaction.execute(status -> record(by, analysis, pdf, excel, results, stored, manifest)));
    }

    private IssuedReport record(
            Actor by,
            StoredAnalysis analysis,
            Digest pdf,
            Digest excel,
            Digest results,
            Digest capsule,
            Digest manifest) {
        TrialId trial = analysis.trial();
        String id = trial + "-report-" + (list(trial).size() + 1);
        Map<String, Object> facts = Map.of(
                "analysis", analysis.id(),
                "pdf", pdf.hex(),
                "excel", excel.hex(),
                "results", results.hex(),
                "capsule", capsule.hex(),
                "manifest", manifest.hex());
        long entry = trail.append(AuditEvent.of(
                        AuditAction.REPORT_ISSUED, by, clock.instant(), trial.value(), "report:" + id, facts))
                .sequence();
        IssuedReport report = new IssuedReport(
                id, trial, clock.instant(), by.name(), analysis.id(), pdf, excel, results, capsule, manifest, entry);
        reports.save(new IssuedReportEntity(report));
        return report;
    }

    @Override
    public List<IssuedReport> list(TrialId trial) {
        return reports.findByTrialOrderByIssuedAt(trial.value()).stream()
                .map(IssuedReportEntity::toReport)
                .toList();
    }

    private static byte[] pdf(ReportContent report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new PdfReportWriter().write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException("The report could not be written", e);
        }
        return out.toByteArray();
    }

    private byte[] excel(ReportContent report, TrialReportData data, Checkpoint head) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            var entries = log.entries().limit(head.size()).toList();
            new ExcelReportWriter().write(TrialWorkbook.compose(report, data, entries), out);
        } catch (IOException e) {
            throw new UncheckedIOException("The workbook could not be written", e);
        }
        return out.toByteArray();
    }
}
