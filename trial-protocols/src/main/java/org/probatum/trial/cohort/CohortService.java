package org.probatum.trial.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.ScreeningOutcome.Eligible;
import org.probatum.trial.cohort.ScreeningOutcome.ScreenFailure;
import org.probatum.trial.cohort.internal.ParticipantEntity;
import org.probatum.trial.cohort.internal.ParticipantRepository;
import org.probatum.trial.cohort.internal.TrialStateEntity;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.CriterionId;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.StratumVariable;
import org.probatum.trial.protocol.TrialId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to participants: screening, enrolment, withdrawal, and the lock that ends all changes.
 *
 * <p>Every change is refused with one sentence, and nothing is stored, when the database is locked
 * ({@link DatabaseLockedException}), the actor lacks the role, or the input is wrong
 * ({@link IllegalArgumentException}). What is in the cohort is read from {@link CohortOverview}; outcomes and adverse
 * events go to {@link OutcomeService}, data queries to {@link DataQueryService}.
 */
@Service
public class CohortService {

    private final ParticipantRepository participants;
    private final TrialStates states;
    private final CohortOverview overview;
    private final DataQueryService queries;
    private final ProtocolService protocols;
    private final CohortTrail trail;

    CohortService(
            ParticipantRepository participants,
            TrialStates states,
            CohortOverview overview,
            DataQueryService queries,
            ProtocolService protocols,
            CohortTrail trail) {
        this.participants = participants;
        this.states = states;
        this.overview = overview;
        this.queries = queries;
        this.protocols = protocols;
        this.trail = trail;
    }

    /**
     * Screens a candidate and stores what it led to.
     *
     * @throws IllegalArgumentException if the protocol was amended, the candidate was screened already, the site is not the trial's, a value is
     *     impossible, or the date lies in the future
     */
    @Transactional
    public ScreeningOutcome screen(
            Actor by, ApprovedProtocol protocol, Candidate candidate, LocalDate assessedOn, Instant at) {
        by.require("screen candidates", Role.COORDINATOR);
        TrialId trial = protocol.trial();
        states.forChange(trial);
        requireInForce(protocol);
        if (protocol.definition().sites().stream().noneMatch(site -> site.id().equals(candidate.site()))) {
            throw new IllegalArgumentException("Participant " + candidate.id() + " comes from site " + candidate.site()
                    + ", which is not a site of trial " + trial);
        }
        notInFuture("The assessment of participant " + candidate.id(), assessedOn, at);
        if (find(trial, candidate.id()).isPresent()) {
            throw new IllegalArgumentException(
                    "Participant " + candidate.id() + " was screened already; an identifier is used once");
        }
        ScreeningOutcome outcome = Screening.assess(protocol.definition(), candidate, assessedOn);
        List<String> notMet = outcome instanceof ScreenFailure failure
                ? failure.notMet().stream().map(CriterionId::value).toList()
                : List.of();
        ParticipantEntity row = new ParticipantEntity(
                trial.value(),
                candidate.id().value(),
                candidate.site().value(),
                assessedOn,
                String.join(" ", notMet),
                CohortRecords.baselineText(candidate.values()));
        row.status((notMet.isEmpty() ? ParticipantStatus.ELIGIBLE : ParticipantStatus.SCREEN_FAILURE).name());
        participants.save(row);
        Map<String, Object> facts = Map.of(
                "assessedOn", assessedOn.toString(),
                "site", candidate.site().value(),
                "eligible", notMet.isEmpty(),
                "notMet", notMet,
                "baseline", Digest.ofText(row.baseline()).hex(),
                "protocolVersion", protocol.version());
        trail.append(AuditAction.PARTICIPANT_SCREENED, by, at, trial, candidate.id(), facts, Optional.empty());
        return outcome;
    }

    /**
     * Enrols a participant who was found eligible.
     *
     * @throws IllegalArgumentException if the consent is somebody else's or was signed after enrolment, the participant
     *     is not eligible or enrolled already, the dates are in the wrong order, or the stratum is unknown
     */
    @Transactional
    public EnrolledParticipant enrol(
            Actor by,
            ApprovedProtocol protocol,
            Eligible eligible,
            InformedConsent consent,
            LocalDate enrolledOn,
            Instant at) {
        by.require("enrol participants", Role.COORDINATOR);
        TrialId trial = protocol.trial();
        TrialStateEntity state = states.forChange(trial);
        requireInForce(protocol);
        ParticipantId id = eligible.participant();
        checkConsent(id, consent, enrolledOn);
        notInFuture("The enrolment of participant " + id, enrolledOn, at);
        ParticipantEntity row = required(trial, id);
        if (!row.status().equals(ParticipantStatus.ELIGIBLE.name())) {
            throw new IllegalArgumentException("Participant " + id + " cannot be enrolled: the status is "
                    + ParticipantStatus.valueOf(row.status()).label());
        }
        if (enrolledOn.isBefore(row.assessedOn())) {
            throw new IllegalArgumentException("Participant " + id + " is enrolled on " + enrolledOn
                    + ", before the assessment on " + row.assessedOn());
        }
        checkStratum(protocol, row);
        state.enrolled(state.enrolled() + 1);
        row.status(ParticipantStatus.ENROLLED.name());
        row.consentForm(consent.formVersion());
        row.consentSignedOn(consent.signedOn());
        row.consentObtainedBy(consent.obtainedBy());
        row.enrolledOn(enrolledOn);
        row.enrolmentNumber(state.enrolled());
        Map<String, Object> facts = Map.of(
                "enrolledOn", enrolledOn.toString(),
                "number", state.enrolled(),
                "site", row.site(),
                "consentForm", consent.formVersion(),
                "consentSignedOn", consent.signedOn().toString(),
                "protocolVersion", protocol.version(),
                "baseline", Digest.ofText(row.baseline()).hex());
        trail.append(AuditAction.PARTICIPANT_ENROLLED, by, at, trial, id, facts, Optional.empty());
        return CohortRecords.enrolled(row);
    }

    /**
     * Records that a participant leaves the trial.
     *
     * @throws IllegalArgumentException if the participant has left already, or the date is before enrolment or in the
     *     future
     */
    @Transactional
    public void withdraw(Actor by, EnrolledParticipant participant, Withdrawal withdrawal, Instant at) {
        by.require("record withdrawals", Role.COORDINATOR);
        TrialId trial = participant.trial();
        states.forChange(trial);
        ParticipantId id = participant.id();
        if (!withdrawal.participant().equals(id)) {
            throw new IllegalArgumentException(
                    "The withdrawal is of participant " + withdrawal.participant() + ", not of " + id);
        }
        notInFuture("The withdrawal of participant " + id, withdrawal.on(), at);
        if (withdrawal.on().isBefore(participant.enrolledOn())) {
            throw new IllegalArgumentException("Participant " + id + " withdraws on " + withdrawal.on()
                    + ", before the enrolment on " + participant.enrolledOn());
        }
        ParticipantEntity row = required(trial, id);
        if (row.withdrawnOn() != null) {
            throw new IllegalArgumentException("Participant " + id + " withdrew already on " + row.withdrawnOn());
        }
        row.status(ParticipantStatus.WITHDRAWN.name());
        row.withdrawnOn(withdrawal.on());
        row.withdrawalExtent(withdrawal.extent().name());
        row.withdrawalReason(withdrawal.reason());
        Map<String, Object> facts = Map.of(
                "on", withdrawal.on().toString(), "extent", withdrawal.extent().name());
        trail.append(AuditAction.PARTICIPANT_WITHDRAWN, by, at, trial, id, facts, Optional.of(withdrawal.reason()));
    }

    /**
     * Locks the trial's database: every later change is refused.
     *
     * @param signature digest of the electronic signature
     * @throws DatabaseLockedException if it is locked already
     * @throws IllegalArgumentException if nobody is enrolled, or data queries are open
     */
    @Transactional
    public DatabaseLock lockDatabase(Actor by, ApprovedProtocol protocol, Digest signature, Instant at) {
        by.require("lock the database", Role.APPROVER);
        TrialId trial = protocol.trial();
        TrialStateEntity state = states.forChange(trial);
        if (state.enrolled() == 0) {
            throw new IllegalArgumentException("Trial " + trial + " has no enrolled participant; nothing to lock");
        }
        long open = queries.openCount(trial);
        if (open > 0) {
            throw new IllegalArgumentException("Trial " + trial + " has " + open
                    + (open == 1 ? " data query that is" : " data queries that are") + " not closed");
        }
        Digest content = overview.contentDigest(trial);
        state.lockedBy(by.user());
        state.lockedAt(at);
        state.lockSignature(signature.hex());
        state.lockContent(content.hex());
        Map<String, Object> facts =
                Map.of("signature", signature.hex(), "content", content.hex(), "enrolled", state.enrolled());
        trail.append(AuditAction.DATABASE_LOCKED, by, at, trial, facts);
        return CohortRecords.lock(state).orElseThrow();
    }

    /** The lock of a trial's database; empty while data may change. */
    @Transactional(readOnly = true)
    public Optional<DatabaseLock> databaseLock(TrialId trial) {
        return states.lock(trial);
    }

    /**
     * Joins the turn-taking of changes to a trial's data, for the rest of the transaction.
     *
     * @throws DatabaseLockedException if the database is locked
     */
    @Transactional
    public void requireOpen(TrialId trial) {
        states.forChange(trial);
    }

    /** An enrolled participant; empty when there is none of this identifier. */
    @Transactional(readOnly = true)
    public Optional<EnrolledParticipant> enrolled(TrialId trial, ParticipantId id) {
        return find(trial, id).filter(row -> row.enrolmentNumber() != null).map(CohortRecords::enrolled);
    }

    /** All enrolled participants, withdrawn ones included, in the order of enrolment. */
    @Transactional(readOnly = true)
    public List<EnrolledParticipant> enrolled(TrialId trial) {
        return participants.findByTrialAndEnrolmentNumberNotNullOrderByEnrolmentNumber(trial.value()).stream()
                .map(CohortRecords::enrolled)
                .toList();
    }

    private Optional<ParticipantEntity> find(TrialId trial, ParticipantId id) {
        return participants.findByTrialAndParticipant(trial.value(), id.value());
    }

    private ParticipantEntity required(TrialId trial, ParticipantId id) {
        return find(trial, id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Trial " + trial + " has no participant " + id + "; screen the participant first"));
    }

    private void requireInForce(ApprovedProtocol protocol) {
        String inForce = protocols.requireCurrent(protocol.trial()).version();
        if (!inForce.equals(protocol.version())) {
            throw new IllegalArgumentException("Trial " + protocol.trial() + " runs under protocol version " + inForce
                    + "; version " + protocol.version() + " was amended");
        }
    }

    private static void checkConsent(ParticipantId id, InformedConsent consent, LocalDate enrolledOn) {
        if (!consent.participant().equals(id)) {
            throw new IllegalArgumentException("Participant " + id
                    + " cannot be enrolled with the consent of participant " + consent.participant());
        }
        if (consent.signedOn().isAfter(enrolledOn)) {
            throw new IllegalArgumentException("Participant " + id + " is enrolled on " + enrolledOn
                    + ", before the consent was signed on " + consent.signedOn());
        }
    }

    private static void checkStratum(ApprovedProtocol protocol, ParticipantEntity row) {
        Participant participant = CohortRecords.participant(row);
        for (StratumVariable variable : protocol.definition().allocation().stratumVariables()) {
            String value = participant.baseline().get(variable.variable());
            if (value == null) {
                String missing = protocol.definition().allocation().stratumVariables().stream()
                        .map(StratumVariable::variable)
                        .filter(name -> !participant.baseline().containsKey(name))
                        .collect(Collectors.joining(", "));
                throw new IllegalArgumentException("Participant " + participant.id()
                        + " cannot be enrolled: the stratum needs " + missing + ", which is missing");
            }
            variable.levelOf(value);
        }
    }

    /** A date may be tomorrow's in UTC, where the site's day has begun already. */
    private static void notInFuture(String what, LocalDate date, Instant at) {
        if (date.isAfter(at.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1))) {
            throw new IllegalArgumentException(what + " is not in the future, was " + date);
        }
    }
}
