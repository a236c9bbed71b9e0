package org.probatum.ui.issuing.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probatum.evaluation.analysis.AnalysedParticipant;
import org.probatum.evaluation.analysis.HarmsSummary;
import org.probatum.evaluation.analysis.PostHocAnalyses;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.run.UnexplainedCases;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelVersion;
import org.probatum.registry.ModelVersionId;
import org.probatum.report.LogHead;
import org.probatum.report.Signature;
import org.probatum.report.trial.CohortExplanations;
import org.probatum.report.trial.TrialReportData;
import org.probatum.trial.acquisition.AcquisitionService;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Checkpoint;
import org.probatum.trial.cohort.CohortOverview;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.OutcomeService;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.storage.ContentStore;
import org.springframework.stereotype.Component;

/** Asks every service for what the report of a trial is composed from. */
@Component
class ReportDataCollector {

    /** Explanations of a kind that the report shows. */
    private static final int EXHIBITS_PER_KIND = 1;

    private final ProtocolService protocols;
    private final ModelRegistry registry;
    private final CohortService cohort;
    private final CohortOverview overview;
    private final AcquisitionService acquisitions;
    private final RandomizationService randomizations;
    private final OutcomeService outcomes;
    private final InferenceRuns runs;
    private final UnexplainedCases unexplained;
    private final TrialAnalyses analyses;
    private final PostHocAnalyses postHoc;
    private final SignatureService signatures;
    private final AuditLog log;
    private final ContentStore contents;
    private final Clock clock;

    ReportDataCollector(
            ProtocolService protocols,
            ModelRegistry registry,
            CohortService cohort,
            CohortOverview overview,
            AcquisitionService acquisitions,
            RandomizationService randomizations,
            OutcomeService outcomes,
            InferenceRuns runs,
            UnexplainedCases unexplained,
            TrialAnalyses analyses,
            PostHocAnalyses postHoc,
            SignatureService signatures,
            AuditLog log,
            ContentStore contents,
            Clock clock) {
        this.protocols = protocols;
        this.registry = registry;
        this.cohort = cohort;
        this.overview = overview;
        this.acquisitions = acquisitions;
        this.randomizations = randomizations;
        this.outcomes = outcomes;
        this.runs = runs;
        this.unexplained = unexplained;
        this.analyses = analyses;
        this.postHoc = postHoc;
        this.signatures = signatures;
        this.log = log;
        this.contents = contents;
        this.clock = clock;
    }

    /** @param software name and version of the product */
    TrialReportData collect(TrialId trial, StoredAnalysis analysis, Checkpoint checkpoint, String software) {
        ApprovedProtocol protocol = protocols.requireCurrent(trial);
        List<EnrolledParticipant> enrolled = cohort.enrolled(trial);
        List<AnalysedParticipant> participants = analyses.participants(trial);
        List<InferenceRun> all = runs.runs(trial);
        List<StoredExplanation> explanations = runs.explanations(trial);
        return new TrialReportData(
                protocol,
                protocols.versions(trial).stream()
                        .filter(ApprovedProtocol.class::isInstance)
                        .map(Protocol::version)
                        .toList(),
                models(protocol),
                overview.flow(trial),
                enrolled,
                acquisitions.availability(
                        trial,
                        enrolled.stream().map(EnrolledParticipant::id).toList(),
                        protocol.definition().modalities()),
                randomizations.unblinded(trial).orElseThrow(),
                participants,
                analysis,
                analyses.results(trial),
                postHoc.list(trial),
                HarmsSummary.of(participants, outcomes.adverseEvents(trial)),
                all,
                alignments(all),
                explanations,
                unexplained.of(trial),
                exhibits(explanations),
                CohortExplanations.of(explanations, contents::get),
                signatures(trial, protocol),
                new LogHead(checkpoint.origin(), checkpoint.size(), checkpoint.root()),
                log.publicKey(),
                clock.instant(),
                software);
    }

    private List<ModelVersion> models(ApprovedProtocol protocol) {
        List<ModelVersion> models = new ArrayList<>();
        for (ModelReference reference : protocol.definition().models()) {
            registry.find(new ModelVersionId(reference.name(), reference.version()))
                    .ifPresent(models::add);
        }
        return models;
    }

    /** The latest of each participant: a later run takes a reviewed alignment over. */
    private List<AlignmentRecord> alignments(List<InferenceRun> all) {
        Map<ParticipantId, AlignmentRecord> latest = new TreeMap<>();
        all.stream()
                .filter(run -> run.status() != RunStatus.ABANDONED)
                .forEach(run -> runs.alignments(run.id()).forEach(record -> latest.put(record.participant(), record)));
        return List.copyOf(latest.values());
    }

    /** The first reliable explanation of each model and method, or the first when none is. */
    private List<TrialReportData.Exhibit> exhibits(List<StoredExplanation> explanations) {
        Map<String, Integer> shown = new HashMap<>();
        List<TrialReportData.Exhibit> exhibits = new ArrayList<>();
        for (boolean reliable : List.of(true, false)) {
            for (StoredExplanation e : explanations) {
                String kind = e.model() + "/" + e.method() + "/" + e.subject();
                if (e.reliable() == reliable && shown.getOrDefault(kind, 0) < EXHIBITS_PER_KIND) {
                    shown.merge(kind, 1, Integer::sum);
                    exhibits.add(new TrialReportData.Exhibit(e, contents.get(e.picture())));
                }
            }
        }
        return exhibits;
    }

    private List<Signature> signatures(TrialId trial, ApprovedProtocol protocol) {
        List<ElectronicSignature> all = new ArrayList<>();
        for (ModelReference model : protocol.definition().models()) {
            all.addAll(signatures.bySubject(ModelVersion.subject(new ModelVersionId(model.name(), model.version()))));
        }
        all.addAll(signatures.byTrial(trial));
        return all.stream().map(ReportDataCollector::printed).toList();
    }

    private static Signature printed(ElectronicSignature s) {
        return new Signature(
                s.printedName(),
                s.signer(),
                s.at(),
                s.meaning().label() + ": " + s.meaning().statement(),
                s.subject(),
                s.record());
    }
}
