package org.probatum.ui.explanations;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteParameters;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.TrialRoute;

/** The way to the page Explanations. */
public final class ExplanationsNavigation {

    private ExplanationsNavigation() {}

    /** Its address, without a leading slash. */
    public static String path(Optional<TrialId> trial) {
        return TrialRoute.path(ExplanationsView.class, trial);
    }

    /** The address of the gallery of one participant. */
    public static String path(TrialId trial, ParticipantId participant) {
        return RouteConfiguration.forSessionScope()
                .getUrl(
                        ExplanationsView.class,
                        new RouteParameters(Map.of(
                                TrialRoute.TRIAL, trial.value(),
                                ExplanationsView.PARTICIPANT, participant.value())));
    }

    /** The address of one explanation. */
    public static String path(TrialId trial, StoredExplanation explanation) {
        return RouteConfiguration.forSessionScope().getUrl(ExplanationsView.class, parameters(trial, explanation));
    }

    /** Shows it. */
    public static void open(TrialId trial) {
        TrialRoute.open(ExplanationsView.class, trial);
    }

    /** Shows one explanation. */
    public static void open(TrialId trial, StoredExplanation explanation) {
        UI.getCurrentOrThrow().navigate(ExplanationsView.class, parameters(trial, explanation));
    }

    private static RouteParameters parameters(TrialId trial, StoredExplanation explanation) {
        return new RouteParameters(Map.of(
                TrialRoute.TRIAL, trial.value(),
                ExplanationsView.PARTICIPANT, explanation.participant().value(),
                ExplanationsView.EXPLANATION, ExplanationKey.of(explanation).value()));
    }
}
