package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.statistics.diagnostic.DeLong;
import org.probatum.evaluation.statistics.survival.CoxRegression;
import org.probatum.evaluation.statistics.survival.KaplanMeier;
import org.probatum.evaluation.statistics.survival.LogRankTest;
import org.probatum.evaluation.statistics.survival.SurvivalTimes;

/** The working behind a result: the tables and steps from which it can be checked by hand. */
public final class WorkingMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("survival.explainKaplanMeier", KaplanMeier.SOURCE, WorkingMethods::kaplanMeier)
                .with("survival.explainLogRank", LogRankTest.SOURCE, WorkingMethods::logRank)
                .with("survival.explainCox", CoxRegression.SOURCE, WorkingMethods::cox)
                .with("diagnostic.explainAuc", DeLong.SOURCE, WorkingMethods::auc)
                .methods();
    }

    /** Per group, at the times asked for: how many are at risk, and how many had their event or were censored before. */
    private static Object kaplanMeier(RequestInput input) {
        SurvivalColumns data = SurvivalColumns.read(input, List.of());
        double[] times = input.numbers("times");
        List<Object> groups = new ArrayList<>();
        for (int g = 0; g < data.levels().size(); g++) {
            SurvivalTimes own = data.times().ofGroup(data.group(), g);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("level", data.levels().get(g));
            json.put("riskTable", KaplanMeier.explain(own, times));
            groups.add(json);
        }
        return Map.of("groups", groups);
    }

    private static Object logRank(RequestInput input) {
        SurvivalColumns data = SurvivalColumns.read(input, List.of());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("levels", data.levels());
        json.put(
                "table",
                LogRankTest.explain(data.times(), data.group(), data.levels().size(), data.stratum()));
        return json;
    }

    private static Object cox(RequestInput input) {
        CoxMethods.Model model = CoxMethods.Model.read(input);
        return model.regression()
                .explain(
                        model.data().times(),
                        model.design().names(),
                        model.design().columns())
                .map(iterations -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("names", model.design().names());
                    json.put("iterations", iterations);
                    return json;
                });
    }

    private static Object auc(RequestInput input) {
        ScoredCases cases = ScoredCases.read(input);
        return DeLong.explain(cases.score(), cases.positive(), cases.direction());
    }
}
