package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.analysis.ReportedNumber.Scale;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.survival.ConfidenceScale;
import org.probatum.evaluation.statistics.survival.CoxFit;
import org.probatum.evaluation.statistics.survival.CoxRegression;
import org.probatum.evaluation.statistics.survival.KaplanMeier;
import org.probatum.evaluation.statistics.survival.KaplanMeierCurve;
import org.probatum.evaluation.statistics.survival.LogRankResult;
import org.probatum.evaluation.statistics.survival.LogRankTest;
import org.probatum.evaluation.statistics.survival.RestrictedMean;
import org.probatum.evaluation.statistics.survival.SurvivalTimes;
import org.probatum.trial.protocol.Arm;
import org.probatum.trial.protocol.PlannedAnalysis;

/** Comparisons of the arms by time to event. */
final class ArmSurvival {

    private ArmSurvival() {}

    static AnalysisAnswer kaplanMeier(AnalysisContext context, PlannedAnalysis line) {
        List<AnalysedParticipant> rows = context.compared(line);
        List<ReportedNumber> numbers = new ArrayList<>();
        List<AnalysisDetail.ArmCurve> curves = new ArrayList<>();
        for (Arm arm : List.of(context.testArm(), context.controlArm())) {
            SurvivalTimes times = context.times(ofArm(rows, arm), line);
            if (times.size() == 0) {
                numbers.add(ReportedNumber.notEstimable(
                        line.id() + ".median." + arm.id(), median(arm), Scale.TIME, 0, "Nobody is in this arm"));
                continue;
            }
            KaplanMeierCurve curve = KaplanMeier.estimate(times);
            curves.add(new AnalysisDetail.ArmCurve(arm.id(), arm.label(), curve, censored(times)));
            numbers.add(median(line, arm, curve, context.level(line)));
            line.horizon().ifPresent(at -> numbers.add(survivalAt(line, arm, curve, at, context.level(line))));
        }
        return new AnalysisAnswer(numbers, new AnalysisDetail.SurvivalCurves(curves), KaplanMeier.SOURCE, List.of());
    }

    static AnalysisAnswer logRank(AnalysisContext context, PlannedAnalysis line) {
        List<AnalysedParticipant> rows = context.compared(line);
        SurvivalTimes times = context.times(rows, line);
        int[] arms = context.armCodes(rows);
        LogRankResult result = line.stratified()
                ? LogRankTest.of(times, arms, 2, context.strata(rows))
                : LogRankTest.of(times, arms, 2);
        LogRankResult.Test test = result.logRank();
        String id = line.id() + ".test";
        ReportedNumber number = Double.isNaN(test.chiSquare())
                ? ReportedNumber.notEstimable(
                        id, line.title(), Scale.TEST, rows.size(), "No event time holds information on both arms")
                : ReportedNumber.test(id, line.title(), test.chiSquare(), test.df(), test.p(), rows.size())
                        .withEvents(times.events());
        return AnalysisAnswer.of(List.of(number), LogRankTest.SOURCE);
    }

    static AnalysisAnswer cox(AnalysisContext context, PlannedAnalysis line) {
        List<AnalysedParticipant> rows = context.compared(line);
        SurvivalTimes times = context.times(rows, line);
        int[] arms = context.armCodes(rows);
        List<String> names = new ArrayList<>(List.of("arm"));
        List<double[]> columns = new ArrayList<>();
        columns.add(Arrays.stream(arms).mapToDouble(code -> 1 - code).toArray());
        Covariates.add(rows, line.covariates(), names, columns);
        CoxRegression regression =
                CoxRegression.withDefaults().with(ties(line)).withConfidenceLevel(context.level(line));
        if (line.stratified()) {
            regression = regression.withStrata(context.strata(rows));
        }
        String label = "Hazard ratio, " + context.testArm().label() + " to "
                + context.controlArm().label();
        String id = line.id() + ".hazardRatio";
        return switch (regression.fit(times, names, columns.toArray(double[][]::new))) {
            case Outcome.NotEstimable<CoxFit> not ->
                AnalysisAnswer.of(
                        List.of(ReportedNumber.notEstimable(id, label, Scale.RATIO, rows.size(), not.reason())),
                        CoxRegression.SOURCE);
            case Outcome.Estimated<CoxFit> fit ->
                AnalysisAnswer.of(hazardRatios(line, id, label, fit.value()), CoxRegression.SOURCE);
        };
    }

    static AnalysisAnswer restrictedMean(AnalysisContext context, PlannedAnalysis line) {
        List<AnalysedParticipant> rows = context.compared(line);
        SurvivalTimes test = context.times(ofArm(rows, context.testArm()), line);
        SurvivalTimes control = context.times(ofArm(rows, context.controlArm()), line);
        double tau = line.tau().orElse(Double.NaN);
        String label = "Difference of restricted means, " + context.testArm().label() + " minus "
                + context.controlArm().label();
        String id = line.id() + ".difference";
        if (test.size() == 0 || control.size() == 0 || !(tau <= Math.min(test.longest(), control.longest()))) {
            return AnalysisAnswer.of(
                    List.of(ReportedNumber.notEstimable(
                            id,
                            label,
                            Scale.DIFFERENCE,
                            rows.size(),
                            "The truncation time " + tau + " lies beyond the follow-up of an arm")),
                    RestrictedMean.SOURCE);
        }
        RestrictedMean.Comparison compared = RestrictedMean.compare(
                KaplanMeier.estimate(test), KaplanMeier.estimate(control), tau, context.level(line));
        return new AnalysisAnswer(
                List.of(
                        mean(line, context.testArm(), compared.first(), test.size()),
                        mean(line, context.controlArm(), compared.second(), control.size()),
                        ReportedNumber.of(
                                        id,
                                        label,
                                        Scale.DIFFERENCE,
                                        compared.difference().estimate(),
                                        rows.size())
                                .in("months")
                                .within(compared.difference().ci())
                                .withStatistic(compared.difference().z())
                                .withP(compared.difference().p())),
                new AnalysisDetail.None(),
                RestrictedMean.SOURCE,
                compared.warnings());
    }

    private static List<ReportedNumber> hazardRatios(PlannedAnalysis line, String id, String label, CoxFit fit) {
        List<ReportedNumber> numbers = new ArrayList<>();
        for (CoxFit.Coefficient c : fit.coefficients()) {
            boolean arm = c.name().equals("arm");
            numbers.add(ReportedNumber.of(
                            arm ? id : line.id() + ".hazardRatio." + c.name(),
                            arm ? label : "Hazard ratio per unit of " + c.name(),
                            Scale.RATIO,
                            c.hazardRatio(),
                            fit.n())
                    .within(c.hazardRatioCi())
                    .withStatistic(c.z())
                    .withP(c.p())
                    .withEvents(fit.events()));
        }
        return numbers;
    }

    private static CoxRegression.Ties ties(PlannedAnalysis line) {
        return switch (line.options().getOrDefault("ties", "efron")) {
            case "efron" -> CoxRegression.Ties.EFRON;
            case "breslow" -> CoxRegression.Ties.BRESLOW;
            case "exact" -> CoxRegression.Ties.EXACT;
            default ->
                throw new IllegalArgumentException(
                        "Analysis " + line.id() + ", option ties: one of efron, breslow, exact" + ", was "
                                + line.options().get("ties"));
        };
    }

    private static ReportedNumber mean(PlannedAnalysis line, Arm arm, RestrictedMean.Estimate estimate, int n) {
        return ReportedNumber.of(
                        line.id() + ".mean." + arm.id(),
                        "Restricted mean, " + arm.label(),
                        Scale.TIME,
                        estimate.rmst(),
                        n)
                .in("months")
                .within(estimate.ci());
    }

    private static ReportedNumber median(PlannedAnalysis line, Arm arm, KaplanMeierCurve curve, double level) {
        KaplanMeierCurve.Quantile median = curve.median(ConfidenceScale.LOG, level);
        String id = line.id() + ".median." + arm.id();
        if (!median.isReached()) {
            return ReportedNumber.notEstimable(
                            id, median(arm), Scale.TIME, curve.n(), "The curve does not fall to one half")
                    .withEvents(curve.events());
        }
        return ReportedNumber.of(id, median(arm), Scale.TIME, median.estimate(), curve.n())
                .in("months")
                .within(unboundedAbove(median.limits()))
                .withEvents(curve.events());
    }

    /** A limit that the curve does not reach lies beyond the follow-up; the other one keeps its meaning. */
    private static Interval unboundedAbove(Interval limits) {
        return new Interval(limits.lower(), Double.isNaN(limits.upper()) ? Double.POSITIVE_INFINITY : limits.upper());
    }

    private static ReportedNumber survivalAt(
            PlannedAnalysis line, Arm arm, KaplanMeierCurve curve, double at, double level) {
        KaplanMeierCurve.Point point =
                curve.at(new double[] {at}, ConfidenceScale.LOG, level).getFirst();
        return ReportedNumber.of(
                        line.id() + ".survival." + arm.id(),
                        "Without event at " + at + " months, " + arm.label(),
                        Scale.PROBABILITY,
                        point.survival(),
                        curve.n())
                .within(point.limits());
    }

    private static String median(Arm arm) {
        return "Median time, " + arm.label();
    }

    private static List<AnalysedParticipant> ofArm(List<AnalysedParticipant> rows, Arm arm) {
        return rows.stream().filter(p -> p.arm().equals(arm.id())).toList();
    }

    private static Series censored(SurvivalTimes times) {
        double[] censored = new double[times.size() - times.events()];
        int k = 0;
        for (int i = 0; i < times.size(); i++) {
            if (!times.event(i)) {
                censored[k++] = times.time(i);
            }
        }
        Arrays.sort(censored);
        return Series.of(censored);
    }
}
