package org.probatum.trial.cohort;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.internal.AdverseEventEntity;
import org.probatum.trial.cohort.internal.AdverseEventRepository;
import org.probatum.trial.cohort.internal.OutcomeEntity;
import org.probatum.trial.cohort.internal.OutcomeRepository;
import org.probatum.trial.cohort.internal.ParticipantEntity;
import org.probatum.trial.cohort.internal.ParticipantRepository;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.trial.protocol.TrialId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records outcomes, never before the prediction of the participant is sealed, and adverse events. */
@Service
public class OutcomeService {

    private final ParticipantRepository participants;
    private final OutcomeRepository outcomes;
    private final AdverseEventRepository adverseEvents;
    private final TrialStates states;
    private final ObjectProvider<PredictionSeal> seal;
    private final CohortTrail trail;

    OutcomeService(
            ParticipantRepository participants,
            OutcomeRepository outcomes,
            AdverseEventRepository adverseEvents,
            TrialStates states,
            ObjectProvider<PredictionSeal> seal,
            CohortTrail trail) {
        this.participants = participants;
        this.outcomes = outcomes;
        this.adverseEvents = adverseEvents;
        this.states = states;
        this.seal = seal;
        this.trail = trail;
    }

    /**
     * Records the outcome of a participant.
     *
     * @throws IllegalArgumentException if the prediction is not sealed yet, the values are not those of the protocol's
     *     endpoints, the participant is not enrolled, or an outcome exists
     */
    @Transactional
    public void recordOutcome(Actor by, ApprovedProtocol protocol, Outcome outcome, Instant at) {
        by.require("record outcomes", Role.COORDINATOR);
        TrialId trial = protocol.trial();
        states.forChange(trial);
        ParticipantId id = outcome.participant();
        checkValues(protocol, outcome);
        ParticipantEntity row = enrolled(trial, id);
        if (!seal.getObject().isSealed(trial, id)) {
            throw new IllegalArgumentException("The outcome of participant " + id
                    + " is refused before the prediction is sealed by a complete run");
        }
        if (row.outcomeRecorded()) {
            throw new IllegalArgumentException(
                    "The outcome of participant " + id + " is recorded already; correct it and give the reason");
        }
        outcome.values().forEach((endpoint, value) -> {
            OutcomeEntity entity = new OutcomeEntity(trial.value(), id.value(), endpoint.value());
            CohortRecords.fill(entity, value);
            outcomes.save(entity);
        });
        row.outcomeRecorded(true);
        if (row.status().equals(ParticipantStatus.ENROLLED.name())) {
            row.status(ParticipantStatus.COMPLETED.name());
        }
        Map<String, Object> facts = Map.of("values", CohortRecords.facts(outcome.values()));
        trail.append(AuditAction.OUTCOME_RECORDED, by, at, trial, id, facts, Optional.empty());
    }

    /**
     * Corrects a recorded outcome. The old values stay in the audit trail.
     *
     * @throws IllegalArgumentException if no outcome is recorded, the values are wrong, or the reason is blank
     */
    @Transactional
    public void correctOutcome(Actor by, ApprovedProtocol protocol, Outcome outcome, String reason, Instant at) {
        by.require("correct outcomes", Role.COORDINATOR);
        TrialId trial = protocol.trial();
        states.forChange(trial);
        ParticipantId id = outcome.participant();
        checkValues(protocol, outcome);
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "The correction of the outcome of participant " + id + " gives its reason");
        }
        List<OutcomeEntity> rows = outcomes.findByTrialAndParticipantOrderByEndpoint(trial.value(), id.value());
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("Participant " + id + " has no outcome that could be corrected");
        }
        Map<String, Object> old = CohortRecords.facts(CohortRecords.values(rows));
        rows.forEach(row ->
                CohortRecords.fill(row, Objects.requireNonNull(outcome.values().get(new EndpointId(row.endpoint())))));
        Map<String, Object> facts = Map.of("values", CohortRecords.facts(outcome.values()), "corrects", old);
        trail.append(AuditAction.OUTCOME_RECORDED, by, at, trial, id, facts, Optional.of(reason));
    }

    /**
     * Records an adverse event.
     *
     * @throws IllegalArgumentException if the participant is not enrolled, or the same event is recorded already
     */
    @Transactional
    public void recordAdverseEvent(Actor by, TrialId trial, AdverseEvent event, Instant at) {
        by.require("record adverse events", Role.COORDINATOR);
        states.forChange(trial);
        enrolled(trial, event.participant());
        String participant = event.participant().value();
        if (adverseEvents.existsByTrialAndParticipantAndTermAndGradeAndOnsetDay(
                trial.value(), participant, event.term(), event.grade(), event.onsetDay())) {
            throw new IllegalArgumentException("The adverse event " + event.term() + " of participant " + participant
                    + " on day " + event.onsetDay() + " is recorded already");
        }
        adverseEvents.save(new AdverseEventEntity(
                trial.value(), participant, event.term(), event.grade(), event.onsetDay(), event.serious()));
        Map<String, Object> facts = Map.of(
                "term", event.term(), "grade", event.grade(), "onsetDay", event.onsetDay(), "serious", event.serious());
        trail.append(AuditAction.ADVERSE_EVENT_RECORDED, by, at, trial, event.participant(), facts, Optional.empty());
    }

    /** The outcome of a participant; empty when none is recorded. */
    @Transactional(readOnly = true)
    public Optional<Outcome> outcome(TrialId trial, ParticipantId id) {
        List<OutcomeEntity> rows = outcomes.findByTrialAndParticipantOrderByEndpoint(trial.value(), id.value());
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Outcome(id, CohortRecords.values(rows)));
    }

    /** All recorded outcomes, by participant. */
    @Transactional(readOnly = true)
    public Map<ParticipantId, Outcome> outcomes(TrialId trial) {
        Map<ParticipantId, Map<EndpointId, OutcomeValue>> values = new TreeMap<>();
        for (OutcomeEntity row : outcomes.findByTrialOrderByParticipantAscEndpointAsc(trial.value())) {
            values.computeIfAbsent(new ParticipantId(row.participant()), id -> new TreeMap<>())
                    .put(new EndpointId(row.endpoint()), CohortRecords.value(row));
        }
        Map<ParticipantId, Outcome> byParticipant = new TreeMap<>();
        values.forEach((id, ofParticipant) -> byParticipant.put(id, new Outcome(id, ofParticipant)));
        return byParticipant;
    }

    /** All recorded adverse events, by participant and onset. */
    @Transactional(readOnly = true)
    public List<AdverseEvent> adverseEvents(TrialId trial) {
        return adverseEvents.findByTrialOrderByParticipantAscOnsetDayAscTermAscGradeAsc(trial.value()).stream()
                .map(CohortRecords::adverseEvent)
                .toList();
    }

    private ParticipantEntity enrolled(TrialId trial, ParticipantId id) {
        return participants
                .findByTrialAndParticipant(trial.value(), id.value())
                .filter(row -> row.enrolmentNumber() != null)
                .orElseThrow(
                        () -> new IllegalArgumentException("Participant " + id + " is not enrolled in trial " + trial));
    }

    private static void checkValues(ApprovedProtocol protocol, Outcome outcome) {
        List<Endpoint> endpoints = protocol.definition().endpoints();
        for (Endpoint endpoint : endpoints) {
            OutcomeValue value = outcome.values().get(endpoint.id());
            if (value == null) {
                throw new IllegalArgumentException("The outcome of participant " + outcome.participant()
                        + " lacks endpoint " + endpoint.id() + "; say not evaluable where it cannot be determined");
            }
            if (!value.fits(endpoint)) {
                throw new IllegalArgumentException("The outcome of participant " + outcome.participant()
                        + " has a value of another kind for endpoint " + endpoint.id() + ", was " + value);
            }
        }
        if (outcome.values().size() != endpoints.size()) {
            throw new IllegalArgumentException("The outcome of participant " + outcome.participant()
                    + " names an endpoint that trial " + protocol.trial() + " does not have, was "
                    + outcome.values().keySet());
        }
    }
}
