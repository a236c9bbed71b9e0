package org.probatum.ui.cohort;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteParameters;
import java.util.Map;
import java.util.Optional;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.TrialRoute;

/** The way to the page Cohort, to what it lacks, and to the page of one participant. */
public final class CohortNavigation {

    private CohortNavigation() {}

    /** Its address, without a leading slash. */
    public static String path(Optional<TrialId> trial) {
        return TrialRoute.path(CohortView.class, trial);
    }

    /** The address of one participant's page, without a leading slash. */
    public static String path(TrialId trial, ParticipantId participant) {
        return RouteConfiguration.forSessionScope().getUrl(ParticipantView.class, parameters(trial, participant));
    }

    /** Shows it. */
    public static void open(TrialId trial) {
        TrialRoute.open(CohortView.class, trial);
    }

    /** The address of the page of missing data, without a leading slash. */
    public static String missingData(Optional<TrialId> trial) {
        return TrialRoute.path(MissingnessView.class, trial);
    }

    /** Shows what the cohort lacks. */
    public static void toMissingData(TrialId trial) {
        TrialRoute.open(MissingnessView.class, trial);
    }

    /** Shows one participant. */
    public static void toParticipant(TrialId trial, ParticipantId participant) {
        UI.getCurrentOrThrow().navigate(ParticipantView.class, parameters(trial, participant));
    }

    private static RouteParameters parameters(TrialId trial, ParticipantId participant) {
        return new RouteParameters(
                Map.of(TrialRoute.TRIAL, trial.value(), ParticipantView.PARTICIPANT, participant.value()));
    }
}
