package org.probatum.ui.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.probatum.evaluation.analysis.DryRun;
import org.probatum.report.LogHead;
import org.probatum.report.ReportContent;
import org.probatum.report.excel.ExcelReportWriter;
import org.probatum.report.pdf.PdfReportWriter;
import org.probatum.report.trial.DryRunReport;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Checkpoint;
import org.probatum.trial.protocol.TrialDefinition;
import org.springframework.stereotype.Service;

/** Writes a dry run as files; each carries the stamp. */
@Service
class DryRunExport {

    private static final String SOFTWARE = "Probatum 0.1.0";

    private final AuditLog log;

    DryRunExport(AuditLog log) {
        this.log = log;
    }

    byte[] pdf(TrialDefinition definition, DryRun dryRun) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new PdfReportWriter().write(content(definition, dryRun), out);
        } catch (IOException e) {
            throw new UncheckedIOException("The dry run could not be written as PDF", e);
        }
        return out.toByteArray();
    }

    byte[] excel(TrialDefinition definition, DryRun dryRun) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new ExcelReportWriter().write(content(definition, dryRun), out);
        } catch (IOException e) {
            throw new UncheckedIOException("The dry run could not be written as workbook", e);
        }
        return out.toByteArray();
    }

    byte[] json(DryRun dryRun) {
        return dryRun.toJson().getBytes(StandardCharsets.UTF_8);
    }

    private ReportContent content(TrialDefinition definition, DryRun dryRun) {
        Checkpoint head = log.checkpoint();
        return DryRunReport.compose(definition, dryRun, new LogHead(head.origin(), head.size(), head.root()), SOFTWARE);
    }
}
