package org.probatum.ui.home;

import java.util.Optional;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.TrialRoute;

/** The way to the page To do. */
public final class HomeNavigation {

    private HomeNavigation() {}

    /** Its address, without a leading slash. */
    public static String path(Optional<TrialId> trial) {
        return TrialRoute.path(HomeView.class, trial);
    }

    /** Shows it. */
    public static void open(TrialId trial) {
        TrialRoute.open(HomeView.class, trial);
    }
}
