package org.probatum.registry;

import java.time.Instant;

/**
 * How far a model version has come. A refused package becomes no model version; see {@link RegistrationOutcome.Refused}.
 */
public sealed interface ModelStatus {

    /** Inspected and accepted; no protocol may pin it yet. */
    record Registered(String by, Instant at) implements ModelStatus {}

    /**
     * Locked by a signature; protocols may pin it.
     *
     * @param signature the number of the audit entry of the signature
     */
    record Locked(String by, Instant at, long signature) implements ModelStatus {}

    /** No protocol may pin it any more. Trials that did keep running on it. */
    record Retired(String by, Instant at, String reason) implements ModelStatus {}
}
