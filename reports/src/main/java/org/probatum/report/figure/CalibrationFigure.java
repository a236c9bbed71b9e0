package org.probatum.report.figure;

import java.util.List;

/**
 * Observed against predicted risk, with the distribution of the predictions below.
 *
 * @param corner lines for the corner: slope, calibration-in-the-large, Brier score; may be empty
 */
public record CalibrationFigure(FigureLabels labels, List<Curve> curves, List<String> corner) implements Figure {

    public CalibrationFigure {
        curves = List.copyOf(curves);
        corner = List.copyOf(corner);
    }

    /**
     * One model.
     *
     * @param flexible smooth curve with its band, ascending in predicted risk
     * @param grouped x = mean predicted, y = observed share with interval, for each risk group
     * @param predictions counts of predictions in bins of equal width from 0 to 1
     */
    public record Curve(String name, List<BandPoint> flexible, List<BandPoint> grouped, List<Long> predictions) {

        public Curve {
            flexible = List.copyOf(flexible);
            grouped = List.copyOf(grouped);
            predictions = List.copyOf(predictions);
        }
    }
}
