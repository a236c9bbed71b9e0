package org.probatum.evaluation.preparation;

import java.util.List;
import java.util.Set;
import org.probatum.missing.Variable;
import org.probatum.missing.imputation.ChainedEquations;
import org.probatum.missing.imputation.ImputationMethod;
import org.probatum.missing.imputation.ImputationSettings;
import org.probatum.missing.imputation.Imputer;
import org.probatum.missing.imputation.NearestNeighbours;

/** How missing table values of a cohort are filled. */
public sealed interface TableFilling {

    /** Chained equations: predictive mean matching, and logistic regression for columns of 0 and 1. */
    record Chained() implements TableFilling {}

    /**
     * Each number is drawn from the normal law given the columns that predict it, column after column until the chains have
     * settled, which is drawing from their joint normal law; columns of 0 and 1 by logistic regression.
     *
     * <p>Source: S. van Buuren (2018), Flexible Imputation of Missing Data, 2nd ed., 4.5.1.
     */
    record ConditionalNormal() implements TableFilling {}

    /**
     * A whole modality is that of one of the k most similar participants who have it.
     *
     * @param neighbours k
     * @param modalities the columns of each modality
     */
    record NearestParticipants(int neighbours, List<Set<String>> modalities) implements TableFilling {
        public NearestParticipants {
            modalities = List.copyOf(modalities);
        }
    }

    /** The imputer for these variables. */
    default Imputer imputer(List<Variable> variables, ImputationSettings settings) {
        return switch (this) {
            case Chained c -> ChainedEquations.with(settings);
            case ConditionalNormal n -> normal(variables, settings);
            case NearestParticipants p -> {
                NearestNeighbours nearest = NearestNeighbours.of(p.neighbours(), settings);
                for (Set<String> modality : p.modalities()) {
                    nearest = nearest.withBlock(modality);
                }
                yield nearest;
            }
        };
    }

    private static Imputer normal(List<Variable> variables, ImputationSettings settings) {
        ChainedEquations chained = ChainedEquations.with(settings);
        for (Variable variable : variables) {
            if (variable.scale() == Variable.Scale.NUMERIC) {
                chained = chained.withMethod(variable.name(), ImputationMethod.BAYESIAN_LINEAR);
            }
        }
        return chained;
    }
}
