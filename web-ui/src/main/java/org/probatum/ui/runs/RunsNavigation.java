package org.probatum.ui.runs;

import java.util.Optional;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.TrialRoute;

/** The way to the page Runs. */
public final class RunsNavigation {

    private RunsNavigation() {}

    /** Its address, without a leading slash. */
    public static String path(Optional<TrialId> trial) {
        return TrialRoute.path(RunsView.class, trial);
    }

    /** Shows it. */
    public static void open(TrialId trial) {
        TrialRoute.open(RunsView.class, trial);
    }
}
