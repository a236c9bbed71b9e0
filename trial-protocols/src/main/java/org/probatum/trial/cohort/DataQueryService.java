package org.probatum.trial.cohort;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.DataQuery.Status;
import org.probatum.trial.cohort.internal.DataQueryEntity;
import org.probatum.trial.cohort.internal.DataQueryRepository;
import org.probatum.trial.cohort.internal.ParticipantRepository;
import org.probatum.trial.protocol.TrialId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions about recorded data: asked, answered by the site, closed by who may ask. */
@Service
public class DataQueryService {

    private final DataQueryRepository queries;
    private final ParticipantRepository participants;
    private final TrialStates states;
    private final CohortTrail trail;

    DataQueryService(
            DataQueryRepository queries, ParticipantRepository participants, TrialStates states, CohortTrail trail) {
        this.queries = queries;
        this.participants = participants;
        this.states = states;
        this.trail = trail;
    }

    /**
     * Asks a question.
     *
     * @throws IllegalArgumentException if the participant is unknown, or subject or question is blank
     */
    @Transactional
    public DataQuery open(
            Actor by, TrialId trial, ParticipantId participant, String about, String question, Instant at) {
        by.require("open data queries", Role.COORDINATOR, Role.STATISTICIAN, Role.APPROVER);
        states.forChange(trial);
        if (participants
                .findByTrialAndParticipant(trial.value(), participant.value())
                .isEmpty()) {
            throw new IllegalArgumentException("Trial " + trial + " has no participant " + participant);
        }
        if (about.isBlank() || question.isBlank()) {
            throw new IllegalArgumentException("A data query says what it is about and asks a question");
        }
        DataQueryEntity row = new DataQueryEntity(trial.value(), participant.value(), about, question, by.user(), at);
        row.status(Status.OPEN.name());
        row = queries.saveAndFlush(row);
        append(AuditAction.QUERY_OPENED, by, at, row, Map.of("about", about, "question", question));
        return CohortRecords.query(row);
    }

    /**
     * Answers an open question; it stays to be closed.
     *
     * @throws IllegalArgumentException if the query is not open, or the answer is blank
     */
    @Transactional
    public DataQuery answer(Actor by, TrialId trial, long id, String answer, Instant at) {
        by.require("answer data queries", Role.COORDINATOR);
        states.forChange(trial);
        DataQueryEntity row = required(trial, id);
        requireStatus(row, Status.OPEN);
        if (answer.isBlank()) {
            throw new IllegalArgumentException("The answer to data query " + id + " is not blank");
        }
        row.answer(answer);
        row.status(Status.ANSWERED.name());
        append(AuditAction.QUERY_OPENED, by, at, row, Map.of("answer", answer));
        return CohortRecords.query(row);
    }

    /**
     * Closes an answered question.
     *
     * @throws IllegalArgumentException if the query is not answered
     */
    @Transactional
    public DataQuery close(Actor by, TrialId trial, long id, Instant at) {
        by.require("close data queries", Role.COORDINATOR, Role.STATISTICIAN, Role.APPROVER);
        states.forChange(trial);
        DataQueryEntity row = required(trial, id);
        requireStatus(row, Status.ANSWERED);
        row.status(Status.CLOSED.name());
        append(AuditAction.QUERY_CLOSED, by, at, row, Map.of());
        return CohortRecords.query(row);
    }

    /** All queries of a trial, in the order they were opened. */
    @Transactional(readOnly = true)
    public List<DataQuery> queries(TrialId trial) {
        return queries.findByTrialOrderById(trial.value()).stream()
                .map(CohortRecords::query)
                .toList();
    }

    /** How many queries are not closed. */
    @Transactional(readOnly = true)
    public long openCount(TrialId trial) {
        return queries.countByTrialAndStatusNot(trial.value(), Status.CLOSED.name());
    }

    private DataQueryEntity required(TrialId trial, long id) {
        return queries.findById(id)
                .filter(row -> row.trial().equals(trial.value()))
                .orElseThrow(() -> new IllegalArgumentException("Trial " + trial + " has no data query " + id));
    }

    private static void requireStatus(DataQueryEntity row, Status status) {
        if (!row.status().equals(status.name())) {
            throw new IllegalArgumentException(
                    "Data query " + row.id() + " is " + row.status() + " and would have to be " + status);
        }
    }

    private void append(AuditAction action, Actor by, Instant at, DataQueryEntity row, Map<String, Object> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("query", row.id());
        all.put("status", row.status());
        trail.append(
                action, by, at, new TrialId(row.trial()), new ParticipantId(row.participant()), all, Optional.empty());
    }
}
