package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.continuous.Sample;
import org.probatum.evaluation.statistics.longitudinal.EstimatingEquations;
import org.probatum.evaluation.statistics.longitudinal.Inference;
import org.probatum.evaluation.statistics.longitudinal.RepeatedMeasures;
import org.probatum.evaluation.statistics.longitudinal.VisitCovariance;

/** Marginal models of repeated measurements. */
public final class RepeatedMeasuresMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("continuous.mmrm", RepeatedMeasures.SOURCE, RepeatedMeasuresMethods::mmrm)
                .with("continuous.gls", RepeatedMeasures.SOURCE, RepeatedMeasuresMethods::gls)
                .with("continuous.gee", EstimatingEquations.SOURCE, RepeatedMeasuresMethods::gee)
                .methods();
    }

    private static VisitCovariance covariance(RequestInput input, String field) {
        String name = input.text(field, "unstructured").toLowerCase(Locale.ROOT);
        if (name.startsWith("unstructured")) {
            return VisitCovariance.UNSTRUCTURED;
        }
        if (name.startsWith("compound")) {
            return VisitCovariance.COMPOUND_SYMMETRY;
        }
        if (name.startsWith("first order autoregressive")
                || name.startsWith("autoregressive")
                || name.startsWith("ar(1)")
                || name.startsWith("ar1")) {
            return VisitCovariance.AUTOREGRESSIVE;
        }
        throw input.invalid(
                field, "must be unstructured, compound symmetry or first order autoregressive, was " + name);
    }

    /** The trial model: covariates, arm, and with them visit and arm by visit. */
    private record Trial(
            DesignMatrix.Variable arm,
            DesignMatrix.Variable visit,
            List<DesignMatrix.Variable> covariates,
            boolean byVisit) {

        static Trial read(RequestInput input) {
            List<DesignMatrix.Variable> covariates = new ArrayList<>();
            if (input.has("covariates") && !input.isEmptyObject("covariates")) {
                for (RequestInput covariate : input.objects("covariates")) {
                    String name = covariate.text("name");
                    covariates.add(new DesignMatrix.Variable(
                            name,
                            covariate.text("type", "numeric").equals("factor")
                                    ? covariate.texts("levels")
                                    : List.of()));
                }
            }
            return new Trial(
                    new DesignMatrix.Variable(input.text("arm"), input.texts("armLevels")),
                    new DesignMatrix.Variable(input.text("visit"), input.texts("visits")),
                    covariates,
                    input.flag("armByVisit", true));
        }

        List<DesignMatrix.Term> terms() {
            List<DesignMatrix.Term> terms = new ArrayList<>();
            covariates.forEach(variable -> terms.add(new DesignMatrix.Term(variable.name(), List.of(variable))));
            terms.add(new DesignMatrix.Term(arm.name(), List.of(arm)));
            if (byVisit) {
                terms.add(new DesignMatrix.Term(visit.name(), List.of(visit)));
                terms.add(new DesignMatrix.Term(arm.name() + ":" + visit.name(), List.of(arm, visit)));
            }
            return terms;
        }

        /** The design row of an arm at a visit: factors balanced, numeric covariates at their mean. */
        double[] point(DesignMatrix design, DataTable table, int armLevel, int visitLevel) {
            double[] point = new double[design.names().size()];
            point[0] = 1;
            for (int t = 0; t < covariates.size(); t++) {
                int[] columns = design.columnsOf(t);
                List<String> levels = covariates.get(t).levels();
                for (int column : columns) {
                    point[column] = levels.isEmpty()
                            ? Sample.of(table.numbers(covariates.get(t).name())).mean()
                            : 1.0 / levels.size();
                }
            }
            int t = covariates.size();
            setLevel(point, design.columnsOf(t), armLevel);
            setLevel(point, design.columnsOf(t + 1), visitLevel);
            if (armLevel > 0 && visitLevel > 0) {
                int[] columns = design.columnsOf(t + 2);
                point[columns[(visitLevel - 1) * (arm.levels().size() - 1) + armLevel - 1]] = 1;
            }
            return point;
        }

        private static void setLevel(double[] point, int[] columns, int level) {
            if (level > 0) {
                point[columns[level - 1]] = 1;
            }
        }
    }

    private static Object mmrm(RequestInput input) {
        Trial trial = Trial.read(input);
        String subject = input.text("subject");
        boolean restricted = input.flag("reml", true);
        VisitCovariance covariance = covariance(input, "covariance");
        double level = input.confidenceLevel();
        LinearModelMethods.Regression data = LinearModelMethods.Regression.of(
                input.table(),
                input.text("response"),
                trial.terms(),
                List.of(subject, trial.visit().name()));
        int[] visit = data.table().levels(trial.visit().name(), trial.visit().levels());
        if (IntStream.of(visit).anyMatch(v -> v < 0)) {
            throw input.invalid(
                    "visits",
                    "must name every visit of the data, were " + trial.visit().levels());
        }
        DesignMatrix design = data.design();
        return RepeatedMeasures.fit(
                        design.names(),
                        design.columns(),
                        data.response(),
                        MeansMethods.codes(List.of(data.table().texts(subject))),
                        visit,
                        trial.visit().levels().size(),
                        covariance,
                        restricted)
                .map(fit -> mmrmJson(fit, trial, design, data.table(), level));
    }

    private static Map<String, Object> mmrmJson(
            RepeatedMeasures fit, Trial trial, DesignMatrix design, DataTable table, double level) {
        Inference inference = fit.inference();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("nObs", fit.rows());
        json.put("nSubjects", fit.participants());
        Map<String, Object> coefficients = new LinkedHashMap<>();
        for (int j = 0; j < design.names().size(); j++) {
            coefficients.put(design.names().get(j), contrast(inference.coefficient(j, level), inference));
        }
        json.put("coefficients", coefficients);
        json.put(
                "covariance",
                java.util.Arrays.stream(fit.covariance()).map(Series::of).toList());
        json.put("minus2LogLik", -2 * inference.logLikelihood());
        if (trial.byVisit()) {
            json.put("visitMeans", visitMeans(inference, trial, design, table, level));
            putInteraction(json, inference, design, trial.covariates().size() + 2);
        }
        return json;
    }

    private static List<Object> visitMeans(
            Inference inference, Trial trial, DesignMatrix design, DataTable table, double level) {
        List<Object> visitMeans = new ArrayList<>();
        List<String> arms = trial.arm().levels();
        for (int v = 0; v < trial.visit().levels().size(); v++) {
            Map<String, Object> means = new LinkedHashMap<>();
            double[][] points = new double[arms.size()][];
            for (int a = 0; a < points.length; a++) {
                points[a] = trial.point(design, table, a, v);
                means.put(arms.get(a), contrast(inference.contrast(points[a], level), inference));
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("visit", trial.visit().levels().get(v));
            entry.put("means", means);
            if (points.length > 1) {
                double[] difference = points[1].clone();
                for (int j = 0; j < difference.length; j++) {
                    difference[j] -= points[0][j];
                }
                entry.put("difference", contrast(inference.contrast(difference, level), inference));
            }
            visitMeans.add(entry);
        }
        return visitMeans;
    }

    private static void putInteraction(Map<String, Object> json, Inference inference, DesignMatrix design, int term) {
        int[] columns = design.columnsOf(term);
        double[][] contrasts = new double[columns.length][design.names().size()];
        for (int c = 0; c < columns.length; c++) {
            contrasts[c][columns[c]] = 1;
        }
        if (!inference.isRestricted() || columns.length == 0) {
            return;
        }
        inference.jointTest(contrasts, Inference.Information.OBSERVED).ifPresent(test -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("numDf", test.numDf());
            entry.put("wald", test.wald());
            entry.put("fKenwardRoger", test.f());
            entry.put("ddfKenwardRoger", test.ddf());
            entry.put("p", test.p());
            json.put("interactionTest", entry);
        });
    }

    private static Map<String, Object> contrast(Inference.Contrast contrast, Inference inference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("estimate", contrast.estimate());
        json.put("se", contrast.se());
        if (inference.isRestricted()) {
            json.put("dfSatterthwaite", contrast.df());
            json.put("t", contrast.t());
            json.put("pSatterthwaite", contrast.p());
            json.put("lower", contrast.ci().lower());
            json.put("upper", contrast.ci().upper());
            json.put("seKenwardRoger", contrast.seKenwardRoger());
            json.put("dfKenwardRoger", contrast.df());
            json.put("pKenwardRoger", contrast.pKenwardRoger());
            json.put("dfSatterthwaiteExpectedInformation", contrast.expected().df());
            json.put("seKenwardRogerExpectedInformation", contrast.expected().seKenwardRoger());
            json.put("dfKenwardRogerExpectedInformation", contrast.expected().df());
        }
        return json;
    }

    private static Object gls(RequestInput input) {
        String subject = input.text("subject");
        String visitName = input.text("visit");
        VisitCovariance covariance = covariance(input, "correlation");
        if (covariance == VisitCovariance.UNSTRUCTURED) {
            throw input.invalid("correlation", "must be compound symmetry or first order autoregressive");
        }
        LinearModelMethods.Regression data =
                LinearModelMethods.Regression.ofFormula(input, List.of(subject, visitName));
        List<String> visits = data.table().distinct(visitName);
        DesignMatrix design = data.design();
        return RepeatedMeasures.fit(
                        design.names(),
                        design.columns(),
                        data.response(),
                        MeansMethods.codes(List.of(data.table().texts(subject))),
                        data.table().levels(visitName, visits),
                        visits.size(),
                        covariance,
                        input.flag("reml", true))
                .map(fit -> glsJson(fit, design, input.confidenceLevel()));
    }

    private static Map<String, Object> glsJson(RepeatedMeasures fit, DesignMatrix design, double level) {
        Map<String, Object> coefficients = new LinkedHashMap<>();
        for (int j = 0; j < design.names().size(); j++) {
            Inference.Contrast contrast = fit.inference().coefficient(j, level);
            coefficients.put(
                    design.names().get(j),
                    Map.of("estimate", contrast.estimate(), "se", contrast.se(), "t", contrast.t()));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("coefficients", coefficients);
        json.put("sigma", fit.firstSd());
        json.put("correlationParameter", fit.covariance().length > 1 ? Series.of(fit.correlation(0, 1)) : Series.of());
        json.put("logLik", fit.inference().logLikelihood());
        return json;
    }

    private static Outcome<?> gee(RequestInput input) {
        String cluster = input.text("cluster");
        EstimatingEquations.Family family = switch (input.text("family")) {
            case "binomial" -> EstimatingEquations.Family.BINOMIAL;
            case "poisson" -> EstimatingEquations.Family.POISSON;
            case "gaussian" -> EstimatingEquations.Family.GAUSSIAN;
            default -> throw input.invalid("family", "must be binomial, poisson or gaussian");
        };
        EstimatingEquations.Working working = switch (input.text("workingCorrelation")) {
            case "independence" -> EstimatingEquations.Working.INDEPENDENCE;
            case "exchangeable" -> EstimatingEquations.Working.EXCHANGEABLE;
            default -> throw input.invalid("workingCorrelation", "must be independence or exchangeable");
        };
        LinearModelMethods.Regression data = LinearModelMethods.Regression.ofFormula(input, List.of(cluster));
        return EstimatingEquations.fit(
                        data.design().names(),
                        data.design().columns(),
                        data.response(),
                        MeansMethods.codes(List.of(data.table().texts(cluster))),
                        family,
                        working)
                .map(fit -> {
                    Map<String, Object> coefficients = new LinkedHashMap<>();
                    fit.coefficients()
                            .forEach(c -> coefficients.put(
                                    c.name(),
                                    Map.of(
                                            "estimate", c.estimate(),
                                            "robustSe", c.robustSe(),
                                            "wald", c.wald(),
                                            "p", c.p())));
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("coefficients", coefficients);
                    json.put("correlation", fit.correlation());
                    json.put("scale", fit.scale());
                    json.put("clusters", fit.clusters());
                    return json;
                });
    }
}
