package org.probatum.evaluation.analysis.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.probatum.evaluation.analysis.AnalysedParticipant;
import org.probatum.evaluation.analysis.AnalysisResults;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.evaluation.analysis.TrialAnalysis;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.trial.randomization.UnblindedTrial;
import org.probatum.trial.storage.ContentStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class DatabaseTrialAnalyses implements TrialAnalyses {

    private final ProtocolService protocols;
    private final RandomizationService randomizations;
    private final BlindedData data;
    private final InferenceRuns runs;
    private final AnalysisRepository analyses;
    private final ContentStore contents;
    private final AuditTrail trail;
    private final Clock clock;

    DatabaseTrialAnalyses(
            ProtocolService protocols,
            RandomizationService randomizations,
            BlindedData data,
            InferenceRuns runs,
            AnalysisRepository analyses,
            ContentStore contents,
            AuditTrail trail,
            Clock clock) {
        this.protocols = protocols;
        this.randomizations = randomizations;
        this.data = data;
        this.runs = runs;
        this.analyses = analyses;
        this.contents = contents;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional
    public StoredAnalysis analyse(Actor by, TrialId trial) {
        by.require("analyse the trial", Role.STATISTICIAN);
        UnblindedTrial unblinded = unblinded(trial);
        AnalysisResults results = results(trial);
        Map<String, Object> passport = passport(unblinded);
        Digest digest = contents.put(results.toJson(passport).getBytes(StandardCharsets.UTF_8));
        Optional<StoredAnalysis> before = latest(trial);
        if (before.isPresent() && before.get().results().equals(digest)) {
            return before.get();
        }
        String id = trial + "-analysis-"
                + (analyses.findByTrialOrderByPerformedAt(trial.value()).size() + 1);
        Map<String, Object> facts = Map.of(
                "results", digest.hex(),
                "analyses", results.plan().size(),
                "participants", unblinded.allocations().size(),
                "passport", passport);
        long entry = trail.append(AuditEvent.of(
                        AuditAction.ANALYSIS_COMPLETED, by, clock.instant(), trial.value(), "analysis:" + id, facts))
                .sequence();
        StoredAnalysis stored = new StoredAnalysis(id, trial, clock.instant(), by.name(), digest, entry);
        analyses.save(new AnalysisEntity(stored, CanonicalJson.write(passport)));
        return stored;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<StoredAnalysis> latest(TrialId trial) {
        List<AnalysisEntity> all = analyses.findByTrialOrderByPerformedAt(trial.value());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().toAnalysis());
    }

    @Override
    @Transactional(readOnly = true)
    public AnalysisResults results(TrialId trial) {
        return TrialAnalysis.results(protocols.requireCurrent(trial).definition(), participants(trial));
    }

    @Override
    @Transactional(readOnly = true)
    public List<AnalysedParticipant> participants(TrialId trial) {
        UnblindedTrial unblinded = unblinded(trial);
        Map<ParticipantId, ArmId> arms = unblinded.arms();
        return data
                .of(
                        trial,
                        unblinded.allocations().stream()
                                .map(one -> new BlindedData.Randomized(one.participant(), one.stratum()))
                                .toList())
                .stream()
                .map(blinded -> blinded.in(Objects.requireNonNull(arms.get(blinded.id()))))
                .toList();
    }

    private UnblindedTrial unblinded(TrialId trial) {
        return randomizations
                .unblinded(trial)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Trial " + trial + " is blinded; lock the database and reveal the randomization first"));
    }

    /** What all numbers rest on. */
    private Map<String, Object> passport(UnblindedTrial unblinded) {
        TrialId trial = unblinded.trial();
        Map<String, Object> passport = new LinkedHashMap<>();
        passport.put("trial", trial.value());
        passport.put("protocolVersion", protocols.requireCurrent(trial).version());
        passport.put("protocolDigest", protocols.requireCurrent(trial).digest().hex());
        passport.put("lockedData", unblinded.lock().content().hex());
        passport.put("randomizationCommitment", unblinded.commitment().hex());
        passport.put(
                "runs",
                runs.runs(trial).stream()
                        .filter(run -> run.status() != RunStatus.ABANDONED)
                        .map(this::plain)
                        .toList());
        passport.put(
                "code",
                Optional.ofNullable(TrialAnalysis.class.getPackage().getImplementationVersion())
                        .orElse("unreleased"));
        passport.put("java", System.getProperty("java.runtime.version"));
        return passport;
    }

    private Map<String, Object> plain(InferenceRun run) {
        return Map.of(
                "run", run.id().value(),
                "snapshot", run.snapshot().hex(),
                "imputation", run.imputation().map(Digest::hex).orElse("none"),
                "provenance", Digest.ofText(run.provenance()).hex());
    }
}
