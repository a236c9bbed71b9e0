package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.survival.AcceleratedFailureTime;
import org.probatum.evaluation.statistics.survival.CompetingRisks;
import org.probatum.evaluation.statistics.survival.CumulativeIncidence;
import org.probatum.evaluation.statistics.survival.FineGrayRegression;
import org.probatum.evaluation.statistics.survival.FineGrayRegression.CensoringTies;
import org.probatum.evaluation.statistics.survival.GrayTest;
import org.probatum.evaluation.statistics.survival.IncidenceRate;
import org.probatum.evaluation.statistics.survival.MaxCombo;
import org.probatum.evaluation.statistics.survival.TimeDependentAccuracy;

/** Competing risks, parametric models, combined tests and accuracy over time. */
public final class CompetingRiskMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("survival.cumulativeIncidence", CumulativeIncidence.SOURCE, CompetingRiskMethods::incidence)
                .with("survival.fineGray", FineGrayRegression.SOURCE, CompetingRiskMethods::fineGray)
                .with("survival.parametric", AcceleratedFailureTime.SOURCE, CompetingRiskMethods::parametric)
                .with("survival.maxCombo", MaxCombo.SOURCE, CompetingRiskMethods::maxCombo)
                .with("survival.incidenceRate", IncidenceRate.SOURCE, CompetingRiskMethods::incidenceRate)
                .with("survival.timeDependent", TimeDependentAccuracy.SOURCE, CompetingRiskMethods::timeDependent)
                .methods();
    }

    private static CompetingRisks risks(DataTable table, RequestInput input) {
        double[] status = table.numbers(input.text("status"));
        double censoringCode = input.number("censoringCode", 0);
        int[] cause = new int[status.length];
        for (int i = 0; i < cause.length; i++) {
            if (status[i] != censoringCode && !(status[i] >= 1 && status[i] == Math.rint(status[i]))) {
                throw new StatisticsException(
                        "invalid-input",
                        "Status must be a cause 1, 2, … or the censoring code, row " + (i + 1) + " has " + status[i]);
            }
            cause[i] = status[i] == censoringCode ? 0 : (int) status[i];
        }
        return CompetingRisks.of(table.numbers(input.text("time")), cause);
    }

    private static DataTable table(RequestInput input, List<String> further) {
        List<String> used = new ArrayList<>(List.of(input.text("time"), input.text("status")));
        used.addAll(further);
        input.optionalText("group").ifPresent(used::add);
        input.optionalText("strata").ifPresent(used::add);
        return input.table().complete(used);
    }

    private static Object incidence(RequestInput input) {
        DataTable all = table(input, List.of());
        List<String> levels = !input.has("group")
                ? List.of("all")
                : input.has("levels") ? input.texts("levels") : all.distinct(input.text("group"));
        int[] level = input.has("group") ? all.levels(input.text("group"), levels) : new int[all.rows()];
        DataTable table = all.where(i -> level[i] >= 0);
        if (input.has("group")) {
            SurvivalColumns.requireMembers(table, input.text("group"), levels);
        }
        int[] group = input.has("group") ? table.levels(input.text("group"), levels) : new int[table.rows()];
        int[] stratum =
                input.has("strata") ? SurvivalColumns.codes(table, input.texts("strata")) : new int[table.rows()];
        CompetingRisks risks = risks(table, input);
        int[] causes = input.has("causes") ? input.counts("causes") : new int[] {1};
        if (causes.length == 0 || Arrays.stream(causes).anyMatch(cause -> cause < 1)) {
            throw input.invalid("causes", "must hold causes 1, 2, …, was " + Arrays.toString(causes));
        }
        double[] times = input.numbers("times");
        List<Object> groups = new ArrayList<>();
        for (int g = 0; g < levels.size(); g++) {
            groups.add(curves(risks.ofGroup(group, g), levels.get(g), causes, times));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("groups", groups);
        json.put("gray", gray(risks, causes, group, levels.size(), stratum));
        return json;
    }

    private static Map<String, Object> curves(CompetingRisks risks, String level, int[] causes, double[] times) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("level", level);
        for (int cause : causes) {
            CumulativeIncidence curve = CumulativeIncidence.of(risks, cause);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("estimate", curve.estimateAt(times));
            values.put("variance", curve.varianceAt(times));
            json.put("cause" + cause, values);
        }
        return json;
    }

    private static Map<String, Object> gray(
            CompetingRisks risks, int[] causes, int[] group, int groups, int[] stratum) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int cause : causes) {
            if (groups < 2) {
                continue;
            }
            if (GrayTest.of(risks, cause, group, groups, stratum) instanceof Outcome.Estimated<GrayTest> test) {
                json.put("cause" + cause, test.value());
            }
        }
        return json;
    }

    private static Object fineGray(RequestInput input) {
        List<DesignMatrix.Term> terms = DesignMatrix.terms(input);
        DataTable table = table(input, DesignMatrix.variables(terms));
        DesignMatrix design = DesignMatrix.of(table, terms, false);
        CompetingRisks risks = risks(table, input);
        int cause = input.count("cause", 1);
        if (cause < 1 || terms.isEmpty()) {
            throw input.invalid(
                    cause < 1 ? "cause" : "terms", cause < 1 ? "must be 1, 2, …, was 0" : "must not be empty");
        }
        return FineGrayRegression.fit(risks, cause, design.names(), design.columns())
                .then(fit -> FineGrayRegression.fit(
                                risks, cause, design.names(), design.columns(), CensoringTies.EVENTS_FIRST)
                        .map(other -> fineGrayJson(fit, other)));
    }

    private static Map<String, Object> fineGrayJson(FineGrayRegression.Fit fit, FineGrayRegression.Fit other) {
        Map<String, Object> eventsFirst = new LinkedHashMap<>();
        other.coefficients().forEach(one -> eventsFirst.put(one.name(), one.estimate()));
        Map<String, Object> coefficients = new LinkedHashMap<>();
        for (FineGrayRegression.Coefficient one : fit.coefficients()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("estimate", one.estimate());
            values.put("se", one.se());
            values.put("z", one.z());
            values.put("p", one.p());
            values.put("subdistributionHazardRatio", one.subdistributionHazardRatio());
            coefficients.put(one.name(), values);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("n", fit.n());
        json.put("events", fit.events());
        json.put("coefficients", coefficients);
        json.put("logLik", fit.logLik());
        json.put("logLikNull", fit.logLikNull());
        json.put("covariance", fit.covariance());
        json.put("coefficientsSurvivalFinegray", eventsFirst);
        return json;
    }

    private static Object parametric(RequestInput input) {
        List<DesignMatrix.Term> terms = DesignMatrix.terms(input);
        SurvivalColumns data = SurvivalColumns.read(input, DesignMatrix.variables(terms));
        DesignMatrix design = DesignMatrix.of(data.table(), terms, true);
        String name = input.text("distribution");
        AcceleratedFailureTime.Law law = Arrays.stream(AcceleratedFailureTime.Law.values())
                .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> input.invalid(
                        "distribution", "must be exponential, weibull, lognormal or loglogistic, was " + name));
        return AcceleratedFailureTime.fit(data.times(), design.names(), design.columns(), law)
                .map(CompetingRiskMethods::parametricJson);
    }

    private static Map<String, Object> parametricJson(AcceleratedFailureTime.Fit fit) {
        Map<String, Object> coefficients = new LinkedHashMap<>();
        for (AcceleratedFailureTime.Coefficient one : fit.coefficients()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("estimate", one.estimate());
            values.put("se", one.se());
            coefficients.put(one.name(), values);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("n", fit.n());
        json.put("events", fit.events());
        json.put("coefficients", coefficients);
        json.put("scale", fit.scale());
        json.put("logLik", fit.logLik());
        return json;
    }

    private static Object maxCombo(RequestInput input) {
        SurvivalColumns data = SurvivalColumns.read(input, List.of());
        return MaxCombo.of(data.times(), data.group(), input.matrix("weights"));
    }

    private static Object incidenceRate(RequestInput input) {
        return IncidenceRate.of(
                input.count("x1"), input.number("t1"), input.count("x2"), input.number("t2"), input.confidenceLevel());
    }

    private static Object timeDependent(RequestInput input) {
        String prefix = input.text("riskColumnPrefix");
        double[] times = input.numbers("times");
        double[] grid = input.numbers("brierGrid");
        if (grid.length < 2 || !(grid[grid.length - 1] > grid[0])) {
            throw input.invalid("brierGrid", "needs at least two times, ascending");
        }
        SurvivalColumns data = SurvivalColumns.read(input, List.of());
        double[][] values = new double[6][times.length];
        for (int i = 0; i < times.length; i++) {
            switch (TimeDependentAccuracy.of(data.times(), risk(data, prefix, times[i]), times[i])) {
                case Outcome.NotEstimable<TimeDependentAccuracy> not ->
                    throw new StatisticsException(not.code(), not.reason());
                case Outcome.Estimated<TimeDependentAccuracy> found -> fill(values, i, found.value());
            }
        }
        Map<String, Object> json = new LinkedHashMap<>();
        List<String> names =
                List.of("auc", "aucSe", "brier", "brierSe", "brierKaplanMeier", "indexOfPredictionAccuracy");
        for (int f = 0; f < names.size(); f++) {
            json.put(names.get(f), Series.of(values[f]));
        }
        json.put("integratedBrier", integratedBrier(data, prefix, grid));
        return json;
    }

    private static void fill(double[][] values, int i, TimeDependentAccuracy at) {
        double[] all = {
            at.auc(), at.aucSe(), at.brier(), at.brierSe(), at.brierKaplanMeier(), at.indexOfPredictionAccuracy()
        };
        for (int f = 0; f < all.length; f++) {
            values[f][i] = all[f];
        }
    }

    private static double[] risk(SurvivalColumns data, String prefix, double time) {
        return data.table().numbers(prefix + DataTable.textOf(time));
    }

    /** Trapezoids over the grid, divided by its length. */
    private static double integratedBrier(SurvivalColumns data, String prefix, double[] grid) {
        double sum = 0;
        double before = 0;
        for (int i = 0; i < grid.length; i++) {
            double now = TimeDependentAccuracy.brier(data.times(), risk(data, prefix, grid[i]), grid[i]);
            sum += i == 0 ? 0 : (grid[i] - grid[i - 1]) * (now + before) / 2;
            before = now;
        }
        return sum / (grid[grid.length - 1] - grid[0]);
    }
}
