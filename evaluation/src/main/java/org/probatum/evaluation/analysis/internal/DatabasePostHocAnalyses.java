package org.probatum.evaluation.analysis.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.analysis.AnalysedParticipant;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.analysis.AnalysisResults;
import org.probatum.evaluation.analysis.PlanLineCheck;
import org.probatum.evaluation.analysis.PlanMethod;
import org.probatum.evaluation.analysis.PostHocAnalyses;
import org.probatum.evaluation.analysis.PostHocAnalysis;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.evaluation.analysis.TrialAnalysis;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.PlanRevision;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class DatabasePostHocAnalyses implements PostHocAnalyses {

    private final ProtocolService protocols;
    private final TrialAnalyses analyses;
    private final PostHocRepository stored;
    private final ContentStore contents;
    private final AuditTrail trail;
    private final Clock clock;

    DatabasePostHocAnalyses(
            ProtocolService protocols,
            TrialAnalyses analyses,
            PostHocRepository stored,
            ContentStore contents,
            AuditTrail trail,
            Clock clock) {
        this.protocols = protocols;
        this.analyses = analyses;
        this.stored = stored;
        this.contents = contents;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional
    public PostHocAnalysis perform(Actor by, TrialId trial, PlannedAnalysis line, String reason) {
        by.require("perform a post hoc analysis", Role.STATISTICIAN);
        StoredAnalysis planned = analyses.latest(trial)
                .orElseThrow(() -> new IllegalArgumentException("The locked plan of trial " + trial
                        + " is not analysed yet; it comes before anything post hoc"));
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A post hoc analysis gives its reason");
        }
        ApprovedProtocol protocol = protocols.requireCurrent(trial);
        requireNew(protocol, trial, line);
        // read back within the protocol, so that every check of a plan line holds for it as well
        PlannedAnalysis checked = PlanRevision.analysis(protocol, PlanRevision.json(line));
        requireFits(protocol, checked);
        AnalysisResult result = TrialAnalysis.postHoc(protocol.definition(), analyses.participants(trial), checked);
        int position = stored.findByTrialOrderByPosition(trial.value()).size() + 1;
        String lineText = PlanRevision.json(checked);
        String text = text(protocol, lineText, result);
        Digest digest = contents.put(text.getBytes(StandardCharsets.UTF_8));
        String id = PostHocEntity.idOf(trial.value(), position);
        Instant at = clock.instant();
        Map<String, Object> facts =
                Map.of("postHoc", true, "results", digest.hex(), "line", lineText, "analysis", planned.id());
        long entry = trail.append(new AuditEvent(
                        AuditAction.POST_HOC_ANALYSIS_COMPLETED,
                        by,
                        at,
                        Optional.of(trial.value()),
                        "analysis:" + id,
                        facts,
                        Optional.of(reason)))
                .sequence();
        stored.save(new PostHocEntity(trial.value(), position, lineText, reason, at, by.name(), digest.hex(), entry));
        return new PostHocAnalysis(id, trial, checked, reason, at, by.name(), digest, entry, result, true);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PostHocAnalysis> list(TrialId trial) {
        List<PostHocEntity> rows = stored.findByTrialOrderByPosition(trial.value());
        if (rows.isEmpty()) {
            return List.of();
        }
        ApprovedProtocol protocol = protocols.requireCurrent(trial);
        List<AnalysedParticipant> participants = analyses.participants(trial);
        return rows.stream()
                .map(row -> recomputed(trial, protocol, participants, row))
                .toList();
    }

    private PostHocAnalysis recomputed(
            TrialId trial, ApprovedProtocol protocol, List<AnalysedParticipant> participants, PostHocEntity row) {
        PlannedAnalysis line = PlanRevision.analysis(protocol, row.line());
        AnalysisResult result = TrialAnalysis.postHoc(protocol.definition(), participants, line);
        boolean same = Digest.ofText(text(protocol, row.line(), result)).hex().equals(row.results());
        return new PostHocAnalysis(
                row.id(),
                trial,
                line,
                row.reason(),
                row.performedAt(),
                row.performedBy(),
                new Digest(row.results()),
                row.entry(),
                result,
                same);
    }

    private void requireNew(ApprovedProtocol protocol, TrialId trial, PlannedAnalysis line) {
        protocol.definition().analysisPlan().analyses().stream()
                .filter(planned -> PlanMethod.askTheSame(planned, line))
                .findFirst()
                .ifPresent(planned -> {
                    throw new IllegalArgumentException("The locked plan lists this analysis as " + planned.id()
                            + "; it is answered there and is not post hoc");
                });
        stored.findByTrialOrderByPosition(trial.value()).stream()
                .map(row -> PlanRevision.analysis(protocol, row.line()))
                .filter(earlier -> earlier.id().equals(line.id()))
                .findFirst()
                .ifPresent(earlier -> {
                    throw new IllegalArgumentException(
                            "An earlier post hoc analysis is called " + line.id() + "; name this one otherwise");
                });
    }

    private static void requireFits(ApprovedProtocol protocol, PlannedAnalysis line) {
        PlanLineCheck.of(protocol.definition(), line).stream().findFirst().ifPresent(problem -> {
            throw new IllegalArgumentException(problem.sentence());
        });
    }

    /** What is stored: the line and its numbers, and on which protocol they rest. */
    private static String text(ApprovedProtocol protocol, String line, AnalysisResult result) {
        return CanonicalJson.write(Map.of(
                "trial", protocol.trial().value(),
                "protocol", protocol.digest().hex(),
                "line", line,
                "numbers", AnalysisResults.plainNumbers(List.of(result))));
    }
}
