package org.probatum.ui.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.probatum.evaluation.analysis.AnalysisDetail;
import org.probatum.evaluation.analysis.AnalysisResult;
import org.probatum.evaluation.statistics.diagnostic.CalibrationCurve;
import org.probatum.evaluation.statistics.diagnostic.RiskBins;
import org.probatum.report.figure.BandPoint;
import org.probatum.report.figure.CalibrationFigure;
import org.probatum.report.figure.Figure;
import org.probatum.report.figure.RocFigure;
import org.probatum.report.figure.XY;

/** ROC curves and calibration of the models. */
final class ModelDrawings {

    private ModelDrawings() {}

    static Optional<Figure> roc(AnalysisResult result, AnalysisDetail.RocCurves curves) {
        if (curves.models().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RocFigure(
                ResultFigures.labels(result),
                curves.models().stream().map(model -> curve(result, model)).toList()));
    }

    private static RocFigure.Curve curve(AnalysisResult result, AnalysisDetail.ModelRoc model) {
        String auc = result.number(".auc." + model.model())
                .map(number -> ResultWords.line("AUC", number))
                .orElse("AUC not estimable");
        List<XY> points = IntStream.range(0, model.sensitivity().size())
                .mapToObj(i -> new XY(
                        model.falsePositiveRate().get(i), model.sensitivity().get(i)))
                .toList();
        return new RocFigure.Curve(model.model(), auc, points, List.of(), List.of());
    }

    static Optional<Figure> calibration(AnalysisResult result, AnalysisDetail.Calibrations curves) {
        if (curves.models().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CalibrationFigure(
                ResultFigures.labels(result),
                curves.models().stream().map(ModelDrawings::curve).toList(),
                curves.models().size() == 1
                        ? corner(result, curves.models().getFirst().model())
                        : List.of()));
    }

    private static CalibrationFigure.Curve curve(AnalysisDetail.ModelCalibration model) {
        CalibrationCurve curve = model.curve();
        List<BandPoint> flexible = new ArrayList<>();
        for (int i = 0; i < curve.risk().size(); i++) {
            flexible.add(new BandPoint(
                    curve.risk().get(i),
                    curve.observed().get(i),
                    curve.lower().get(i),
                    curve.upper().get(i)));
        }
        RiskBins bins = model.bins();
        List<Long> predictions =
                bins.size().stream().mapToObj(count -> (long) count).toList();
        return new CalibrationFigure.Curve(model.model(), flexible, List.of(), predictions);
    }

    private static List<String> corner(AnalysisResult result, String model) {
        return Stream.of(
                        line(result, "Slope", ".slope." + model),
                        line(result, "In the large", ".intercept." + model),
                        line(result, "Brier score", ".brier." + model))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> line(AnalysisResult result, String name, String ending) {
        return result.number(ending).map(number -> ResultWords.line(name, number));
    }
}
