package org.probatum.evaluation.modelcheck;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.preparation.TableFilling;

/** One way to live without modalities, as a certificate compares them. */
enum AbsenceStrategy {
    /** The model is told; nothing is filled. */
    MASK("mask"),
    /** Tables are filled by chained equations. */
    CHAINED_EQUATIONS("chainedEquations"),
    /** Tables are filled by normal laws given the other columns. */
    CONDITIONAL_NORMAL("conditionalNormal"),
    /** Tables are those of similar participants. */
    NEAREST_PARTICIPANTS("nearestParticipants");

    /** k of the nearest participants. */
    static final int NEIGHBOURS = 5;

    private final String label;

    AbsenceStrategy(String label) {
        this.label = label;
    }

    /** As in a protocol's missing-data plan. */
    String label() {
        return label;
    }

    /**
     * How it fills tables; empty when it does not.
     *
     * @param tables the columns of each table modality
     */
    Optional<TableFilling> filling(List<Set<String>> tables) {
        return switch (this) {
            case MASK -> Optional.empty();
            case CHAINED_EQUATIONS -> Optional.of(new TableFilling.Chained());
            case CONDITIONAL_NORMAL -> Optional.of(new TableFilling.ConditionalNormal());
            case NEAREST_PARTICIPANTS -> Optional.of(new TableFilling.NearestParticipants(NEIGHBOURS, tables));
        };
    }

    String words() {
        return switch (this) {
            case MASK -> "told missing by the mask";
            case CHAINED_EQUATIONS -> "filled by chained equations";
            case CONDITIONAL_NORMAL -> "filled by conditional normal draws";
            case NEAREST_PARTICIPANTS -> "taken from one of the " + NEIGHBOURS + " most similar participants";
        };
    }
}
