package org.probatum.evaluation.analysis.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.analysis.AnalysisResults;
import org.probatum.evaluation.analysis.BlindedDryRuns;
import org.probatum.evaluation.analysis.BlindedParticipant;
import org.probatum.evaluation.analysis.DryRun;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Dry runs that leave an audit entry and nothing else. */
@Service
class AuditedDryRuns implements BlindedDryRuns {

    private final ProtocolService protocols;
    private final RandomizationService randomizations;
    private final BlindedData data;
    private final AuditLog log;
    private final AuditTrail trail;
    private final Clock clock;

    AuditedDryRuns(
            ProtocolService protocols,
            RandomizationService randomizations,
            BlindedData data,
            AuditLog log,
            AuditTrail trail,
            Clock clock) {
        this.protocols = protocols;
        this.randomizations = randomizations;
        this.data = data;
        this.log = log;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional
    public DryRun run(Actor by, TrialId trial, int seed) {
        by.require("run the plan on dummy arms", Role.STATISTICIAN);
        ApprovedProtocol protocol = protocols.requireCurrent(trial);
        requireBlinded(trial);
        if (seed < 0) {
            throw new IllegalArgumentException("The number of the dummy arms is not negative, was " + seed);
        }
        List<BlindedParticipant> participants = participants(trial);
        int withOutcome =
                (int) participants.stream().filter(p -> !p.outcome().isEmpty()).count();
        if (withOutcome == 0) {
            throw new IllegalArgumentException("Trial " + trial + " has no randomized participant with an outcome yet; "
                    + "a dry run needs at least one");
        }
        AnalysisResults results = DryRun.results(protocol.definition(), participants, seed);
        Map<String, Object> facts = new HashMap<>();
        facts.put("stamp", DryRun.STAMP);
        facts.put("dummyArms", seed);
        facts.put("participants", participants.size());
        facts.put("withOutcome", withOutcome);
        facts.put("protocolVersion", protocol.version());
        facts.put("protocol", protocol.digest().hex());
        facts.put(
                "results",
                DryRun.digest(results, trial, protocol.version(), seed).hex());
        long entry = trail.append(AuditEvent.of(
                        AuditAction.DRY_RUN_COMPLETED, by, clock.instant(), trial.value(), "dry-run:" + trial, facts))
                .sequence();
        return new DryRun(
                trial,
                protocol.version(),
                seed,
                participants.size(),
                withOutcome,
                clock.instant(),
                by.name(),
                results,
                entry);
    }

    /** From the record alone: asking for the allocation would replay it. */
    private void requireBlinded(TrialId trial) {
        if (log.count(AuditFilter.ofTrial(trial.value()).with(AuditAction.UNBLINDED)) > 0) {
            throw new IllegalArgumentException("The allocation of trial " + trial
                    + " is revealed; a dry run belongs before that, run the analysis itself");
        }
    }

    private List<BlindedParticipant> participants(TrialId trial) {
        return data.of(
                trial,
                randomizations.allocations(trial).stream()
                        .map(masked -> new BlindedData.Randomized(masked.participant(), masked.stratum()))
                        .toList());
    }
}
