package org.probatum.report.figure;

import java.util.List;

/**
 * Net benefit over threshold probabilities, against treating all and treating none.
 *
 * @param treatAll x = threshold probability, y = net benefit
 */
public record DecisionCurveFigure(FigureLabels labels, List<Curve> models, List<XY> treatAll) implements Figure {

    public DecisionCurveFigure {
        models = List.copyOf(models);
        treatAll = List.copyOf(treatAll);
    }

    /** One model; points ascending in threshold probability. */
    public record Curve(String name, List<XY> points) {

        public Curve {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("Decision curve of " + name + " has no point");
            }
        }
    }
}
