package org.probatum.ui.protocol;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteParameters;
import java.util.Map;
import java.util.Optional;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.TrialRoute;

/** The way to the page Protocol. */
public final class ProtocolNavigation {

    private ProtocolNavigation() {}

    /** Its address, without a leading slash. */
    public static String path(Optional<TrialId> trial) {
        return TrialRoute.path(ProtocolView.class, trial);
    }

    /** The address of one version. */
    public static String path(TrialId trial, String version) {
        return RouteConfiguration.forSessionScope().getUrl(ProtocolView.class, parameters(trial, version));
    }

    /** Shows it. */
    public static void open(TrialId trial) {
        TrialRoute.open(ProtocolView.class, trial);
    }

    /** Shows one version. */
    public static void open(TrialId trial, String version) {
        UI.getCurrentOrThrow().navigate(ProtocolView.class, parameters(trial, version));
    }

    /** Shows the forms of the analysis plan. */
    static void openPlan(TrialId trial) {
        TrialRoute.open(PlanView.class, trial);
    }

    private static RouteParameters parameters(TrialId trial, String version) {
        return new RouteParameters(Map.of(TrialRoute.TRIAL, trial.value(), ProtocolView.VERSION, version));
    }
}
