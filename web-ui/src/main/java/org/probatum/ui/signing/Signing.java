package org.probatum.ui.signing;

import java.util.function.Function;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.ui.component.Refusal;

/** What use cases that sign have in common. */
public final class Signing {

    private Signing() {}

    /** The use case, with what its service refuses said in the dialog: nothing was signed then. */
    public static Function<Credentials, SigningOutcome> refusingInWords(Function<Credentials, SigningOutcome> useCase) {
        return credentials -> {
            try {
                return useCase.apply(credentials);
            } catch (RuntimeException failure) {
                return new SigningOutcome.Refused(Refusal.inWords(failure).orElseThrow(() -> failure));
            }
        };
    }
}
