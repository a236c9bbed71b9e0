package org.probatum.ui.record;

import java.util.Optional;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.TrialRoute;

/** The way to the page Record. */
public final class RecordNavigation {

    private RecordNavigation() {}

    /** Its address, without a leading slash. */
    public static String path(Optional<TrialId> trial) {
        return TrialRoute.path(RecordView.class, trial);
    }

    /** Shows it. */
    public static void open(TrialId trial) {
        TrialRoute.open(RecordView.class, trial);
    }
}
