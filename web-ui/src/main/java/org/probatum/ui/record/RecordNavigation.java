package org.probatum.ui.record;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteParameters;
import java.util.Map;
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

    /** The address of one entry. */
    public static String path(TrialId trial, long entry) {
        return RouteConfiguration.forSessionScope()
                .getUrl(
                        RecordView.class,
                        new RouteParameters(
                                Map.of(TrialRoute.TRIAL, trial.value(), RecordView.ENTRY, String.valueOf(entry))));
    }

    /** Shows it. */
    public static void open(TrialId trial) {
        TrialRoute.open(RecordView.class, trial);
    }
}
