package org.probatum.ui.runs;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteParameters;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.run.RunId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.TrialRoute;

/** The way to the page Runs. */
public final class RunsNavigation {

    private RunsNavigation() {}

    /** Its address, without a leading slash. */
    public static String path(Optional<TrialId> trial) {
        return TrialRoute.path(RunsView.class, trial);
    }

    /** The address of one run. */
    public static String path(TrialId trial, RunId run) {
        return RouteConfiguration.forSessionScope().getUrl(RunsView.class, parameters(trial, run));
    }

    /** Shows it. */
    public static void open(TrialId trial) {
        TrialRoute.open(RunsView.class, trial);
    }

    /** Shows one run. */
    public static void open(TrialId trial, RunId run) {
        UI.getCurrentOrThrow().navigate(RunsView.class, parameters(trial, run));
    }

    private static RouteParameters parameters(TrialId trial, RunId run) {
        return new RouteParameters(Map.of(TrialRoute.TRIAL, trial.value(), RunsView.RUN, run.value()));
    }
}
