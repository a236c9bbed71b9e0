package org.probatum.trial.audit;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Somebody asked for what none of their roles allows. Nothing was changed. */
public final class NotAllowedException extends RuntimeException {

    public NotAllowedException(Actor actor, String action, Role... anyOf) {
        super(actor.name() + " may not " + action + ": this needs the role "
                + Arrays.stream(anyOf).map(Role::label).collect(Collectors.joining(" or ")));
    }
}
