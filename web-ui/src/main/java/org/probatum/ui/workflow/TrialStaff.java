package org.probatum.ui.workflow;

import org.probatum.trial.audit.Actor;
import org.probatum.trial.signature.Credentials;

/** Who carries out a trial that runs without a browser. */
public record TrialStaff(Person coordinator, Person modelEngineer, Person statistician, Person approver) {

    /**
     * Somebody with an account.
     *
     * @param credentials for signing, which always asks again
     */
    public record Person(Actor actor, Credentials credentials) {}
}
