package org.probatum.evaluation.analysis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.protocol.TrialId;

/**
 * A dry run of the plan on dummy arms, see {@link DummyArms}. It is shown and exported, and never kept as an analysis of
 * the trial.
 *
 * @param seed number of the dummy arms; the same number gives the same arms
 * @param participants randomized so far
 * @param withOutcome of these, with an outcome that is captured
 * @param performedBy printed name
 * @param entry the audit entry that recorded it
 */
public record DryRun(
        TrialId trial,
        String protocolVersion,
        int seed,
        int participants,
        int withOutcome,
        Instant performedAt,
        String performedBy,
        AnalysisResults results,
        long entry) {

    /** Stamped on every screen and every export. */
    public static final String STAMP = Standing.DRY_RUN.stamp().orElseThrow();

    /**
     * The plan's answers on dummy arms.
     *
     * @param participants in the order of randomization
     */
    public static AnalysisResults results(TrialDefinition definition, List<BlindedParticipant> participants, int seed) {
        return TrialAnalysis.results(definition, new DummyArms(definition, seed).of(participants), Standing.DRY_RUN);
    }

    /** Canonical JSON of every number; it and each of its numbers carry the stamp. */
    public String toJson() {
        return toJson(results, trial, protocolVersion, seed);
    }

    /** The digest of {@link #toJson()}. */
    public static Digest digest(AnalysisResults results, TrialId trial, String protocolVersion, int seed) {
        return Digest.ofText(toJson(results, trial, protocolVersion, seed));
    }

    private static String toJson(AnalysisResults results, TrialId trial, String protocolVersion, int seed) {
        Map<String, Object> passport = new LinkedHashMap<>();
        passport.put("stamp", STAMP);
        passport.put("trial", trial.value());
        passport.put("protocolVersion", protocolVersion);
        passport.put("dummyArms", seed);
        return results.toJson(passport);
    }
}
