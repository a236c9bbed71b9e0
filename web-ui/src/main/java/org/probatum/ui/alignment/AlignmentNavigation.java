package org.probatum.ui.alignment;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteParameters;
import java.util.Map;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.RunId;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.TrialRoute;

/** The way to the page of one alignment. */
public final class AlignmentNavigation {

    private AlignmentNavigation() {}

    /** The address of an alignment, without a leading slash. */
    public static String path(TrialId trial, AlignmentRecord alignment) {
        return path(trial, alignment.run(), alignment.participant());
    }

    /** The address of the alignment of a participant in a run, without a leading slash. */
    public static String path(TrialId trial, RunId run, ParticipantId participant) {
        return RouteConfiguration.forSessionScope().getUrl(AlignmentView.class, parameters(trial, run, participant));
    }

    /** Shows it. */
    public static void open(TrialId trial, AlignmentRecord alignment) {
        UI.getCurrentOrThrow()
                .navigate(AlignmentView.class, parameters(trial, alignment.run(), alignment.participant()));
    }

    private static RouteParameters parameters(TrialId trial, RunId run, ParticipantId participant) {
        return new RouteParameters(Map.of(
                TrialRoute.TRIAL,
                trial.value(),
                AlignmentView.PARTICIPANT,
                participant.value(),
                AlignmentView.RUN,
                run.value()));
    }
}
