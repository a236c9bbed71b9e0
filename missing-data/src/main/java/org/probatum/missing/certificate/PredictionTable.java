package org.probatum.missing.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One model's predicted probabilities for every participant and every subset of modalities that could be evaluated.
 *
 * <p>A subset is numbered by the bits of its modalities: bit i for the i-th modality.
 */
public final class PredictionTable {

    private static final int MOST_MODALITIES = 12;

    private final List<String> modalities;
    private final boolean[] outcome;
    private final Map<Integer, double[]> predictions;

    private final Optional<FollowUp> followUp;

    private PredictionTable(
            List<String> modalities,
            boolean[] outcome,
            Map<Integer, double[]> predictions,
            Optional<FollowUp> followUp) {
        this.modalities = modalities;
        this.outcome = outcome;
        this.predictions = predictions;
        this.followUp = followUp;
    }

    /**
     * How long each participant was followed.
     *
     * @param time to the event or to censoring, in any one unit; shape [n], finite
     * @param event whether the event ended it; shape [n]
     */
    record FollowUp(double[] time, boolean[] event) {}

    /**
     * @param modalities names, 1 to 12, different
     * @param outcome whether the event occurred; shape [participants]; both kinds must occur
     * @param predictions by subset the probability of the event; shape [participants], 0 to 1; the full set is among
     *     them; a subset that the model's contract excludes is left out
     * @throws IllegalArgumentException if a subset names an unknown modality or none, a length differs, or a value is no
     *     probability
     */
    public static PredictionTable of(
            List<String> modalities, boolean[] outcome, Map<Set<String>, double[]> predictions) {
        if (modalities.isEmpty()
                || modalities.size() > MOST_MODALITIES
                || Set.copyOf(modalities).size() != modalities.size()) {
            throw new IllegalArgumentException(
                    "A prediction table has 1 to " + MOST_MODALITIES + " different modalities, was " + modalities);
        }
        int events = 0;
        for (boolean event : outcome) {
            events += event ? 1 : 0;
        }
        if (events == 0 || events == outcome.length) {
            throw new IllegalArgumentException("A certificate needs participants with and without the event, was "
                    + events + " of " + outcome.length + " with it");
        }
        Map<Integer, double[]> byMask = new TreeMap<>();
        predictions.forEach((subset, values) -> {
            requireProbabilities(subset, values, outcome.length);
            byMask.put(mask(modalities, subset), values.clone());
        });
        if (!byMask.containsKey((1 << modalities.size()) - 1)) {
            throw new IllegalArgumentException("The predictions on the full input " + modalities + " are missing");
        }
        return new PredictionTable(List.copyOf(modalities), outcome.clone(), byMask, Optional.empty());
    }

    /**
     * The same with the follow-up, so that the index of concordance is compared too.
     *
     * @param time to the event or to censoring, in any one unit; shape [participants], finite
     * @param event whether the event ended it; shape [participants]
     * @throws IllegalArgumentException if a length differs, a time is not finite, or no two times can be compared
     */
    public PredictionTable withFollowUp(double[] time, boolean[] event) {
        if (time.length != n() || event.length != n()) {
            throw new IllegalArgumentException("The follow-up of " + n()
                    + " participants has as many times and events, was " + time.length + " and " + event.length);
        }
        for (int i = 0; i < time.length; i++) {
            if (!Double.isFinite(time[i])) {
                throw new IllegalArgumentException(
                        "Participant " + (i + 1) + ": the time of follow-up is a number, was " + time[i]);
            }
        }
        FollowUp known = new FollowUp(time.clone(), event.clone());
        int[] once = new int[n()];
        Arrays.fill(once, 1);
        if (Double.isNaN(new WeightedConcordance(new double[n()], known).of(once))) {
            throw new IllegalArgumentException(
                    "No event came before the end of another's follow-up, so there is no pair"
                            + " whose order an index of concordance could judge");
        }
        return new PredictionTable(modalities, outcome, predictions, Optional.of(known));
    }

    Optional<FollowUp> followUp() {
        return followUp;
    }

    /** What can be compared. */
    List<SubsetMetric> metrics() {
        return Arrays.stream(SubsetMetric.values())
                .filter(metric -> metric != SubsetMetric.C_INDEX || followUp.isPresent())
                .toList();
    }

    private static int mask(List<String> modalities, Set<String> subset) {
        int mask = 0;
        for (String modality : subset) {
            int index = modalities.indexOf(modality);
            if (index < 0) {
                throw new IllegalArgumentException(
                        "Subset " + subset + " names a modality that is not among " + modalities);
            }
            mask |= 1 << index;
        }
        if (mask == 0) {
            throw new IllegalArgumentException("A subset holds at least one modality");
        }
        return mask;
    }

    private static void requireProbabilities(Set<String> subset, double[] values, int n) {
        if (values.length != n) {
            throw new IllegalArgumentException(
                    "Subset " + subset + " has " + values.length + " predictions for " + n + " participants");
        }
        for (int i = 0; i < n; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException("Subset " + subset + ", participant " + (i + 1)
                        + ": a prediction is a probability, was " + values[i]);
            }
        }
    }

    public List<String> modalities() {
        return modalities;
    }

    /** Participants. */
    public int n() {
        return outcome.length;
    }

    /** Participants with the event. */
    public int events() {
        int events = 0;
        for (boolean event : outcome) {
            events += event ? 1 : 0;
        }
        return events;
    }

    boolean event(int participant) {
        return outcome[participant];
    }

    /** The number of the full input. */
    int full() {
        return (1 << modalities.size()) - 1;
    }

    /** The numbers of the evaluated subsets, ascending, the full input last. */
    List<Integer> subsets() {
        return List.copyOf(predictions.keySet());
    }

    Optional<double[]> predictions(int subset) {
        return Optional.ofNullable(predictions.get(subset));
    }

    /** The modalities of a subset, in their order. */
    List<String> names(int subset) {
        List<String> names = new ArrayList<>();
        for (int m = 0; m < modalities.size(); m++) {
            if ((subset >> m & 1) == 1) {
                names.add(modalities.get(m));
            }
        }
        return names;
    }
}
