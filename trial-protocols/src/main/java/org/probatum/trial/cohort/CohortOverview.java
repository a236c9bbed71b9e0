package org.probatum.trial.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantQuery.Sort;
import org.probatum.trial.cohort.internal.AdverseEventRepository;
import org.probatum.trial.cohort.internal.OutcomeRepository;
import org.probatum.trial.cohort.internal.ParticipantEntity;
import org.probatum.trial.cohort.internal.ParticipantRepository;
import org.probatum.trial.cohort.internal.ParticipantRepository.StatusCount;
import org.probatum.trial.protocol.CriterionId;
import org.probatum.trial.protocol.TrialId;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is in a cohort: lists page by page, counts for the CONSORT flow, and the digest of all data. */
@Service
public class CohortOverview {

    private final ParticipantRepository participants;
    private final OutcomeRepository outcomes;
    private final AdverseEventRepository adverseEvents;

    CohortOverview(
            ParticipantRepository participants, OutcomeRepository outcomes, AdverseEventRepository adverseEvents) {
        this.participants = participants;
        this.outcomes = outcomes;
        this.adverseEvents = adverseEvents;
    }

    /** One participant; empty when there is none of this identifier. */
    @Transactional(readOnly = true)
    public Optional<Participant> participant(TrialId trial, ParticipantId id) {
        return participants.findByTrialAndParticipant(trial.value(), id.value()).map(CohortRecords::participant);
    }

    /** One page of participants. */
    @Transactional(readOnly = true)
    public List<Participant> page(TrialId trial, ParticipantQuery query) {
        return participants
                .findMatching(trial.value(), pattern(query), status(query), new OffsetPage(query, sort(query)))
                .stream()
                .map(CohortRecords::participant)
                .toList();
    }

    /** How many participants all pages hold. */
    @Transactional(readOnly = true)
    public int count(TrialId trial, ParticipantQuery query) {
        return Math.toIntExact(participants.countMatching(trial.value(), pattern(query), status(query)));
    }

    /** The counts of the CONSORT flow, as they are now. */
    @Transactional(readOnly = true)
    public CohortFlow flow(TrialId trial) {
        Map<ParticipantStatus, Integer> perStatus = new TreeMap<>();
        int enrolled = 0;
        int withOutcome = 0;
        for (StatusCount count : participants.countByStatus(trial.value())) {
            perStatus.put(ParticipantStatus.valueOf(count.getStatus()), Math.toIntExact(count.getNumber()));
            enrolled += Math.toIntExact(count.getEnrolled());
            withOutcome += Math.toIntExact(count.getOutcomes());
        }
        return new CohortFlow(
                perStatus.values().stream().mapToInt(Integer::intValue).sum(),
                perStatus.getOrDefault(ParticipantStatus.SCREEN_FAILURE, 0),
                notMet(trial),
                perStatus.getOrDefault(ParticipantStatus.ELIGIBLE, 0),
                enrolled,
                perStatus.getOrDefault(ParticipantStatus.WITHDRAWN, 0),
                withOutcome);
    }

    /**
     * The digest of all data of a trial: canonical JSON (RFC 8785) of participants, outcomes and adverse events, each
     * sorted by participant.
     */
    @Transactional(readOnly = true)
    public Digest contentDigest(TrialId trial) {
        List<Object> rows = new ArrayList<>();
        for (ParticipantEntity row : participants.findByTrialOrderByParticipant(trial.value())) {
            rows.add(CohortRecords.content(row));
        }
        List<Object> values = new ArrayList<>();
        outcomes.findByTrialOrderByParticipantAscEndpointAsc(trial.value())
                .forEach(row -> values.add(
                        List.of(row.participant(), CohortRecords.facts(CohortRecords.values(List.of(row))))));
        List<Object> events = new ArrayList<>();
        adverseEvents
                .findByTrialOrderByParticipantAscOnsetDayAscTermAscGradeAsc(trial.value())
                .forEach(row ->
                        events.add(List.of(row.participant(), row.term(), row.grade(), row.onsetDay(), row.serious())));
        return Digest.of(
                CanonicalJson.bytes(Map.of("participants", rows, "outcomes", values, "adverseEvents", events)));
    }

    private Map<CriterionId, Integer> notMet(TrialId trial) {
        Map<CriterionId, Integer> counts = new TreeMap<>();
        participants.findByTrialAndStatus(trial.value(), ParticipantStatus.SCREEN_FAILURE.name()).stream()
                .flatMap(row -> CohortRecords.notMet(row).stream())
                .forEach(criterion -> counts.merge(criterion, 1, Integer::sum));
        return counts;
    }

    private static String pattern(ParticipantQuery query) {
        String text = query.text().strip().toLowerCase(Locale.ROOT);
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static String status(ParticipantQuery query) {
        return query.status().map(ParticipantStatus::name).orElse("%");
    }

    /** By the asked column, then by participant, so that pages never overlap. */
    private static org.springframework.data.domain.Sort sort(ParticipantQuery query) {
        String column = switch (query.sort()) {
            case PARTICIPANT -> "participant";
            case SITE -> "site";
            case STATUS -> "status";
            case ASSESSED_ON -> "assessedOn";
            case ENROLLED_ON -> "enrolledOn";
            case ENROLMENT_NUMBER -> "enrolmentNumber";
        };
        var direction = query.ascending() ? Direction.ASC : Direction.DESC;
        var sort = org.springframework.data.domain.Sort.by(direction, column);
        return query.sort() == Sort.PARTICIPANT
                ? sort
                : sort.and(org.springframework.data.domain.Sort.by("participant"));
    }
}
