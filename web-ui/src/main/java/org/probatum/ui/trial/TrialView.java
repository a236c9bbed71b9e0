package org.probatum.ui.trial;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.RouteParameters;
import java.util.Optional;
import org.probatum.trial.protocol.TrialId;

/** A page of a trial. It is shown anew each time it is entered, so that it is never older than its address. */
public abstract class TrialView extends Div implements BeforeEnterObserver {

    private RouteParameters parameters = RouteParameters.empty();

    protected TrialView() {
        addClassName("page");
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        parameters = event.getRouteParameters();
        TrialRoute.trial(event.getRouteParameters()).ifPresentOrElse(this::show, this::showWithoutTrial);
    }

    /** Fills the page for this trial. */
    protected abstract void show(TrialId trial);

    /** What the address holds beside the trial, such as a version or a participant. */
    protected final Optional<String> parameter(String name) {
        return parameters.get(name);
    }

    /** Fills the page when there is no trial to show: what belongs here. */
    protected abstract void showWithoutTrial();
}
