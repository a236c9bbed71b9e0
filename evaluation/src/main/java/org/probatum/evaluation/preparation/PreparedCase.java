package org.probatum.evaluation.preparation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.MissingInputStrategy;
import org.probatum.trial.protocol.Modality;

/**
 * One participant's inputs, aligned, and with missing table values filled as the plan says. It knows no arm.
 *
 * @param participant whose inputs these are
 * @param collected the modalities that were acquired and not refused
 * @param observed table values as acquired, by column; a missing one is absent
 * @param draws the table values with every filled one, once per imputation; a single draw when nothing was filled
 * @param filled the columns that hold a filled value in the draws
 * @param slides slides by name
 * @param volumes volumes by name; an aligned one ends in {@code _registered}
 * @param note the clinical note
 * @param notUsable why an input that was acquired is not there, by name: an alignment that failed, for one
 * @param alternatives absent modalities as other strategies fill them; see {@link #filledAs}
 */
public record PreparedCase(
        ParticipantId participant,
        Set<Modality> collected,
        Map<String, Double> observed,
        List<Map<String, Double>> draws,
        SortedSet<String> filled,
        Map<String, SlideImage> slides,
        Map<String, VoxelArray> volumes,
        Optional<String> note,
        Map<String, String> notUsable,
        List<ImputedCohort.AbsentModality> alternatives) {

    public PreparedCase {
        collected = Set.copyOf(collected);
        observed = Map.copyOf(observed);
        draws = draws.stream().map(Map::copyOf).toList();
        filled = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(filled));
        slides = Map.copyOf(slides);
        volumes = Map.copyOf(volumes);
        notUsable = Map.copyOf(notUsable);
        if (draws.isEmpty()) {
            throw new IllegalArgumentException("A prepared case has at least one draw of its table values");
        }
        alternatives = List.copyOf(alternatives);
    }

    /** The same case with each absent table modality filled as its strategy says. */
    public PreparedCase filledAs(Function<Modality, MissingInputStrategy> strategy) {
        List<Map<String, Double>> chosen =
                draws.stream().<Map<String, Double>>map(HashMap::new).toList();
        for (ImputedCohort.AbsentModality one : alternatives) {
            if (strategy.apply(one.modality()) == one.strategy()) {
                one.draws().forEach((column, values) -> {
                    for (int draw = 0; draw < chosen.size(); draw++) {
                        chosen.get(draw).put(column, values.get(draw));
                    }
                });
            }
        }
        return new PreparedCase(
                participant, collected, observed, chosen, filled, slides, volumes, note, notUsable, List.of());
    }

    public boolean has(String modality) {
        return collected.contains(new Modality(modality));
    }

    /**
     * @throws IllegalStateException if there is no slide of that name
     */
    public SlideImage requireSlide(String name) {
        return require(slides.get(name), name);
    }

    /**
     * @throws IllegalStateException if there is no volume of that name
     */
    public VoxelArray requireVolume(String name) {
        return require(volumes.get(name), name);
    }

    private <T> T require(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException("Participant " + participant + " has no " + name);
        }
        return value;
    }
}
