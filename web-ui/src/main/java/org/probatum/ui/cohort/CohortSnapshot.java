package org.probatum.ui.cohort;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.probatum.trial.acquisition.Availability;
import org.probatum.trial.acquisition.AvailabilityMatrix;
import org.probatum.trial.cohort.DataQuery;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.ParticipantQuery;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.Allocation;

/** What the cohort's lines need beside the participants themselves, read once when the page is shown. */
final class CohortSnapshot {

    private final CohortDesk desk;
    private final TrialId trial;
    private final List<ParticipantId> enrolled;
    private final AvailabilityMatrix availability;
    private final Map<ParticipantId, Allocation> allocations = new HashMap<>();
    private final Map<ParticipantId, Long> openQueries;

    CohortSnapshot(CohortDesk desk, TrialId trial, List<Modality> modalities) {
        this.desk = desk;
        this.trial = trial;
        enrolled = desk.cohort().enrolled(trial).stream()
                .map(EnrolledParticipant::id)
                .sorted()
                .toList();
        availability = desk.acquisitions().availability(trial, enrolled, modalities);
        desk.randomizations().allocations(trial).forEach(one -> allocations.put(one.participant(), one));
        openQueries = desk.queries().queries(trial).stream()
                .filter(query -> query.status() != DataQuery.Status.CLOSED)
                .collect(Collectors.groupingBy(DataQuery::participant, Collectors.counting()));
    }

    List<Modality> modalities() {
        return availability.modalities();
    }

    int enrolled() {
        return enrolled.size();
    }

    /** How many have every modality. */
    long complete() {
        return enrolled.stream().filter(this::isComplete).count();
    }

    List<ParticipantId> withMissing() {
        return enrolled.stream().filter(id -> has(id, Availability.MISSING)).toList();
    }

    /** Whose inputs were refused, who is asked about, who is not randomized yet. */
    List<ParticipantId> needingAttention() {
        return enrolled.stream()
                .filter(id ->
                        has(id, Availability.REFUSED) || openQueries.containsKey(id) || !allocations.containsKey(id))
                .toList();
    }

    CohortRow row(Participant participant) {
        Map<Modality, Availability> cells = new LinkedHashMap<>();
        modalities().forEach(modality -> cells.put(modality, availability.at(participant.id(), modality)));
        return new CohortRow(
                participant,
                cells,
                Optional.ofNullable(allocations.get(participant.id())),
                participant.enrolledOn().isPresent() ? desk.isSealed(trial, participant.id()) : Optional.empty(),
                openQueries.getOrDefault(participant.id(), 0L));
    }

    List<CohortRow> page(ParticipantQuery query) {
        return desk.overview().page(trial, query).stream().map(this::row).toList();
    }

    List<CohortRow> rows(List<ParticipantId> ids) {
        return ids.stream()
                .flatMap(id -> desk.overview().participant(trial, id).stream())
                .map(this::row)
                .toList();
    }

    private boolean isComplete(ParticipantId id) {
        return modalities().stream()
                .map(modality -> availability.at(id, modality))
                .allMatch(cell -> cell == Availability.COLLECTED || cell == Availability.DOUBTFUL);
    }

    private boolean has(ParticipantId id, Availability wanted) {
        return modalities().stream().anyMatch(modality -> availability.at(id, modality) == wanted);
    }
}
