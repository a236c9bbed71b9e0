package org.probatum.report.trial;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.analysis.AnalysedParticipant;
import org.probatum.evaluation.analysis.AnalysisResults;
import org.probatum.evaluation.analysis.HarmsSummary;
import org.probatum.evaluation.analysis.PostHocAnalysis;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.run.UnexplainedCase;
import org.probatum.registry.ModelVersion;
import org.probatum.report.LogHead;
import org.probatum.report.Signature;
import org.probatum.trial.acquisition.AvailabilityMatrix;
import org.probatum.trial.cohort.CohortFlow;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.randomization.UnblindedTrial;

/**
 * Everything that the report of a trial is composed from.
 *
 * @param protocolVersions every version, from the first, with the reason of an amendment
 * @param models the registered versions of the pinned models
 * @param enrolled in the order of enrolment
 * @param participants as analysed, in the order of randomization
 * @param postHoc what was performed beside the locked plan, oldest first
 * @param runs oldest first
 * @param alignments of all runs
 * @param explanations of all runs
 * @param unexplained the planned explanations that there are not, and why
 * @param exhibits the explanations that the report shows
 * @param cohortExplanations explanations of named inputs, summed up by kind
 * @param signatures in the order of signing
 * @param publicKey checks the signatures of the log's checkpoints
 * @param software name and version
 */
public record TrialReportData(
        ApprovedProtocol protocol,
        List<String> protocolVersions,
        List<ModelVersion> models,
        CohortFlow flow,
        List<EnrolledParticipant> enrolled,
        AvailabilityMatrix availability,
        UnblindedTrial unblinded,
        List<AnalysedParticipant> participants,
        StoredAnalysis analysis,
        AnalysisResults results,
        List<PostHocAnalysis> postHoc,
        HarmsSummary harms,
        List<InferenceRun> runs,
        List<AlignmentRecord> alignments,
        List<StoredExplanation> explanations,
        List<UnexplainedCase> unexplained,
        List<Exhibit> exhibits,
        List<CohortExplanations> cohortExplanations,
        List<Signature> signatures,
        LogHead logHead,
        String publicKey,
        Instant composedAt,
        String software) {

    public TrialReportData {
        protocolVersions = List.copyOf(protocolVersions);
        models = List.copyOf(models);
        enrolled = List.copyOf(enrolled);
        participants = List.copyOf(participants);
        postHoc = List.copyOf(postHoc);
        runs = List.copyOf(runs);
        alignments = List.copyOf(alignments);
        explanations = List.copyOf(explanations);
        unexplained = List.copyOf(unexplained);
        exhibits = List.copyOf(exhibits);
        cohortExplanations = List.copyOf(cohortExplanations);
        signatures = List.copyOf(signatures);
    }

    /**
     * An explanation that the report shows.
     *
     * @param png the stored picture
     */
    public record Exhibit(StoredExplanation explanation, byte[] png) {}

    /** The arms' labels by identifier, in protocol order. */
    public Map<String, String> armLabels() {
        Map<String, String> labels = new java.util.LinkedHashMap<>();
        protocol.definition().arms().forEach(arm -> labels.put(arm.id().value(), arm.label()));
        return labels;
    }
}
