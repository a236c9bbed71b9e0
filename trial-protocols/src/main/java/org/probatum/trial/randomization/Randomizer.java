package org.probatum.trial.randomization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.probatum.trial.protocol.AllocationRule;
import org.probatum.trial.protocol.Arm;
import org.probatum.trial.protocol.ArmId;

/**
 * Carries out an allocation rule, one participant after the other, in the order of randomization.
 *
 * <p>It holds no secret but the seed's streams: the same seed, rule, arms and sequence of strata give the same arms, on
 * every machine and in every language. {@code docs/methods/randomization.md} gives each rule as an algorithm. Arms are
 * taken in the order of the protocol; allocation numbers count from 1, blocks within a stratum from 0.
 *
 * <p>Not safe for use by several threads.
 */
public final class Randomizer {

    private final AllocationRule rule;
    private final List<Arm> arms;
    private final RandomizationSeed seed;
    private final AllocationCounts counts;
    private final Map<String, BlockList> blocks = new HashMap<>();

    /**
     * @param arms in protocol order; at least 2
     * @throws IllegalArgumentException if there are fewer than two arms
     */
    public Randomizer(AllocationRule rule, List<Arm> arms, RandomizationSeed seed) {
        if (arms.size() < 2) {
            throw new IllegalArgumentException("Randomization takes at least two arms, was " + arms.size());
        }
        this.rule = rule;
        this.arms = List.copyOf(arms);
        this.seed = seed;
        this.counts = new AllocationCounts(this.arms);
    }

    /** Allocates the next participant. */
    public ArmId allocate(Stratum stratum) {
        int number = counts.total() + 1;
        int arm = switch (rule) {
            case AllocationRule.Simple simple -> byRatio("allocation " + number);
            case AllocationRule.PermutedBlocks permuted -> fromBlocks("all", permuted.blockSizes());
            case AllocationRule.StratifiedPermutedBlocks stratified ->
                fromBlocks(stratum.key(), stratified.blockSizes());
            case AllocationRule.PocockSimon minimization ->
                Minimization.arm(minimization, stratum, counts, stream(number));
            case AllocationRule.BiasedCoin coin -> biasedCoin(coin, stream(number));
            case AllocationRule.Urn urn -> fromUrn(urn, stream(number));
        };
        counts.add(arm, stratum);
        return arms.get(arm).id();
    }

    private RandomGenerator stream(int number) {
        return seed.stream("allocation " + number);
    }

    private int byRatio(String label) {
        return Draws.weighted(seed.stream(label), counts.ratios());
    }

    private int fromBlocks(String stratum, List<Integer> sizes) {
        return blocks.computeIfAbsent(stratum, key -> new BlockList(key, sizes, counts.ratios(), seed))
                .next();
    }

    /** Efron (1971): the arm with fewer participants gets the coin's probability; a tie is a fair coin. */
    private int biasedCoin(AllocationRule.BiasedCoin coin, RandomGenerator random) {
        int difference = counts.of(0) - counts.of(1);
        double first = difference == 0 ? 0.5 : difference < 0 ? coin.probability() : 1 - coin.probability();
        return Draws.fraction(random) < first ? 0 : 1;
    }

    /** Wei (1978): α balls per arm, and β balls of every other arm after each allocation. */
    private int fromUrn(AllocationRule.Urn urn, RandomGenerator random) {
        int[] balls = new int[arms.size()];
        for (int arm = 0; arm < balls.length; arm++) {
            balls[arm] = urn.initial() + urn.added() * (counts.total() - counts.of(arm));
        }
        boolean empty = urn.initial() == 0 && counts.total() == 0;
        return Draws.weighted(random, empty ? counts.ratios() : balls);
    }

    /** The permuted blocks of one stratum, made as they are needed. */
    private static final class BlockList {
        private final String stratum;
        private final List<Integer> sizes;
        private final int[] ratios;
        private final RandomizationSeed seed;
        private final List<Integer> list = new ArrayList<>();
        private int used;
        private int made;

        BlockList(String stratum, List<Integer> sizes, int[] ratios, RandomizationSeed seed) {
            this.stratum = stratum;
            this.sizes = sizes;
            this.ratios = ratios;
            this.seed = seed;
        }

        int next() {
            if (used == list.size()) {
                list.addAll(block());
            }
            return list.get(used++);
        }

        private List<Integer> block() {
            var random = seed.stream("block " + made++ + " of " + stratum);
            int size = sizes.get(Draws.index(random, sizes.size()));
            int unit = Arrays.stream(ratios).sum();
            List<Integer> block = new ArrayList<>(size);
            for (int arm = 0; arm < ratios.length; arm++) {
                block.addAll(Collections.nCopies(ratios[arm] * (size / unit), arm));
            }
            Draws.shuffle(random, block);
            return block;
        }
    }
}
