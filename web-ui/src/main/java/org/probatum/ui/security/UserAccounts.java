package org.probatum.ui.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.NotAllowedException;
import org.probatum.trial.audit.Role;

/**
 * The accounts of this installation. Every change is in the audit trail.
 *
 * <p>An administrator invites and a person chooses the password by a one-time link, so that acting as somebody else needs two
 * people (21 CFR 11.200(a)(3)). An administrator has no trial role.
 */
public interface UserAccounts {

    /** All accounts, by login name. */
    List<UserAccount> all();

    /** The account with this login name. */
    Optional<UserAccount> find(String user);

    /**
     * Opens an account.
     *
     * @throws IllegalArgumentException if the name is taken, not of the right form, or the roles do not go together
     * @throws NotAllowedException if {@code by} is not an administrator
     */
    Invitation create(Actor by, String user, String name, Set<Role> roles);

    /**
     * Gives the account these roles instead.
     *
     * @throws IllegalArgumentException if the roles do not go together, the reason is blank, or no active administrator
     *     would be left
     * @throws NotAllowedException if {@code by} is not an administrator
     */
    void changeRoles(Actor by, String user, Set<Role> roles, String reason);

    /**
     * Stops anybody from logging in with the account.
     *
     * @throws IllegalArgumentException if the reason is blank or no active administrator would be left
     * @throws NotAllowedException if {@code by} is not an administrator
     */
    void disable(Actor by, String user, String reason);

    /**
     * Gives a new one-time link; the old password stops working at once. A disabled account is opened again.
     *
     * @throws IllegalArgumentException if the reason is blank
     * @throws NotAllowedException if {@code by} is not an administrator
     */
    Invitation reset(Actor by, String user, String reason);

    /**
     * The invitation to become the first administrator, renewed at each call until it is used.
     *
     * @return nothing once somebody has used such a link
     */
    Optional<Invitation> inviteFirstAdministrator();

    /** The account that this unused, unexpired token belongs to. */
    Optional<UserAccount> findByToken(String token);

    /**
     * Uses up the token and sets the password.
     *
     * @throws IllegalArgumentException if the token is unknown, used or expired, or {@link PasswordRule} objects
     */
    UserAccount redeem(String token, String password);

    /**
     * Whether this is the password of an active, unlocked account. A wrong one counts towards lock-out and is recorded.
     */
    boolean confirms(String user, String password);
}
