package org.probatum.report.figure;

import java.util.List;

/** True against false positive rate of one or more models. */
public record RocFigure(FigureLabels labels, List<Curve> curves) implements Figure {

    public RocFigure {
        curves = List.copyOf(curves);
    }

    /**
     * One model.
     *
     * @param auc printed form, for example {@code AUC 0.87 (0.81 to 0.92)}
     * @param points x = 1 − specificity, y = sensitivity, ascending from (0, 0) to (1, 1)
     * @param band the curve's band, ascending in x; may be empty
     */
    public record Curve(
            String name, String auc, List<XY> points, List<BandPoint> band, List<OperatingPoint> operating) {

        public Curve {
            points = List.copyOf(points);
            band = List.copyOf(band);
            operating = List.copyOf(operating);
        }
    }

    /** A threshold on the curve, for example {@code 0.35: sens 0.84, spec 0.79}. */
    public record OperatingPoint(String label, XY at) {}
}
