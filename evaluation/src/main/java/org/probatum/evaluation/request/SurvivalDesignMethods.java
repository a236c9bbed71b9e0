package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.design.Accrual;
import org.probatum.evaluation.statistics.design.EventTimes;
import org.probatum.evaluation.statistics.design.EventsEndpoint;
import org.probatum.evaluation.statistics.design.GroupSequentialDesign;

/** Sizes, durations and powers of trials with a time to event; fields as rpact names them. */
public final class SurvivalDesignMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("design.sampleSizeSurvival", EventsEndpoint.SOURCE, SurvivalDesignMethods::size)
                .with("design.powerSurvival", EventsEndpoint.SOURCE, SurvivalDesignMethods::power)
                .with("design.eventProbabilities", EventsEndpoint.SOURCE, SurvivalDesignMethods::probabilities)
                .methods();
    }

    private static double ratio(RequestInput input) {
        return input.number("allocationRatioPlanned", 1);
    }

    private static EventTimes eventTimes(RequestInput input, double hazardRatio) {
        double kappa = input.number("kappa", 1);
        double lambda2 = input.has("lambda2") ? input.number("lambda2") : ofMedianOrRate(input, kappa);
        double dropoutTime = input.number("dropoutTime", 12);
        return new EventTimes(
                lambda2 * Math.pow(hazardRatio, 1 / kappa),
                lambda2,
                kappa,
                EventTimes.dropoutHazard(input.number("dropoutRate1", 0), dropoutTime),
                EventTimes.dropoutHazard(input.number("dropoutRate2", 0), dropoutTime),
                ratio(input));
    }

    /** As given, or by the rates, the medians or the probabilities of an event of the two groups. */
    private static double hazardRatio(RequestInput input) {
        double kappa = input.number("kappa", 1);
        if (input.has("hazardRatio")) {
            return input.number("hazardRatio");
        }
        if (input.has("lambda1")) {
            return Math.pow(input.number("lambda1") / input.number("lambda2"), kappa);
        }
        if (input.has("median1")) {
            return Math.pow(input.number("median2") / input.number("median1"), kappa);
        }
        if (input.has("pi1")) {
            return Math.log1p(-input.number("pi1")) / Math.log1p(-input.number("pi2"));
        }
        return input.number("hazardRatio");
    }

    private static double ofMedianOrRate(RequestInput input, double kappa) {
        if (input.has("median2")) {
            return Math.pow(Math.log(2), 1 / kappa) / input.number("median2");
        }
        double rate = input.number("pi2");
        if (!(rate > 0 && rate < 1)) {
            throw input.invalid("pi2", "must lie between 0 and 1, was " + rate);
        }
        return Math.pow(-Math.log1p(-rate), 1 / kappa) / input.number("eventTime", 12);
    }

    private static EventsEndpoint endpoint(RequestInput input, double hazardRatio) {
        String formula = input.text("typeOfComputation", "Schoenfeld");
        return new EventsEndpoint(
                hazardRatio,
                input.number("thetaH0", 1),
                ratio(input),
                switch (formula) {
                    case "Schoenfeld" -> EventsEndpoint.Formula.SCHOENFELD;
                    case "Freedman" -> EventsEndpoint.Formula.FREEDMAN;
                    case "HsiehFreedman" -> EventsEndpoint.Formula.HSIEH_FREEDMAN;
                    default ->
                        throw input.invalid(
                                "typeOfComputation", "must be Schoenfeld, Freedman or HsiehFreedman, was " + formula);
                });
    }

    private static Outcome<Map<String, Object>> size(RequestInput input) {
        EventTimes times = eventTimes(input, hazardRatio(input));
        EventsEndpoint endpoint = endpoint(input, hazardRatio(input));
        EnrolmentPlan enrolment = EnrolmentPlan.of(input);
        return GroupSequentialDesign.of(SequentialMethods.plan(input.object("design")))
                .then(design -> {
                    GroupSequentialDesign.Plan plan = design.plan();
                    double fixed = endpoint.fixedSize(plan.alpha() / plan.sided(), plan.beta());
                    double most = fixed * design.inflationFactor();
                    return enrolment
                            .withEvents(times, most)
                            .then(accrual -> enrolment
                                    .withEvents(times, enrolment.isOpen() ? most : fixed)
                                    .then(one -> sizeJson(design, endpoint, times, accrual, one, fixed, most)));
                });
    }

    private static Outcome<Map<String, Object>> sizeJson(
            GroupSequentialDesign design,
            EventsEndpoint endpoint,
            EventTimes times,
            Accrual accrual,
            Accrual ofOneLook,
            double fixed,
            double most) {
        double participants = accrual.participants();
        Series rates = design.plan().informationRates();
        double[] events = SampleSizeMethods.times(rates, most);
        double[] analysis = Arrays.stream(events)
                .map(count -> times.timeOf(count / participants, accrual))
                .toArray();
        if (Double.isInfinite(analysis[analysis.length - 1])) {
            return Outcome.notEstimable(
                    "too-few-participants",
                    "The " + participants + " participants are not expected to have " + most + " events at any time");
        }
        Map<String, Object> json = new LinkedHashMap<>();
        double[] enrolled = Arrays.stream(analysis).map(accrual::enrolled).toArray();
        double share = endpoint.allocationRatio() / (1 + endpoint.allocationRatio());
        double reached = enrolled.length == 1 ? participants : enrolled[enrolled.length - 1];
        json.put("nFixed", ofOneLook.participants());
        json.put("nFixed1", ofOneLook.participants() * share);
        json.put("nFixed2", ofOneLook.participants() * (1 - share));
        json.put("maxNumberOfSubjects", reached);
        json.put("maxNumberOfSubjects1", reached * share);
        json.put("maxNumberOfSubjects2", reached * (1 - share));
        json.put("numberOfSubjects", SampleSizeMethods.perStage(enrolled));
        json.put("numberOfSubjects1", SampleSizeMethods.perStage(times(enrolled, share)));
        json.put("numberOfSubjects2", SampleSizeMethods.perStage(times(enrolled, 1 - share)));
        json.put("eventsFixed", fixed);
        json.put("maxNumberOfEvents", most);
        json.put("eventsPerStage", SampleSizeMethods.perStage(events));
        json.put("expectedEventsH0", fixed * design.averageSampleNumberH0());
        json.put("expectedEventsH01", fixed * design.averageSampleNumberH01());
        json.put("expectedEventsH1", fixed * design.averageSampleNumberH1());
        json.put("expectedNumberOfSubjectsH1", design.meanAtStop(enrolled, design.drift()));
        putAccrual(json, accrual);
        double duration = design.meanAtStop(analysis, design.drift());
        json.put("followUpTime", analysis[analysis.length - 1] - accrual.duration());
        json.put("analysisTime", SampleSizeMethods.perStage(analysis));
        json.put("studyDuration", duration);
        json.put("studyDurationH1", duration);
        json.put("lambda1", times.lambda1());
        json.put("lambda2", times.lambda2());
        json.put("hazardRatio", endpoint.hazardRatio());
        json.put("omega", most / participants);
        SampleSizeMethods.putEffects(json, design, endpoint, most, endpoint.isUpward());
        SampleSizeMethods.putLevels(json, design);
        SampleSizeMethods.putStops(json, design);
        return Outcome.of(json);
    }

    private static void putAccrual(Map<String, Object> json, Accrual accrual) {
        json.put("accrualTime", SampleSizeMethods.perStage(accrual.ends().toArray()));
        json.put("totalAccrualTime", accrual.duration());
        json.put(
                "accrualIntensity",
                SampleSizeMethods.perStage(accrual.intensities().toArray()));
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static Outcome<Map<String, Object>> power(RequestInput input) {
        double[] hazardRatios = input.numbers("hazardRatio");
        double most = SampleSizeMethods.positive(input, "maxNumberOfEvents");
        if (hazardRatios.length == 0) {
            throw input.invalid("hazardRatio", "must hold at least one value");
        }
        double sign = input.flag("directionUpper", true) ? -1 : 1;
        Accrual accrual = EnrolmentPlan.of(input).known();
        return GroupSequentialDesign.of(SequentialMethods.plan(input.object("design")))
                .then(design -> {
                    GroupSequentialDesign.Plan plan = design.plan();
                    double alpha = plan.alpha() / plan.sided();
                    double[] drifts = Arrays.stream(hazardRatios)
                            .map(h -> sign * endpoint(input, h).drift(most, alpha))
                            .toArray();
                    Map<String, Object> json = new LinkedHashMap<>();
                    SampleSizeMethods.putLevels(json, design);
                    SampleSizeMethods.putEffects(json, design, endpoint(input, hazardRatios[0]), most, sign < 0);
                    SampleSizeMethods.putPowers(json, design, drifts);
                    json.put("maxNumberOfEvents", most);
                    json.put(
                            "eventsPerStage",
                            SampleSizeMethods.perStage(SampleSizeMethods.times(plan.informationRates(), most)));
                    json.put("hazardRatio", Series.of(hazardRatios));
                    return putDurations(json, input, design, accrual, hazardRatios, drifts, most);
                });
    }

    private static Outcome<Map<String, Object>> putDurations(
            Map<String, Object> json,
            RequestInput input,
            GroupSequentialDesign design,
            Accrual accrual,
            double[] hazardRatios,
            double[] drifts,
            double most) {
        int looks = design.plan().looks();
        double[][] analysis = new double[hazardRatios.length][looks];
        double[][] enrolled = new double[hazardRatios.length][looks];
        double[] lambda1 = new double[hazardRatios.length];
        double lambda2 = 0;
        for (int a = 0; a < hazardRatios.length; a++) {
            EventTimes times = eventTimes(input, hazardRatios[a]);
            lambda1[a] = times.lambda1();
            lambda2 = times.lambda2();
            for (int k = 0; k < looks; k++) {
                double events = design.plan().informationRates().get(k) * most;
                analysis[a][k] = times.timeOf(events / accrual.participants(), accrual);
                enrolled[a][k] = accrual.enrolled(analysis[a][k]);
            }
            if (Double.isInfinite(analysis[a][looks - 1])) {
                return Outcome.notEstimable(
                        "too-few-participants",
                        "The " + accrual.participants() + " participants are not expected to have " + most + " events");
            }
        }
        double[] duration = new double[drifts.length];
        double[] participants = new double[drifts.length];
        for (int a = 0; a < drifts.length; a++) {
            duration[a] = design.meanAtStop(analysis[a], drifts[a]);
            participants[a] = design.meanAtStop(enrolled[a], drifts[a]);
        }
        json.put("maxNumberOfSubjects", accrual.participants());
        json.put("numberOfSubjects", byStage(enrolled, looks));
        putAccrual(json, accrual);
        json.put(
                "followUpTime",
                Series.of(Arrays.stream(analysis)
                        .mapToDouble(row -> row[looks - 1] - accrual.duration())
                        .toArray()));
        json.put("analysisTime", byStage(analysis, looks));
        json.put("studyDuration", Series.of(duration));
        json.put("expectedNumberOfSubjects", Series.of(participants));
        json.put("lambda1", Series.of(lambda1));
        json.put("lambda2", lambda2);
        return Outcome.of(json);
    }

    /** Rows are stages, columns the alternatives. */
    private static List<Series> byStage(double[][] byAlternative, int looks) {
        List<Series> rows = new ArrayList<>();
        for (int k = 0; k < looks; k++) {
            int stage = k;
            rows.add(Series.of(
                    Arrays.stream(byAlternative).mapToDouble(row -> row[stage]).toArray()));
        }
        return rows;
    }

    private static Object probabilities(RequestInput input) {
        EventTimes times = eventTimes(input, input.number("hazardRatio", 1));
        Accrual accrual = EnrolmentPlan.of(input).known();
        Series at = Series.of(input.numbers("time"));
        Series overall = at.map(time -> times.probability(time, accrual));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("overallEventProbabilities", overall);
        json.put("eventProbabilities1", at.map(time -> times.probability(1, time, accrual)));
        json.put("eventProbabilities2", at.map(time -> times.probability(2, time, accrual)));
        json.put("cumulativeEventProbabilities", overall);
        return json;
    }
}
