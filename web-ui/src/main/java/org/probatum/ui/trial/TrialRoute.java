package org.probatum.ui.trial;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteParameters;
import java.util.Optional;
import org.probatum.trial.protocol.TrialId;

/**
 * Addresses of the pages of a trial: {@code trial/glioma-rct/cohort}, or {@code trial/cohort} before there is a trial.
 *
 * <p>A page's route is {@code trial/:trial?/cohort}.
 */
public final class TrialRoute {

    /** The name of the route parameter that holds the trial's identifier. */
    public static final String TRIAL = "trial";

    private TrialRoute() {}

    /** The address of this page of this trial, without a leading slash. */
    public static String path(Class<? extends Component> page, Optional<TrialId> trial) {
        return RouteConfiguration.forSessionScope().getUrl(page, parameters(trial));
    }

    /** Shows this page of this trial. */
    public static void open(Class<? extends Component> page, TrialId trial) {
        UI.getCurrentOrThrow().navigate(page, parameters(Optional.of(trial)));
    }

    /** The trial that an address names, if it is of the right form. */
    public static Optional<TrialId> trial(RouteParameters parameters) {
        return parameters.get(TRIAL).flatMap(TrialRoute::parse);
    }

    private static Optional<TrialId> parse(String value) {
        try {
            return Optional.of(new TrialId(value));
        } catch (IllegalArgumentException notAnIdentifier) {
            // An address that somebody typed: it names no trial.
            return Optional.empty();
        }
    }

    private static RouteParameters parameters(Optional<TrialId> trial) {
        return trial.map(id -> new RouteParameters(TRIAL, id.value())).orElseGet(RouteParameters::empty);
    }
}
