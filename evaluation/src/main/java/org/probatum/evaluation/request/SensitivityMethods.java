package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.probatum.missing.imputation.PooledEstimate;
import org.probatum.missing.imputation.RubinsRules;
import org.probatum.missing.regression.LeastSquares;
import org.probatum.missing.sensitivity.ReferenceBasedImputation;
import org.probatum.missing.sensitivity.ReferenceBasedImputation.ArmCourse;
import org.probatum.missing.sensitivity.ReferenceBasedImputation.Assumption;
import org.probatum.missing.sensitivity.TippingPoint;

/** What the answer would be if values were missing for another reason. */
public final class SensitivityMethods implements MethodFamily {

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("missing.referenceBased", ReferenceBasedImputation.SOURCE, SensitivityMethods::referenceBased)
                .with("missing.tippingPoint", TippingPoint.SOURCE, SensitivityMethods::tippingPoint)
                .methods();
    }

    private static Object referenceBased(RequestInput input) {
        input.ignore("meaning");
        ArmCourse active = new ArmCourse(input.numbers("meanActive"), input.matrix("covarianceActive"));
        ArmCourse reference = new ArmCourse(input.numbers("meanReference"), input.matrix("covarianceReference"));
        double[] observed = input.numbers("observed");
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Assumption> names = new LinkedHashMap<>();
        names.put("mar", Assumption.MISSING_AT_RANDOM);
        names.put("jumpToReference", Assumption.JUMP_TO_REFERENCE);
        names.put("copyReference", Assumption.COPY_REFERENCE);
        names.put("copyIncrementsFromReference", Assumption.COPY_INCREMENTS_FROM_REFERENCE);
        names.forEach((name, assumption) ->
                json.put(name, ReferenceBasedImputation.of(assumption, active, reference, observed)));
        return json;
    }

    private static Object tippingPoint(RequestInput input) {
        List<DataTable> tables = PoolingMethods.imputations(input);
        String response = input.text("response");
        String arm = input.text("arm");
        List<String> arms = List.of(input.text("control"), input.text("active"));
        List<String> covariates = input.optionalTexts("covariates");
        String flag = input.text("imputedFlag");
        List<ShiftedAnalysis> analyses = new ArrayList<>();
        for (DataTable table : tables) {
            analyses.add(ShiftedAnalysis.of(table, response, arm, arms, covariates, flag));
        }
        DoubleFunction<PooledEstimate> pooled = delta -> pool(analyses, delta);
        double alpha = input.number("alpha", 0.05);
        TippingPoint search = TippingPoint.search(input.numbers("deltas"), alpha, pooled);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "results",
                search.analyses().stream().map(each -> json(each, 1 - alpha)).toList());
        json.put("firstNonSignificantDelta", search.firstNonSignificant().orElse(Double.NaN));
        json.put("tippingDelta", search.tipping().orElse(Double.NaN));
        return json;
    }

    private static Map<String, Object> json(TippingPoint.Shifted shifted, double level) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("delta", shifted.delta());
        json.put("estimate", shifted.estimate().estimate());
        json.put("se", shifted.estimate().standardError());
        json.put("df", shifted.estimate().degreesOfFreedom());
        json.put("t", shifted.estimate().t());
        json.put("p", shifted.estimate().p());
        json.put("lower", shifted.estimate().lower(level));
        json.put("upper", shifted.estimate().upper(level));
        return json;
    }

    private static PooledEstimate pool(List<ShiftedAnalysis> analyses, double delta) {
        double[] estimates = new double[analyses.size()];
        double[] variances = new double[analyses.size()];
        int df = 1;
        for (int i = 0; i < estimates.length; i++) {
            LeastSquares fit = analyses.get(i).fit(delta);
            estimates[i] = fit.estimates()[1];
            variances[i] = fit.variance(1);
            df = fit.degreesOfFreedom();
        }
        return RubinsRules.pool(estimates, variances, df);
    }

    /** Analysis of covariance of one completed table, with the filled values of the active arm shifted. */
    private record ShiftedAnalysis(double[][] design, double[] y, boolean[] shifted) {

        static ShiftedAnalysis of(
                DataTable all, String response, String arm, List<String> arms, List<String> covariates, String flag) {
            int[] level = all.levels(arm, arms);
            DataTable table = all.where(i -> level[i] >= 0);
            SurvivalColumns.requireMembers(table, arm, arms);
            double[] active =
                    Arrays.stream(table.levels(arm, arms)).asDoubleStream().toArray();
            double[] filled = table.numbers(flag);
            double[][] x = new double[covariates.size() + 1][];
            x[0] = active;
            for (int c = 0; c < covariates.size(); c++) {
                x[c + 1] = table.numbers(covariates.get(c));
            }
            boolean[] shifted = new boolean[active.length];
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] = active[i] == 1 && filled[i] == 1;
            }
            int[] rows = IntStream.range(0, active.length).toArray();
            return new ShiftedAnalysis(MissingMethods.withConstant(x, rows), table.numbers(response), shifted);
        }

        LeastSquares fit(double delta) {
            double[] moved = y.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += shifted[i] ? delta : 0;
            }
            return LeastSquares.fit(design, moved);
        }
    }
}
