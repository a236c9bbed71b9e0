package org.probatum.ui.results;

import java.util.Optional;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.TrialRoute;

/** The way to the page Results. */
public final class ResultsNavigation {

    private ResultsNavigation() {}

    /** Its address, without a leading slash. */
    public static String path(Optional<TrialId> trial) {
        return TrialRoute.path(ResultsView.class, trial);
    }

    /** Shows it. */
    public static void open(TrialId trial) {
        TrialRoute.open(ResultsView.class, trial);
    }
}
