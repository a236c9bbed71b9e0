package org.probatum.trial.signature;

/**
 * The two components of a signature that is not biometric (21 CFR 11.200(a)(1)). Never stored, never printed.
 *
 * @param user the login name
 * @param password the secret
 */
public record Credentials(String user, String password) {

    @Override
    public String toString() {
        return "Credentials of " + user;
    }
}
