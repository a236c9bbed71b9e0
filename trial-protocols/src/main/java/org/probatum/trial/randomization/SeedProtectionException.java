package org.probatum.trial.randomization;

/** The key that protects seeds cannot be used, or does not open a seed. */
public final class SeedProtectionException extends RuntimeException {

    SeedProtectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
