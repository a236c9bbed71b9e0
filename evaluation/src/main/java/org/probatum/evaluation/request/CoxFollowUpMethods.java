package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.survival.CoxFit;
import org.probatum.evaluation.statistics.survival.CoxPrediction;
import org.probatum.evaluation.statistics.survival.CoxResiduals;

/** What follows a Cox regression: predictions for new participants, and residuals. The model is given as for the fit. */
public final class CoxFollowUpMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("survival.coxPrediction", CoxPrediction.SOURCE, CoxFollowUpMethods::predict)
                .with("survival.coxResiduals", CoxResiduals.SOURCE, CoxFollowUpMethods::residuals)
                .methods();
    }

    /** {@code newData} holds one row per participant: the terms' columns and, with strata, the strata's. */
    private static Object predict(RequestInput input) {
        CoxMethods.Model model = CoxMethods.Model.read(input);
        List<DesignMatrix.Term> terms = model.design().terms();
        DataTable rows = DataTable.of(input.object("newData"));
        double[][] columns = DesignMatrix.of(rows, terms, false).columns();
        int[] stratum = strata(input, model, rows);
        double[] times = input.has("times") ? input.numbers("times") : new double[0];
        double level = input.confidenceLevel();
        return model.fit().map(fit -> {
            CoxPrediction prediction = CoxPrediction.of(fit);
            List<Object> predictions = new ArrayList<>();
            for (int i = 0; i < rows.rows(); i++) {
                double[] x = new double[columns.length];
                for (int j = 0; j < x.length; j++) {
                    x[j] = columns[j][i];
                }
                predictions.add(json(prediction.risk(x), prediction.survival(x, stratum[i], times, level)));
            }
            return Map.of("predictions", predictions);
        });
    }

    private static int[] strata(RequestInput input, CoxMethods.Model model, DataTable rows) {
        if (!input.has("strata")) {
            return new int[rows.rows()];
        }
        List<String> columns = input.texts("strata");
        Map<List<String>, Integer> known = new LinkedHashMap<>();
        for (int i = 0; i < model.data().table().rows(); i++) {
            known.putIfAbsent(
                    key(model.data().table(), columns, i), model.data().stratum()[i]);
        }
        int[] stratum = new int[rows.rows()];
        for (int i = 0; i < stratum.length; i++) {
            Integer code = known.get(key(rows, columns, i));
            if (code == null) {
                throw input.invalid("newData", "row " + (i + 1) + " has a stratum that the data do not have");
            }
            stratum[i] = code;
        }
        return stratum;
    }

    private static List<String> key(DataTable table, List<String> columns, int row) {
        return columns.stream().map(column -> table.texts(column)[row]).toList();
    }

    private static Map<String, Object> json(CoxPrediction.Risk risk, List<CoxPrediction.Point> points) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("linearPredictor", risk.linearPredictor());
        json.put("se", risk.se());
        json.put("hazardRatio", risk.hazardRatio());
        json.put("survival", points);
        return json;
    }

    private static Object residuals(RequestInput input) {
        return CoxMethods.Model.read(input).fit().map(CoxFollowUpMethods::json);
    }

    private static Map<String, Object> json(CoxFit fit) {
        CoxResiduals residuals = CoxResiduals.of(fit);
        Map<String, Object> schoenfeld = new LinkedHashMap<>();
        schoenfeld.put("row", residuals.schoenfeldRow());
        schoenfeld.put("time", residuals.schoenfeldTime());
        schoenfeld.put("values", byName(fit.names(), residuals.schoenfeld()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("martingale", residuals.martingale());
        json.put("deviance", residuals.deviance());
        json.put("score", byName(fit.names(), residuals.score()));
        json.put("dfbeta", byName(fit.names(), residuals.dfbeta()));
        json.put("schoenfeld", schoenfeld);
        return json;
    }

    private static Map<String, Series> byName(List<String> names, List<Series> columns) {
        Map<String, Series> json = new LinkedHashMap<>();
        for (int j = 0; j < names.size(); j++) {
            json.put(names.get(j), columns.get(j));
        }
        return json;
    }
}
