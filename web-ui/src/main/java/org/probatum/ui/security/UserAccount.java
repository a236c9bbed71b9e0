package org.probatum.ui.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;

/**
 * One person's account. A login name belongs to one person for ever and is never given to another.
 *
 * @param user the login name
 * @param name the printed name, as it stands under signatures
 * @param roles what the person may do
 * @param lockedUntil set while the account is locked after failed attempts
 * @param lastLogin when the person last logged in
 */
public record UserAccount(
        String user,
        String name,
        Set<Role> roles,
        State state,
        Optional<Instant> lockedUntil,
        Optional<Instant> lastLogin) {

    /** Whether the account can be used. */
    public enum State {
        /** The one-time link has not been used yet. */
        INVITED,
        /** The person has chosen a password. */
        ACTIVE,
        /** Nobody can log in with it; what it did stays attributed to it. */
        DISABLED
    }

    public UserAccount {
        roles = Set.copyOf(roles);
    }

    /** Whether it is locked at this instant. */
    public boolean isLockedAt(Instant now) {
        return lockedUntil.filter(now::isBefore).isPresent();
    }

    /** The person, as services know them. */
    public Actor actor() {
        return new Actor(user, name, roles);
    }
}
