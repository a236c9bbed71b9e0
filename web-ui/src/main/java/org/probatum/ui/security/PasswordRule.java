package org.probatum.ui.security;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What makes a password acceptable: length, not composition (NIST SP 800-63B-4, section 3.1.1.2).
 *
 * <p>The upper bound is bcrypt's: it reads 72 bytes and no more.
 */
public final class PasswordRule {

    /** Fewest characters. */
    public static final int MIN_LENGTH = 12;

    /** Most bytes in UTF-8. */
    public static final int MAX_BYTES = 72;

    private PasswordRule() {}

    /** What speaks against this password for this user, or nothing. */
    public static Optional<String> objection(String user, String password) {
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            return Optional.of("The password needs at least " + MIN_LENGTH + " characters");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("The password may have at most " + MAX_BYTES + " bytes");
        }
        if (password.toLowerCase(Locale.ROOT).contains(user.toLowerCase(Locale.ROOT))) {
            return Optional.of("The password must not contain the login name");
        }
        if (password.codePoints().distinct().count() < 5) {
            return Optional.of("The password needs at least 5 different characters");
        }
        return Optional.empty();
    }
}
