package org.probatum.evaluation.statistics.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.statistics.diagnostic.Calibration;
import org.probatum.evaluation.statistics.diagnostic.DeLong;
import org.probatum.evaluation.statistics.diagnostic.DeLongComparison;
import org.probatum.evaluation.statistics.diagnostic.Direction;
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
        return Calibration.of(
                table.numbers(risk),
                ScoredCases.positive(table, input),
                input.count("hosmerLemeshowGroups", 10),
                input.count("eceBins", 10));
    }
}
