package org.probatum.evaluation.run;

import java.time.Instant;
import java.util.Optional;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;

/**
 * A run of the pinned models over the participants who were enrolled when it started.
 *
 * @param startedBy printed name of who started it
 * @param message why it failed or was cancelled
 * @param abandonment who gave it up and why; present for an abandoned run and for no other
 * @param participants how many it covers
 * @param snapshot digest of the canonical list of participants and input digests it started from
 * @param imputation digest of the stored imputation, once made
 * @param provenance what it depends on, canonical JSON
 */
public record InferenceRun(
        RunId id,
        TrialId trial,
        RunStatus status,
        Instant startedAt,
        String startedBy,
        Optional<Instant> finishedAt,
        Optional<String> message,
        Optional<Abandonment> abandonment,
        int participants,
        Digest snapshot,
        Optional<Digest> imputation,
        String provenance) {}
