package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.probatum.evaluation.statistics.comparison.PairedProportions;
import org.probatum.evaluation.statistics.diagnostic.AucBootstrap;
import org.probatum.evaluation.statistics.diagnostic.AucPower;
import org.probatum.evaluation.statistics.diagnostic.Calibration;
import org.probatum.evaluation.statistics.diagnostic.ClusteredAuc;
import org.probatum.evaluation.statistics.diagnostic.ConfusionMatrix;
import org.probatum.evaluation.statistics.diagnostic.DeLong;
import org.probatum.evaluation.statistics.diagnostic.DeLongComparison;
import org.probatum.evaluation.statistics.diagnostic.Direction;
import org.probatum.evaluation.statistics.diagnostic.MulticlassAuc;
import org.probatum.evaluation.statistics.diagnostic.NetBenefit;
import org.probatum.evaluation.statistics.diagnostic.OperatingPoint;
import org.probatum.evaluation.statistics.diagnostic.PartialAuc;
import org.probatum.evaluation.statistics.diagnostic.PrecisionRecall;
import org.probatum.evaluation.statistics.diagnostic.Reclassification;
import org.probatum.evaluation.statistics.diagnostic.RocCurve;
import org.probatum.evaluation.statistics.diagnostic.UnpairedAucs;

/** Diagnostic accuracy: AUCs, their comparison, and calibration. */
public final class DiagnosticMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("diagnostic.auc", DeLong.SOURCE, DiagnosticMethods::auc)
                .with("diagnostic.aucPaired", DeLongComparison.SOURCE, DiagnosticMethods::aucPaired)
                .with("diagnostic.aucUnpaired", UnpairedAucs.SOURCE, DiagnosticMethods::aucUnpaired)
                .with("diagnostic.calibration", Calibration.SOURCE, DiagnosticMethods::calibration)
                .with("diagnostic.aucBootstrap", AucBootstrap.SOURCE, DiagnosticMethods::aucBootstrap)
                .with("diagnostic.aucClustered", ClusteredAuc.SOURCE, DiagnosticMethods::aucClustered)
                .with("diagnostic.aucPower", AucPower.SOURCE, DiagnosticMethods::aucPower)
                .with("diagnostic.confusion", ConfusionMatrix.SOURCE, DiagnosticMethods::confusion)
                .with("diagnostic.multiclassAuc", MulticlassAuc.SOURCE, DiagnosticMethods::multiclassAuc)
                .with("diagnostic.netBenefit", NetBenefit.SOURCE, DiagnosticMethods::netBenefit)
                .with("diagnostic.nriIdi", Reclassification.SOURCE, DiagnosticMethods::reclassification)
                .with("diagnostic.pairedBinary", PairedProportions.SOURCE, DiagnosticMethods::pairedBinary)
                .with("diagnostic.partialAuc", PartialAuc.SOURCE, DiagnosticMethods::partialAuc)
                .with("diagnostic.prAuc", PrecisionRecall.SOURCE, DiagnosticMethods::precisionRecall)
                .with("diagnostic.rocPoints", RocCurve.SOURCE, DiagnosticMethods::rocPoints)
                .with("diagnostic.threshold", OperatingPoint.SOURCE, DiagnosticMethods::threshold)
                .methods();
    }

    private static Object auc(RequestInput input) {
        ScoredCases cases = ScoredCases.read(input);
        return DeLong.auc(cases.score(), cases.positive(), cases.direction(), input.confidenceLevel());
    }

    private static Object aucPaired(RequestInput input) {
        List<String> predictors = input.texts("predictors");
        List<String> used = new ArrayList<>(predictors);
        used.add(input.text("response"));
        DataTable table = input.table().complete(used);
        List<Direction> directions = input.texts("directions").stream()
                .map(direction -> ScoredCases.direction(direction, input))
                .toList();
        return DeLongComparison.paired(
                predictors.stream().map(table::numbers).toList(),
                ScoredCases.positive(table, input),
                directions,
                input.confidenceLevel());
    }

    private static Object aucUnpaired(RequestInput input) {
        double level = input.confidenceLevel();
        ScoredCases first = ScoredCases.read(input.object("first"));
        ScoredCases second = ScoredCases.read(input.object("second"));
        return DeLong.auc(first.score(), first.positive(), first.direction(), level)
                .then(one -> DeLong.auc(second.score(), second.positive(), second.direction(), level)
                        .then(two -> UnpairedAucs.of(one, two, level)));
    }

    private static Object calibration(RequestInput input) {
        String response = input.text("response");
        String risk = input.text("risk");
        DataTable table = input.table().complete(List.of(response, risk));
        int groups = input.count("hosmerLemeshowGroups", 10);
        int bins = input.count("eceBins", 10);
        if (groups < 2 || bins < 1) {
            throw input.invalid(
                    groups < 2 ? "hosmerLemeshowGroups" : "eceBins",
                    groups < 2 ? "must be at least 2, was " + groups : "must be at least 1, was 0");
        }
        return Calibration.of(table.numbers(risk), ScoredCases.positive(table, input), groups, bins);
    }

    private static Object aucBootstrap(RequestInput input) {
        ScoredCases cases = ScoredCases.read(input);
        return AucBootstrap.of(
                cases.score(),
                cases.positive(),
                cases.direction(),
                input.flag("stratified", true),
                input.count("replicates", 2000),
                input.count("seed", 1),
                input.confidenceLevel());
    }

    private static Object aucClustered(RequestInput input) {
        String cluster = input.text("cluster");
        ScoredCases cases = ScoredCases.read(input, cluster);
        return ClusteredAuc.of(
                cases.score(),
                cases.positive(),
                cases.direction(),
                SurvivalColumns.codes(cases.table(), List.of(cluster)));
    }

    private static Object aucPower(RequestInput input) {
        double alpha = input.number("sig.level", 0.05);
        if (input.has("ncases") || input.has("ncontrols")) {
            return AucPower.power(input.number("auc"), input.number("ncases"), input.number("ncontrols"), alpha);
        }
        return AucPower.size(input.number("auc"), input.number("power"), input.number("kappa", 1), alpha);
    }

    private static Object confusion(RequestInput input) {
        return ConfusionMatrix.of(
                input.count("tp"), input.count("fp"), input.count("fn"), input.count("tn"), input.confidenceLevel());
    }

    private static Object multiclassAuc(RequestInput input) {
        String response = input.text("response");
        String predictor = input.text("predictor");
        DataTable table = input.table().complete(List.of(response, predictor));
        List<String> classes = input.has("levels") ? input.texts("levels") : table.distinct(response);
        return MulticlassAuc.of(table.numbers(predictor), table.levels(response, classes), classes);
    }

    private static Object netBenefit(RequestInput input) {
        List<String> risks = input.texts("risks");
        List<String> used = new ArrayList<>(risks);
        used.add(input.text("response"));
        DataTable table = input.table().complete(used);
        boolean[] event = ScoredCases.positive(table, input);
        double[] thresholds = input.numbers("thresholds");
        Map<String, Object> models = new LinkedHashMap<>();
        risks.forEach(risk -> models.put(risk, NetBenefit.of(table.numbers(risk), event, thresholds)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("treatAll", NetBenefit.ofTreatingAll(event, thresholds));
        json.put("treatNone", new double[thresholds.length]);
        json.put("models", models);
        return json;
    }

    private static Object reclassification(RequestInput input) {
        String oldRisk = input.text("oldRisk");
        String newRisk = input.text("newRisk");
        DataTable table = input.table().complete(List.of(input.text("response"), oldRisk, newRisk));
        return Reclassification.of(
                table.numbers(oldRisk),
                table.numbers(newRisk),
                ScoredCases.positive(table, input),
                input.numbers("cutpoints"));
    }

    private static Object pairedBinary(RequestInput input) {
        input.ignore("meaning");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sensitivity", pairedRates(input.object("diseased")));
        json.put("falsePositiveRate", pairedRates(input.object("nonDiseased")));
        return json;
    }

    private static Map<String, Object> pairedRates(RequestInput counts) {
        int n11 = counts.count("n11");
        int n10 = counts.count("n10");
        int n01 = counts.count("n01");
        int n00 = counts.count("n00");
        PairedProportions paired = PairedProportions.of(n11, n10, n01, n00, counts.confidenceLevel());
        double n = (double) n11 + n10 + n01 + n00;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first", (n11 + n10) / n);
        json.put("second", (n11 + n01) / n);
        json.put("difference", paired.difference().estimate());
        json.put("mcnemar", paired.chiSquare());
        json.put("p", paired.p());
        json.put("pExact", paired.pExact());
        return json;
    }

    private static Object partialAuc(RequestInput input) {
        ScoredCases cases = ScoredCases.read(input);
        String focus = input.text("focus", "specificity");
        if (!focus.equals("specificity") && !focus.equals("sensitivity")) {
            throw input.invalid("focus", "must be specificity or sensitivity, was " + focus);
        }
        return PartialAuc.of(
                cases.score(),
                cases.positive(),
                cases.direction(),
                PartialAuc.Focus.valueOf(focus.toUpperCase(Locale.ROOT)),
                input.number("from"),
                input.number("to"));
    }

    private static Object precisionRecall(RequestInput input) {
        ScoredCases cases = ScoredCases.read(input);
        return PrecisionRecall.of(cases.score(), cases.positive(), cases.direction());
    }

    private static Object rocPoints(RequestInput input) {
        ScoredCases cases = ScoredCases.read(input);
        return RocCurve.of(cases.score(), cases.positive(), cases.direction());
    }

    private static Object threshold(RequestInput input) {
        ScoredCases cases = ScoredCases.read(input);
        String operator = cases.direction() == Direction.HIGHER ? ">=" : "<=";
        if (input.has("rule") && !input.text("rule").equals("positive when value " + operator + " threshold")) {
            throw input.invalid(
                    "rule",
                    "must be \"positive when value " + operator + " threshold\" with this direction, was "
                            + input.text("rule"));
        }
        return OperatingPoint.of(cases.score(), cases.positive(), cases.direction(), input.number("threshold"));
    }
}
