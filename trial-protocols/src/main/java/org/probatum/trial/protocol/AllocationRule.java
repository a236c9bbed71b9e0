package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Collectors;

/** The rule by which participants are allocated to arms; {@code Randomizer} carries it out. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AllocationRule.Simple.class, name = "simple"),
    @JsonSubTypes.Type(value = AllocationRule.PermutedBlocks.class, name = "permutedBlocks"),
    @JsonSubTypes.Type(value = AllocationRule.StratifiedPermutedBlocks.class, name = "stratifiedPermutedBlocks"),
    @JsonSubTypes.Type(value = AllocationRule.PocockSimon.class, name = "pocockSimon"),
    @JsonSubTypes.Type(value = AllocationRule.BiasedCoin.class, name = "biasedCoin"),
    @JsonSubTypes.Type(value = AllocationRule.Urn.class, name = "urn")
})
public sealed interface AllocationRule {

    /** The variables whose levels, taken together, form the strata in which participants are counted. */
    default List<StratumVariable> stratumVariables() {
        return List.of();
    }

    /** The rule in words, for protocol and report. */
    String inWords();

    /** Each allocation drawn on its own, with probabilities in the ratio of the arms. */
    record Simple() implements AllocationRule {
        @Override
        public String inWords() {
            return "Simple randomization";
        }
    }

    /**
     * Permuted blocks over the whole trial.
     *
     * @param blockSizes sizes, one of which is drawn for each block; each a multiple of the sum of the ratios
     */
    record PermutedBlocks(List<Integer> blockSizes) implements AllocationRule {
        public PermutedBlocks {
            blockSizes = List.copyOf(blockSizes);
        }

        @Override
        public String inWords() {
            return "Permuted blocks of " + sizes(blockSizes);
        }
    }

    /**
     * Permuted blocks within each stratum.
     *
     * @param blockSizes as in {@link PermutedBlocks}
     * @param strata variables that form the strata; not empty
     */
    record StratifiedPermutedBlocks(List<Integer> blockSizes, List<StratumVariable> strata) implements AllocationRule {
        public StratifiedPermutedBlocks {
            blockSizes = List.copyOf(blockSizes);
            strata = List.copyOf(strata);
        }

        @Override
        public List<StratumVariable> stratumVariables() {
            return strata;
        }

        @Override
        public String inWords() {
            return "Permuted blocks of " + sizes(blockSizes) + " within strata of " + variables(strata);
        }
    }

    /**
     * Minimization with the range as measure of imbalance. Source: S. J. Pocock and R. Simon (1975), Biometrics 31,
     * 103–115.
     *
     * @param factors variables whose levels are balanced one by one; not empty
     * @param probability probability of the arm that leaves the least imbalance; the others share the rest
     */
    record PocockSimon(List<StratumVariable> factors, double probability) implements AllocationRule {
        public PocockSimon {
            factors = List.copyOf(factors);
        }

        @Override
        public List<StratumVariable> stratumVariables() {
            return factors;
        }

        @Override
        public String inWords() {
            return "Minimization (Pocock and Simon) over " + variables(factors) + ", probability " + probability;
        }
    }

    /**
     * Biased coin for two arms of equal ratio. Source: B. Efron (1971), Biometrika 58, 403–417.
     *
     * @param probability probability of the arm with fewer participants so far; 0.5 to 1
     */
    record BiasedCoin(double probability) implements AllocationRule {
        @Override
        public String inWords() {
            return "Biased coin (Efron), probability " + probability;
        }
    }

    /**
     * Urn design UD(α, β). Source: L. J. Wei (1978), Annals of Statistics 6, 92–100.
     *
     * @param initial balls per arm and unit of ratio at the start (α); not negative
     * @param added balls added for each other arm after an allocation (β); positive
     */
    record Urn(int initial, int added) implements AllocationRule {
        @Override
        public String inWords() {
            return "Urn design UD(" + initial + ", " + added + ")";
        }
    }

    private static String sizes(List<Integer> blockSizes) {
        return blockSizes.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }

    private static String variables(List<StratumVariable> variables) {
        return variables.stream().map(StratumVariable::variable).collect(Collectors.joining(" and "));
    }
}
