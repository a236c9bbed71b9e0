package org.probatum.trial.audit;

import java.util.Set;

/**
 * Who does something.
 *
 * @param user the login name; not blank
 * @param name the person's printed name; not blank
 * @param roles what the person may do
 */
public record Actor(String user, String name, Set<Role> roles) {

    public Actor {
        if (user.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("An actor has a login name and a printed name");
        }
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /**
     * Refuses what none of the actor's roles allows.
     *
     * @throws NotAllowedException if the actor has none of these roles
     */
    public void require(String action, Role... anyOf) {
        for (Role role : anyOf) {
            if (has(role)) {
                return;
            }
        }
        throw new NotAllowedException(this, action, anyOf);
    }
}
