package org.probatum.evaluation.modelcheck;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.preparation.TableFilling;

/** One way to live without modalities, as a certificate compares them. */
enum AbsenceStrategy {
    /** The model is told; nothing is filled. */
    MASK("mask"),
    /** Zeros stand in, and the model is not told; no plan can ask for it, it is there to be compared with. */
    ZEROS("zeros"),
    /** The mean of the others stands in for each value of a table; no plan can ask for it either. */
    MEAN("mean"),
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

    /** As in a protocol's missing-data plan, where a plan can ask for it. */
    String label() {
        return label;
    }

    /** Whether something stands in for table values. */
    boolean fillsTables() {
        return switch (this) {
            case MASK, ZEROS -> false;
            case MEAN, CHAINED_EQUATIONS, CONDITIONAL_NORMAL, NEAREST_PARTICIPANTS -> true;
        };
    }

    /**
     * How tables are imputed; empty when they are not.
     *
     * @param tables the columns of each table modality
     */
    Optional<TableFilling> filling(List<Set<String>> tables) {
        return switch (this) {
            case MASK, ZEROS, MEAN -> Optional.empty();
            case CHAINED_EQUATIONS -> Optional.of(new TableFilling.Chained());
            case CONDITIONAL_NORMAL -> Optional.of(new TableFilling.ConditionalNormal());
            case NEAREST_PARTICIPANTS -> Optional.of(new TableFilling.NearestParticipants(NEIGHBOURS, tables));
        };
    }

    String words() {
        return switch (this) {
            case MASK -> "told missing by the mask";
            case ZEROS -> "zeros, and the model is not told";
            case MEAN -> "the mean of the others";
            case CHAINED_EQUATIONS -> "filled by chained equations";
            case CONDITIONAL_NORMAL -> "filled by conditional normal draws";
            case NEAREST_PARTICIPANTS -> "taken from one of the " + NEIGHBOURS + " most similar participants";
        };
    }
}
