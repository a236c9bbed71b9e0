package org.probatum.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.probatum.report.figure.ConsortFlowFigure;
import org.probatum.report.figure.ConsortFlowFigure.Reason;
import org.probatum.report.figure.ConsortFlowFigure.Reasons;
import org.probatum.report.figure.EnrolmentCurveFigure;
import org.probatum.report.figure.EnrolmentCurveFigure.Point;
import org.probatum.report.figure.Figure;
import org.probatum.report.figure.FigureLabels;
import org.probatum.report.figure.FigureSvg;
import org.probatum.trial.cohort.CohortFlow;
import org.probatum.trial.cohort.CohortOverview;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.ParticipantQuery;
import org.probatum.trial.cohort.ParticipantStatus;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.Allocation;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.ui.component.FigurePane;
import org.springframework.stereotype.Component;

/** Where a trial stands: the enrolment curve and the CONSORT flow, with the arms masked. */
@Component
class TrialStanding {

    private final CohortService cohort;
    private final CohortOverview overview;
    private final RandomizationService randomizations;

    TrialStanding(CohortService cohort, CohortOverview overview, RandomizationService randomizations) {
        this.cohort = cohort;
        this.overview = overview;
        this.randomizations = randomizations;
    }

    Div of(TrialId trial) {
        Div standing = new Div();
        standing.addClassName("standing");
        CohortFlow flow = overview.flow(trial);
        if (flow.screened() == 0) {
            standing.add(
                    new H2("Where the trial stands"),
                    new Paragraph(
                            "Nobody is screened yet. The enrolment curve and the CONSORT flow begin with the first "
                                    + "participant."));
            return standing;
        }
        enrolmentCurve(trial).ifPresent(curve -> standing.add(pane(curve, "n = " + flow.enrolled() + " enrolled")));
        standing.add(pane(flowFigure(trial, flow), "n = " + flow.screened() + " screened; arms masked"));
        return standing;
    }

    private static FigurePane pane(Figure figure, String caption) {
        return new FigurePane(FigureSvg.of(figure), figure.labels().alternative(), caption);
    }

    private Optional<EnrolmentCurveFigure> enrolmentCurve(TrialId trial) {
        TreeMap<LocalDate, Long> perDay = new TreeMap<>();
        cohort.enrolled(trial).forEach(participant -> perDay.merge(participant.enrolledOn(), 1L, Long::sum));
        if (perDay.isEmpty()) {
            return Optional.empty();
        }
        List<Point> points = new ArrayList<>();
        long cumulative = 0;
        for (var day : perDay.entrySet()) {
            cumulative += day.getValue();
            points.add(new Point(day.getKey(), cumulative));
        }
        String alternative =
                cumulative + " participants were enrolled from " + perDay.firstKey() + " to " + perDay.lastKey() + ".";
        return Optional.of(new EnrolmentCurveFigure(
                new FigureLabels("Enrolment", "All sites, cumulative", alternative),
                List.of(),
                List.of(new EnrolmentCurveFigure.Series("Enrolled", points))));
    }

    private ConsortFlowFigure flowFigure(TrialId trial, CohortFlow flow) {
        Set<ParticipantId> allocated = randomizations.allocations(trial).stream()
                .map(Allocation::participant)
                .collect(Collectors.toSet());
        long withdrawn = withdrawnWithoutOutcome(trial, flow, allocated);
        long awaited = allocated.size() - flow.outcomeRecorded() - withdrawn;
        Reasons excluded = reasons(
                new Reason("Not eligible", flow.notEligible()),
                new Reason("Eligible, not enrolled yet", flow.eligibleNotEnrolled()),
                new Reason("Enrolled, not randomized yet", flow.enrolled() - allocated.size()));
        ConsortFlowFigure.Arm arm = new ConsortFlowFigure.Arm(
                "All arms (masked)",
                allocated.size(),
                Reasons.none(),
                Reasons.none(),
                reasons(new Reason("Withdrawn", withdrawn)),
                reasons(new Reason("Outcome awaited", awaited)),
                flow.outcomeRecorded());
        return new ConsortFlowFigure(
                new FigureLabels(
                        "Flow of participants", "So far, arms masked", inWords(flow, allocated.size(), awaited)),
                flow.screened(),
                excluded,
                Reasons.none(),
                allocated.size(),
                List.of(arm));
    }

    private long withdrawnWithoutOutcome(TrialId trial, CohortFlow flow, Set<ParticipantId> allocated) {
        ParticipantQuery withdrawn = new ParticipantQuery(
                0,
                Math.max(1, flow.withdrawn()),
                "",
                Optional.of(ParticipantStatus.WITHDRAWN),
                ParticipantQuery.Sort.PARTICIPANT,
                true);
        return overview.page(trial, withdrawn).stream()
                .filter(participant -> allocated.contains(participant.id()) && !participant.outcomeRecorded())
                .count();
    }

    private static Reasons reasons(Reason... reasons) {
        return Reasons.of(
                List.of(reasons).stream().filter(reason -> reason.n() > 0).toArray(Reason[]::new));
    }

    private static String inWords(CohortFlow flow, long randomized, long awaited) {
        return flow.screened() + " screened, " + flow.notEligible() + " not eligible, " + flow.enrolled()
                + " enrolled, "
                + randomized + " randomized, " + flow.withdrawn() + " withdrawn, " + flow.outcomeRecorded()
                + " with an outcome, " + awaited + " awaited.";
    }
}
