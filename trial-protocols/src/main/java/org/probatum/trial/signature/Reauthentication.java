package org.probatum.trial.signature;

import java.util.Optional;
import org.probatum.trial.audit.Actor;

/** Asks again who somebody is. Whoever keeps the users implements it. */
public interface Reauthentication {

    /** The person with these credentials; empty when they are wrong or the account may not sign. */
    Optional<Actor> confirm(Credentials credentials);
}
