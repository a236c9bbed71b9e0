package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probatum.evaluation.statistics.longitudinal.Inference;
import org.probatum.evaluation.statistics.longitudinal.LinearMixedModel;
import org.probatum.evaluation.statistics.longitudinal.RandomTerm;

/** Linear mixed models, written as lme4 formulas: {@code (a | g)} are correlated effects of 1 and a in g. */
public final class MixedModelMethods implements MethodFamily {

    private static final Pattern RANDOM = Pattern.compile("\\(([^|()]+)(\\|\\|?)([^|()]+)\\)");

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("continuous.lmm", LinearMixedModel.SOURCE, MixedModelMethods::lmm)
                .methods();
    }

    /** Effects and grouping variables of one term as written. */
    private record Written(List<String> effects, List<String> grouping) {}

    private static Object lmm(RequestInput input) {
        input.ignore("description");
        String formula = input.text("formula");
        List<Written> written = randomTerms(input, formula);
        String fixed = RANDOM.matcher(formula).replaceAll("1").replaceAll("\\+\\s*1(?=\\s*(\\+|$))", "");
        List<DesignMatrix.Term> terms = DesignMatrix.terms(fixed, LinearModelMethods.factors(input));
        List<String> further = new ArrayList<>();
        written.forEach(term -> {
            further.addAll(term.grouping());
            term.effects().stream().filter(name -> !name.equals("(Intercept)")).forEach(further::add);
        });
        LinearModelMethods.Regression data = LinearModelMethods.Regression.of(
                input.table(), LinearModelMethods.responseOf(input, formula), terms, further);
        List<RandomTerm> random = bind(written, data.table());
        DesignMatrix design = data.design();
        return LinearMixedModel.fit(design.names(), design.columns(), data.response(), random, input.flag("reml", true))
                .map(model -> json(model, design, input.confidenceLevel()));
    }

    private static List<Written> randomTerms(RequestInput input, String formula) {
        List<Written> terms = new ArrayList<>();
        Matcher matcher = RANDOM.matcher(formula);
        while (matcher.find()) {
            List<String> effects = effects(matcher.group(1));
            for (List<String> grouping : groupings(matcher.group(3))) {
                if (matcher.group(2).equals("||")) {
                    effects.forEach(effect -> terms.add(new Written(List.of(effect), grouping)));
                } else {
                    terms.add(new Written(effects, grouping));
                }
            }
        }
        if (terms.isEmpty()) {
            throw input.invalid("formula", "needs a random term such as (1 | group), was " + formula);
        }
        return terms;
    }

    private static List<String> effects(String text) {
        List<String> parts = Arrays.stream(text.split("\\+")).map(String::strip).toList();
        List<String> effects = new ArrayList<>();
        if (!parts.contains("0")) {
            effects.add("(Intercept)");
        }
        parts.stream().filter(part -> !part.equals("0") && !part.equals("1")).forEach(effects::add);
        return effects;
    }

    /** {@code a/b} stands for a, and b within a. */
    private static List<List<String>> groupings(String text) {
        List<List<String>> groupings = new ArrayList<>();
        List<String> within = new ArrayList<>();
        for (String part : text.split("/")) {
            Arrays.stream(part.split(":")).map(String::strip).forEach(within::add);
            groupings.add(List.copyOf(within));
        }
        return groupings;
    }

    private static List<RandomTerm> bind(List<Written> written, DataTable table) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<RandomTerm> terms = new ArrayList<>();
        for (Written term : written) {
            String name = String.join(":", term.grouping().reversed());
            int before = seen.merge(name, 1, Integer::sum) - 1;
            double[][] columns = term.effects().stream()
                    .map(effect -> effect.equals("(Intercept)") ? ones(table.rows()) : table.numbers(effect))
                    .toArray(double[][]::new);
            terms.add(new RandomTerm(
                    before == 0 ? name : name + "." + before,
                    SurvivalColumns.codes(table, term.grouping()),
                    term.effects(),
                    columns));
        }
        return terms;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Map<String, Object> json(LinearMixedModel model, DesignMatrix design, double level) {
        Map<String, Object> coefficients = new LinkedHashMap<>();
        for (int j = 0; j < design.names().size(); j++) {
            coefficients.put(
                    design.names().get(j), coefficient(model.inference().coefficient(j, level)));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("coefficients", coefficients);
        json.put("randomEffects", randomEffects(model));
        json.put("logLik", model.inference().logLikelihood());
        json.put("criterion", -2 * model.inference().logLikelihood());
        json.put("nObs", model.rows());
        json.put("warnings", model.warnings());
        return json;
    }

    private static Map<String, Object> coefficient(Inference.Contrast contrast) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("estimate", contrast.estimate());
        json.put("se", contrast.se());
        json.put("dfSatterthwaite", contrast.df());
        json.put("t", contrast.t());
        json.put("pSatterthwaite", contrast.p());
        json.put("seKenwardRoger", contrast.expected().seKenwardRoger());
        json.put("dfKenwardRoger", contrast.expected().df());
        return json;
    }

    private static List<Object> randomEffects(LinearMixedModel model) {
        List<Object> rows = new ArrayList<>();
        for (LinearMixedModel.TermCovariance term : model.effects()) {
            int q = term.names().size();
            for (int a = 0; a < q; a++) {
                double variance = term.covariance().get(a).get(a);
                rows.add(row(term.groupName(), term.names().get(a), null, variance, Math.sqrt(variance)));
            }
            for (int a = 0; a < q; a++) {
                for (int b = a + 1; b < q; b++) {
                    double covariance = term.covariance().get(b).get(a);
                    double scale = Math.sqrt(term.covariance().get(a).get(a)
                            * term.covariance().get(b).get(b));
                    rows.add(row(
                            term.groupName(),
                            term.names().get(a),
                            term.names().get(b),
                            covariance,
                            covariance / scale));
                }
            }
        }
        rows.add(row("Residual", null, null, model.errorVariance(), Math.sqrt(model.errorVariance())));
        return rows;
    }

    private static Map<String, @org.jspecify.annotations.Nullable Object> row(
            String group,
            @org.jspecify.annotations.Nullable String first,
            @org.jspecify.annotations.Nullable String second,
            double covariance,
            double sdOrCorrelation) {
        Map<String, @org.jspecify.annotations.Nullable Object> row = new LinkedHashMap<>();
        row.put("group", group);
        row.put("var1", first);
        row.put("var2", second);
        row.put("covariance", covariance);
        row.put("sdOrCorrelation", sdOrCorrelation);
        return row;
    }
}
