package org.probatum.report.figure;

import java.util.List;

/**
 * Which participant has which modality, and in what state.
 *
 * @param modalities names, in the order of the states
 * @param participants any order; drawn grouped by pattern
 */
public record MissingnessFigure(FigureLabels labels, List<String> modalities, List<Participant> participants)
        implements Figure {

    public MissingnessFigure {
        modalities = List.copyOf(modalities);
        participants = List.copyOf(participants);
        for (Participant participant : participants) {
            if (participant.states().size() != modalities.size()) {
                throw new IllegalArgumentException("Participant " + participant.id() + " has "
                        + participant.states().size() + " states for " + modalities.size() + " modalities");
            }
        }
    }

    public record Participant(String id, List<State> states) {

        public Participant {
            states = List.copyOf(states);
        }
    }

    /** What became of an input. */
    public enum State {
        COLLECTED("collected"),
        DOUBTFUL("collected, aligned with doubt"),
        FILLED_IN("filled in"),
        MISSING("missing"),
        REFUSED("refused");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
