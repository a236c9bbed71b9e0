package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.probatum.trial.cohort.AdverseEvent;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;

/**
 * Adverse events by arm, counted in participants, not events (CONSORT 2025 item 27).
 *
 * @param any participants with any event
 * @param severe with an event of grade 3 or more
 * @param serious with a serious event
 * @param terms participants with each term, in alphabetical order
 */
public record HarmsSummary(ArmTally any, ArmTally severe, ArmTally serious, List<ArmTally> terms) {

    public HarmsSummary {
        terms = List.copyOf(terms);
    }

    /** Counts the events of randomized participants. */
    public static HarmsSummary of(List<AnalysedParticipant> participants, List<AdverseEvent> events) {
        Map<ParticipantId, ArmId> arms = new TreeMap<>();
        participants.forEach(p -> arms.put(p.id(), p.arm()));
        List<ArmTally> terms = new ArrayList<>();
        for (String term : new TreeSet<>(events.stream().map(AdverseEvent::term).toList())) {
            terms.add(count(term, arms, events, event -> event.term().equals(term)));
        }
        return new HarmsSummary(
                count("Any adverse event", arms, events, event -> true),
                count("Grade 3 or more", arms, events, event -> event.grade() >= 3),
                count("Serious", arms, events, AdverseEvent::serious),
                terms);
    }

    private static ArmTally count(
            String what, Map<ParticipantId, ArmId> arms, List<AdverseEvent> events, Predicate<AdverseEvent> counted) {
        Set<ParticipantId> seen = new HashSet<>();
        Map<ArmId, Integer> counts = new TreeMap<>();
        for (AdverseEvent event : events) {
            ArmId arm = arms.get(event.participant());
            if (arm != null && counted.test(event) && seen.add(event.participant())) {
                counts.merge(arm, 1, Integer::sum);
            }
        }
        return new ArmTally(what, counts);
    }
}
