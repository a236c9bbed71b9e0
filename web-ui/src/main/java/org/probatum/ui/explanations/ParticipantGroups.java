package org.probatum.ui.explanations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Arm;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.trial.randomization.UnblindedTrial;
import org.springframework.stereotype.Service;

/**
 * The groups by which a cohort can be divided: site and baseline always, the arm only after the allocation was revealed, by the
 * same rule as the results. Before that there is no way from here to an arm.
 */
@Service
class ParticipantGroups {

    /** More groups than this are no division to compare. */
    private static final int MOST_GROUPS = 6;

    private final CohortService cohort;
    private final RandomizationService randomizations;
    private final ProtocolService protocols;

    ParticipantGroups(CohortService cohort, RandomizationService randomizations, ProtocolService protocols) {
        this.cohort = cohort;
        this.randomizations = randomizations;
        this.protocols = protocols;
    }

    /**
     * One way to divide a cohort.
     *
     * @param groups in the order to show
     * @param groupOf the group of each participant that is in one
     */
    record Division(String name, List<String> groups, Map<String, String> groupOf) {}

    /** The labels of the arms by participant; empty while the trial is blinded. */
    Optional<Map<ParticipantId, String>> arms(TrialId trial) {
        return randomizations.unblinded(trial).map(revealed -> {
            Map<ParticipantId, String> labels = new LinkedHashMap<>();
            revealed.arms()
                    .forEach((participant, arm) -> labels.put(
                            participant,
                            revealed.protocol().definition().arms().stream()
                                    .filter(candidate -> candidate.id().equals(arm))
                                    .map(Arm::label)
                                    .findFirst()
                                    .orElse(arm.value())));
            return labels;
        });
    }

    /** All ways, the arm first. */
    List<Division> of(TrialId trial) {
        List<Division> divisions = new ArrayList<>();
        randomizations.unblinded(trial).ifPresent(revealed -> divisions.add(byArm(trial, revealed)));
        List<EnrolledParticipant> enrolled = cohort.enrolled(trial);
        Map<String, Map<String, String>> columns = new TreeMap<>();
        enrolled.forEach(participant -> {
            put(columns, "site", participant, participant.site().value());
            participant.baseline().forEach((column, value) -> put(columns, column, participant, value));
        });
        columns.forEach((column, groupOf) -> {
            List<String> groups = List.copyOf(new TreeSet<>(groupOf.values()));
            if (groups.size() > 1 && groups.size() <= MOST_GROUPS) {
                divisions.add(new Division(column, groups, groupOf));
            }
        });
        return divisions;
    }

    private static void put(
            Map<String, Map<String, String>> columns, String column, EnrolledParticipant participant, String value) {
        columns.computeIfAbsent(column, name -> new LinkedHashMap<>())
                .put(participant.id().value(), value);
    }

    private Division byArm(TrialId trial, UnblindedTrial revealed) {
        Map<String, String> groupOf = new LinkedHashMap<>();
        arms(trial).orElseThrow().forEach((participant, label) -> groupOf.put(participant.value(), label));
        List<String> labels = protocols.requireCurrent(revealed.trial()).definition().arms().stream()
                .map(Arm::label)
                .filter(groupOf::containsValue)
                .toList();
        return new Division("arm", labels, groupOf);
    }
}
