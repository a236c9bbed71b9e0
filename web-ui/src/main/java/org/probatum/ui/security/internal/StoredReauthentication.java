package org.probatum.ui.security.internal;

import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.Reauthentication;
import org.probatum.ui.security.UserAccount;
import org.probatum.ui.security.UserAccounts;
import org.springframework.stereotype.Service;

/** Asks the stored accounts who signs. */
@Service
class StoredReauthentication implements Reauthentication {

    private final UserAccounts accounts;

    StoredReauthentication(UserAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Actor> confirm(Credentials credentials) {
        return accounts.confirms(credentials.user(), credentials.password())
                ? accounts.find(credentials.user()).map(UserAccount::actor)
                : Optional.empty();
    }
}
