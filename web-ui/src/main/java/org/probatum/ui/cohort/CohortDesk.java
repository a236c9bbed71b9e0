package org.probatum.ui.cohort;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.AcquisitionService;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.AdverseEvent;
import org.probatum.trial.cohort.Candidate;
import org.probatum.trial.cohort.CohortOverview;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.DataQueryService;
import org.probatum.trial.cohort.DatabaseLock;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.InformedConsent;
import org.probatum.trial.cohort.Outcome;
import org.probatum.trial.cohort.OutcomeService;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.PredictionSeal;
import org.probatum.trial.cohort.ScreeningOutcome;
import org.probatum.trial.cohort.Withdrawal;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.Allocation;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The services of a cohort, as the pages of a cohort use them: with the time of the act and the protocol in force. */
@Service
class CohortDesk {

    private final ProtocolService protocols;
    private final CohortService cohort;
    private final CohortOverview overview;
    private final RandomizationService randomizations;
    private final AcquisitionService acquisitions;
    private final OutcomeService outcomes;
    private final DataQueryService queries;
    private final SignatureService signatures;
    private final ObjectProvider<PredictionSeal> seals;
    private final Clock clock;

    CohortDesk(
            ProtocolService protocols,
            CohortService cohort,
            CohortOverview overview,
            RandomizationService randomizations,
            AcquisitionService acquisitions,
            OutcomeService outcomes,
            DataQueryService queries,
            SignatureService signatures,
            ObjectProvider<PredictionSeal> seals,
            Clock clock) {
        this.protocols = protocols;
        this.cohort = cohort;
        this.overview = overview;
        this.randomizations = randomizations;
        this.acquisitions = acquisitions;
        this.outcomes = outcomes;
        this.queries = queries;
        this.signatures = signatures;
        this.seals = seals;
        this.clock = clock;
    }

    Optional<ApprovedProtocol> protocol(TrialId trial) {
        return protocols.current(trial);
    }

    CohortService cohort() {
        return cohort;
    }

    CohortOverview overview() {
        return overview;
    }

    AcquisitionService acquisitions() {
        return acquisitions;
    }

    OutcomeService outcomes() {
        return outcomes;
    }

    DataQueryService queries() {
        return queries;
    }

    RandomizationService randomizations() {
        return randomizations;
    }

    /** Whether the prediction of a participant is sealed; nothing while no run of this installation can seal one. */
    Optional<Boolean> isSealed(TrialId trial, ParticipantId participant) {
        return seals.stream().findFirst().map(seal -> seal.isSealed(trial, participant));
    }

    boolean isLocked(TrialId trial) {
        return cohort.databaseLock(trial).isPresent();
    }

    LocalDate today() {
        return now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    ScreeningOutcome screen(Actor actor, ApprovedProtocol protocol, Candidate candidate, LocalDate assessedOn) {
        return cohort.screen(actor, protocol, candidate, assessedOn, now());
    }

    EnrolledParticipant enrol(
            Actor actor,
            ApprovedProtocol protocol,
            ScreeningOutcome.Eligible eligible,
            InformedConsent consent,
            LocalDate enrolledOn) {
        return cohort.enrol(actor, protocol, eligible, consent, enrolledOn, now());
    }

    Allocation randomize(Actor actor, EnrolledParticipant participant) {
        return randomizations.randomize(actor, participant, now());
    }

    /**
     * Takes an input of an enrolled participant.
     *
     * @throws org.probatum.trial.cohort.DatabaseLockedException if the database is locked
     */
    @Transactional
    public Acquisition acquire(
            Actor actor, EnrolledParticipant participant, Modality modality, String name, byte[] bytes) {
        cohort.requireOpen(participant.trial());
        return acquisitions.acquire(actor, participant.trial(), participant.id(), modality, name, bytes);
    }

    void withdraw(Actor actor, EnrolledParticipant participant, Withdrawal withdrawal) {
        cohort.withdraw(actor, participant, withdrawal, now());
    }

    void recordOutcome(Actor actor, ApprovedProtocol protocol, Outcome outcome) {
        outcomes.recordOutcome(actor, protocol, outcome, now());
    }

    void adverseEvent(Actor actor, TrialId trial, AdverseEvent event) {
        outcomes.recordAdverseEvent(actor, trial, event, now());
    }

    void openQuery(Actor actor, TrialId trial, ParticipantId participant, String about, String question) {
        queries.open(actor, trial, participant, about, question, now());
    }

    void answerQuery(Actor actor, TrialId trial, long id, String answer) {
        queries.answer(actor, trial, id, answer, now());
    }

    void closeQuery(Actor actor, TrialId trial, long id) {
        queries.close(actor, trial, id, now());
    }

    /**
     * Signs what was shown and locks the database, in one transaction.
     *
     * @throws IllegalArgumentException if the data are no longer those that were shown
     */
    @Transactional
    public SigningOutcome lockDatabase(Actor actor, Credentials credentials, ApprovedProtocol protocol, Digest shown) {
        TrialId trial = protocol.trial();
        cohort.requireOpen(trial);
        if (!overview.contentDigest(trial).equals(shown)) {
            throw new IllegalArgumentException(
                    "The data of trial " + trial + " changed since they were shown; close this and look again");
        }
        SigningOutcome outcome = signatures.sign(SigningRequest.of(
                actor, credentials, SignatureMeaning.DATABASE_LOCK, shown, DatabaseLock.subject(trial), trial));
        if (outcome instanceof SigningOutcome.Signed signed) {
            cohort.lockDatabase(
                    actor,
                    protocol,
                    signed.signature().binding(),
                    signed.signature().at());
        }
        return outcome;
    }

    private Instant now() {
        return clock.instant();
    }
}
