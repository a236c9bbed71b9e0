package org.probatum.missing.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Independent random streams addressed by position, so that no result depends on which thread came first. */
public final class RandomStreams {

    private RandomStreams() {}

    /** The stream of one position, such as imputation, iteration and variable. */
    public static UniformRandomProvider of(long seed, int imputation, int iteration, int variable) {
        long position = mix(mix(mix(mix(seed) ^ imputation) ^ iteration) ^ variable);
        return RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {mix(position + 1), mix(position + 2)});
    }

    // SplitMix64 finalizer (Steele, Lea and Flood 2014)
    private static long mix(long state) {
        long z = state + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
