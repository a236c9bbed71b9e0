package org.probatum.ui.explanations;

import java.util.Optional;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.TrialRoute;

/** The way to the page Explanations. */
public final class ExplanationsNavigation {

    private ExplanationsNavigation() {}

    /** Its address, without a leading slash. */
    public static String path(Optional<TrialId> trial) {
        return TrialRoute.path(ExplanationsView.class, trial);
    }

    /** Shows it. */
    public static void open(TrialId trial) {
        TrialRoute.open(ExplanationsView.class, trial);
    }
}
