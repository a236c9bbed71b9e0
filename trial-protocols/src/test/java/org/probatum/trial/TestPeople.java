package org.probatum.trial;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.signature.Credentials;

/** The people of every test. Each has the password {@link #PASSWORD}. */
public final class TestPeople {

    public static final String PASSWORD = "correct horse";

    public static final Actor COORDINATOR = new Actor("ada", "Ada Lovelace", Set.of(Role.COORDINATOR));
    public static final Actor APPROVER = new Actor("florence", "Florence Nightingale", Set.of(Role.APPROVER));
    public static final Actor STATISTICIAN = new Actor("ronald", "Ronald Fisher", Set.of(Role.STATISTICIAN));
    public static final Actor MODEL_ENGINEER = new Actor("kunihiko", "Kunihiko Fukushima", Set.of(Role.MODEL_ENGINEER));
    public static final Actor AUDITOR = new Actor("frances", "Frances Kelsey", Set.of(Role.AUDITOR));

    private TestPeople() {}

    static Optional<Actor> confirm(Credentials credentials) {
        return Stream.of(COORDINATOR, APPROVER, STATISTICIAN, MODEL_ENGINEER, AUDITOR)
                .filter(actor -> actor.user().equals(credentials.user()))
                .filter(actor -> credentials.password().equals(PASSWORD))
                .findFirst();
    }
}
