package org.probatum.alignment.registration.internal;

/** Leaves a running registration because the caller asked for it. */
public final class CancelledRegistration extends RuntimeException {

    public CancelledRegistration() {
        super("The registration was cancelled", null, false, false);
    }
}
