package org.probatum.ui.security;

import java.time.Instant;

/**
 * A one-time right to choose the password of an account.
 *
 * @param user whose account
 * @param token the secret in the link; stored only as a digest
 * @param expires until when it works
 */
public record Invitation(String user, String token, Instant expires) {

    /** The path of the page where the link is used. */
    public String path() {
        return "welcome/" + token;
    }

    /** Without the secret, so that it cannot end in a log. */
    @Override
    public String toString() {
        return "Invitation[user=" + user + ", expires=" + expires + "]";
    }
}
