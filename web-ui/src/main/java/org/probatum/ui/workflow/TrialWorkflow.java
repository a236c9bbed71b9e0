package org.probatum.ui.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.RunMonitor;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.DatabaseLock;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.DraftProtocol;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationSeed;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.ui.issuing.IssuedReport;
import org.probatum.ui.issuing.IssuedReports;
import org.springframework.stereotype.Service;

/**
 * A whole trial: register, approve, commit, enrol, acquire, run, capture, lock, analyse and sign.
 *
 * <p>Each step asks what is stored before it does anything, so running it again after a crash continues the same trial.
 */
@Service
public class TrialWorkflow {

    private final ModelSteps models;
    private final CertificateSteps certificates;
    private final CohortSteps cohortSteps;
    private final OutcomeSteps outcomeSteps;
    private final ProtocolService protocols;
    private final RandomizationService randomizations;
    private final CohortService cohort;
    private final InferenceRuns runs;
    private final RunMonitor monitor;
    private final TrialAnalyses analyses;
    private final IssuedReports reports;
    private final SignatureService signatures;
    private final Signing signing;
    private final AuditLog log;
    private final Clock clock;

    TrialWorkflow(
            ModelSteps models,
            CertificateSteps certificates,
            CohortSteps cohortSteps,
            OutcomeSteps outcomeSteps,
            ProtocolService protocols,
            RandomizationService randomizations,
            CohortService cohort,
            InferenceRuns runs,
            RunMonitor monitor,
            TrialAnalyses analyses,
            IssuedReports reports,
            SignatureService signatures,
            Signing signing,
            AuditLog log,
            Clock clock) {
        this.models = models;
        this.certificates = certificates;
        this.cohortSteps = cohortSteps;
        this.outcomeSteps = outcomeSteps;
        this.protocols = protocols;
        this.randomizations = randomizations;
        this.cohort = cohort;
        this.runs = runs;
        this.monitor = monitor;
        this.analyses = analyses;
        this.reports = reports;
        this.signatures = signatures;
        this.signing = signing;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Runs a trial up to its issued report.
     *
     * @throws IllegalArgumentException if a file is wrong, or the data folder holds the trial with another definition
     */
    public IssuedReport run(TrialFiles files, TrialStaff staff, TrialProgress progress) {
        DraftProtocol draft = TrialDefinition.parse(read(files));
        CohortFolder folder = CohortFolder.read(files.cohort(), ReadLimits.USUAL);
        folder.discrepancies().forEach(progress::note);
        TrialId trial = draft.trial();

        progress.begin(1, "Registering, checking and locking models");
        models.registerAndLock(draft.definition(), files.models(), staff, progress);
        certificates.issue(draft.definition(), files.certificates(), staff.modelEngineer());
        progress.begin(2, "Approving the protocol");
        ApprovedProtocol protocol = approve(draft, read(files), staff);
        if (randomizations.commitment(trial).isEmpty()) {
            randomizations.commit(
                    staff.statistician().actor(),
                    protocol,
                    RandomizationSeed.draw(new SecureRandom()),
                    clock.instant());
        }
        if (cohort.databaseLock(trial).isEmpty()) {
            collect(protocol, folder, files, staff, progress);
        }
        progress.begin(8, "Locking the database and unblinding");
        DatabaseLock lock = lock(protocol, staff);
        randomizations.reveal(staff.statistician().actor(), lock, clock.instant());
        log.checkpoint();
        progress.begin(9, "Analysing by the locked plan");
        StoredAnalysis analysis = analyses.analyse(staff.statistician().actor(), trial);
        signAnalysis(analysis, staff);
        log.checkpoint();
        progress.begin(10, "Signing and issuing report, workbook and capsule");
        return issue(analysis, staff);
    }

    private IssuedReport issue(StoredAnalysis analysis, TrialStaff staff) {
        Optional<IssuedReport> issued = reports.latest(analysis.trial())
                .filter(report -> report.analysis().equals(analysis.id()));
        return issued.orElseGet(() -> switch (reports.issue(
                staff.approver().actor(), staff.approver().credentials(), analysis.trial())) {
            case IssuedReports.Outcome.Issued done -> done.report();
            case IssuedReports.Outcome.Refused refused -> throw new IllegalArgumentException(refused.reason());
        });
    }

    private void collect(
            ApprovedProtocol protocol,
            CohortFolder folder,
            TrialFiles files,
            TrialStaff staff,
            TrialProgress progress) {
        progress.begin(3, "Enrolling and randomizing participants");
        cohortSteps.enrol(protocol, folder, staff, progress);
        progress.begin(4, "Acquiring inputs");
        cohortSteps.acquire(protocol, folder, staff, progress);
        log.checkpoint();
        predict(protocol.trial(), staff, progress);
        log.checkpoint();
        progress.begin(7, "Capturing outcomes and adverse events");
        outcomeSteps.capture(protocol, files, staff, progress);
    }

    private ApprovedProtocol approve(DraftProtocol draft, byte[] json, TrialStaff staff) {
        TrialId trial = draft.trial();
        Optional<Protocol> stored = protocols.version(trial, draft.version());
        if (stored.isPresent() && !stored.get().digest().equals(draft.digest())) {
            throw new IllegalArgumentException("This data folder holds trial " + trial + " version " + draft.version()
                    + " with another definition; name another folder, or number the new definition as an amendment");
        }
        if (stored.isEmpty()) {
            protocols.draft(staff.statistician().actor(), json, clock.instant());
        }
        if (stored.isPresent() && stored.get() instanceof ApprovedProtocol approved) {
            return approved;
        }
        ElectronicSignature signature = signing.sign(
                staff.approver(),
                SignatureMeaning.APPROVAL,
                draft.digest(),
                "protocol:" + trial + "@" + draft.version(),
                Optional.of(trial));
        return protocols.approve(
                staff.approver().actor(), trial, draft.version(), clock.instant(), signature.binding());
    }

    private void predict(TrialId trial, TrialStaff staff, TrialProgress progress) {
        boolean complete = runs.predictions(trial).size()
                        >= cohort.enrolled(trial).size()
                && runs.runs(trial).stream().allMatch(run -> run.status().isFinal());
        if (complete) {
            return;
        }
        RunReporter reporter = new RunReporter(progress);
        InferenceRun run;
        try (RunMonitor.Subscription subscription = monitor.subscribe(reporter::hear)) {
            run = runs.runToEnd(staff.coordinator().actor(), trial);
        }
        if (run.status() != RunStatus.COMPLETED) {
            throw new IllegalStateException("Run " + run.id() + " "
                    + run.status().label() + run.message().map(m -> ": " + m).orElse(""));
        }
    }

    private DatabaseLock lock(ApprovedProtocol protocol, TrialStaff staff) {
        TrialId trial = protocol.trial();
        return cohort.databaseLock(trial).orElseGet(() -> {
            ElectronicSignature signature = signing.sign(
                    staff.approver(),
                    SignatureMeaning.DATABASE_LOCK,
                    Digest.ofText(log.checkpoint().note()),
                    DatabaseLock.subject(trial),
                    Optional.of(trial));
            return cohort.lockDatabase(staff.approver().actor(), protocol, signature.binding(), clock.instant());
        });
    }

    private void signAnalysis(StoredAnalysis analysis, TrialStaff staff) {
        boolean signed = signatures.bySubject(analysis.subject()).stream().anyMatch(s -> s.isUnder(analysis.results()));
        if (!signed) {
            signing.sign(
                    staff.statistician(),
                    SignatureMeaning.AUTHORSHIP,
                    analysis.results(),
                    analysis.subject(),
                    Optional.of(analysis.trial()));
        }
    }

    private static byte[] read(TrialFiles files) {
        try {
            return Files.readAllBytes(files.definition());
        } catch (IOException e) {
            throw new UncheckedIOException("The trial definition " + files.definition() + " cannot be read", e);
        }
    }
}
