package org.probatum.ui.security;

/** The session has nobody behind it any more. */
public final class SessionEndedException extends RuntimeException {

    public SessionEndedException() {
        super("Your session has ended. Log in again to continue.");
    }
}
