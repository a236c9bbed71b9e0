package org.probatum.trial.acquisition;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;

/**
 * Which modality of which participant was collected.
 *
 * @param participants the rows, in the order asked for
 * @param modalities the columns, in the order asked for
 * @param cells what is not MISSING, by participant and modality
 */
public record AvailabilityMatrix(
        List<ParticipantId> participants,
        List<Modality> modalities,
        Map<ParticipantId, Map<Modality, Availability>> cells) {

    public AvailabilityMatrix {
        participants = List.copyOf(participants);
        modalities = List.copyOf(modalities);
        Map<ParticipantId, Map<Modality, Availability>> copy = new HashMap<>();
        cells.forEach((participant, row) -> copy.put(participant, Map.copyOf(row)));
        cells = Map.copyOf(copy);
    }

    /**
     * The matrix of these acquisitions.
     *
     * <p>Of several inputs under one name the latest counts; of several names in a modality the worst does.
     *
     * @param acquisitions oldest first
     */
    public static AvailabilityMatrix of(
            List<ParticipantId> participants, List<Modality> modalities, List<Acquisition> acquisitions) {
        Map<ParticipantId, Map<Modality, Availability>> cells = new HashMap<>();
        for (Acquisition a : current(acquisitions)) {
            cells.computeIfAbsent(a.participant(), p -> new HashMap<>())
                    .merge(a.modality(), Availability.of(a.verdict()), AvailabilityMatrix::worse);
        }
        return new AvailabilityMatrix(participants, modalities, cells);
    }

    /** Of these acquisitions, oldest first, the latest of each participant, modality and name. */
    public static List<Acquisition> current(List<Acquisition> acquisitions) {
        record Key(ParticipantId participant, Modality modality, String name) {}
        Map<Key, Acquisition> latest = new LinkedHashMap<>();
        acquisitions.forEach(a -> latest.put(new Key(a.participant(), a.modality(), a.name()), a));
        return List.copyOf(latest.values());
    }

    /** What there is of a modality of a participant. */
    public Availability at(ParticipantId participant, Modality modality) {
        return cells.getOrDefault(participant, Map.of()).getOrDefault(modality, Availability.MISSING);
    }

    /** How many participants have this of a modality. */
    public long count(Modality modality, Availability availability) {
        return participants.stream()
                .filter(p -> at(p, modality) == availability)
                .count();
    }

    private static Availability worse(Availability one, Availability other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
