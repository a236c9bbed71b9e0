package org.probatum.ui.results;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decide once the database is locked: to reveal the allocation, to sign the results. */
@Service
class ResultDecisions {

    private final CohortService cohort;
    private final RandomizationService randomizations;
    private final SignatureService signatures;
    private final Clock clock;

    ResultDecisions(
            CohortService cohort, RandomizationService randomizations, SignatureService signatures, Clock clock) {
        this.cohort = cohort;
        this.randomizations = randomizations;
        this.signatures = signatures;
        this.clock = clock;
    }

    /**
     * Reveals the seed of a locked trial.
     *
     * @throws IllegalArgumentException if the database is not locked
     */
    @Transactional
    void reveal(Actor actor, TrialId trial) {
        randomizations.reveal(
                actor,
                cohort.databaseLock(trial)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The database of trial " + trial + " is not locked; it is revealed after the lock")),
                now());
    }

    /** Signs the results of an analysis. */
    @Transactional
    SigningOutcome sign(Actor actor, Credentials credentials, StoredAnalysis analysis, SignatureMeaning meaning) {
        return signatures.sign(SigningRequest.of(
                actor, credentials, meaning, analysis.results(), analysis.subject(), analysis.trial()));
    }

    /** The signatures under the results of an analysis, oldest first. */
    List<ElectronicSignature> signatures(StoredAnalysis analysis) {
        return signatures.bySubject(analysis.subject());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
