package org.probatum.ui.security;

import com.vaadin.flow.spring.security.AuthenticationContext;
import org.probatum.trial.audit.Actor;
import org.springframework.stereotype.Component;

/** Who acts in this session, with the roles of this moment rather than those at log-in. */
@Component
public class CurrentActor {

    private final AuthenticationContext authentication;
    private final UserAccounts accounts;

    CurrentActor(AuthenticationContext authentication, UserAccounts accounts) {
        this.authentication = authentication;
        this.accounts = accounts;
    }

    /**
     * The person who is logged in.
     *
     * @throws SessionEndedException if nobody is, or the account was disabled or reset since
     */
    public Actor get() {
        return authentication
                .getPrincipalName()
                .flatMap(accounts::find)
                .filter(account -> account.state() == UserAccount.State.ACTIVE)
                .map(UserAccount::actor)
                .orElseThrow(SessionEndedException::new);
    }

    /** Ends the session and shows the log-in page. */
    public void logOut() {
        authentication.logout();
    }
}
