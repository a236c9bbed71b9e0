package org.probatum.trial.randomization;

/** Protects a seed at rest, so that who reads the database or its backup cannot tell the arms. */
public interface SeedProtection {

    /** What is stored in place of the seed, as text of at most 400 characters. */
    String protect(RandomizationSeed seed);

    /**
     * The seed that was protected.
     *
     * @throws SeedProtectionException if it was protected with another key, or the text was altered
     */
    RandomizationSeed open(String protectedSeed);
}
