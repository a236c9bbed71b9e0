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

    /** The address of two explanations of the same participant side by side. */
    static String comparison(TrialId trial, StoredExplanation first, StoredExplanation second) {
        return RouteConfiguration.forSessionScope()
                .getUrl(
                        ExplanationComparisonView.class,
                        new RouteParameters(Map.of(
                                TrialRoute.TRIAL, trial.value(),
                                ExplanationComparisonView.PARTICIPANT,
                                        first.participant().value(),
                                ExplanationComparisonView.FIRST,
                                        ExplanationKey.of(first).value(),
                                ExplanationComparisonView.SECOND,
                                        ExplanationKey.of(second).value())));
    }

    /** The address of all explanations of the same kind over the cohort. */
    static String cohort(TrialId trial, StoredExplanation oneOfKind) {
        return RouteConfiguration.forSessionScope()
                .getUrl(
                        ExplanationCohortView.class,
                        new RouteParameters(Map.of(
                                TrialRoute.TRIAL,
                                trial.value(),
                                ExplanationCohortView.KIND,
                                ExplanationKey.of(oneOfKind).value())));
    }

    /** The address of the explanations of the whole cohort. */
    static String cohort(TrialId trial) {
        return TrialRoute.path(ExplanationCohortView.class, Optional.of(trial));
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
