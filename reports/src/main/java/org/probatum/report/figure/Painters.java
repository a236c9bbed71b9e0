package org.probatum.report.figure;

/** Which painter draws which figure. */
final class Painters {

    private Painters() {}

    @SuppressWarnings("unchecked") // each case pairs a figure with the painter of its own type
    static <F extends Figure> Painter<F> of(F figure) {
        return (Painter<F>)
                switch ((Figure) figure) {
                    case KaplanMeierFigure f -> new KaplanMeierPainter();
                    case ForestFigure f -> new ForestPainter();
                    case RocFigure f -> new RocPainter();
                    case CalibrationFigure f -> new CalibrationPainter();
                    case DecisionCurveFigure f -> new DecisionCurvePainter();
                    case ConsortFlowFigure f -> new ConsortFlowPainter();
                    case AttributionBarsFigure f -> new AttributionBarsPainter();
                    case BeeswarmFigure f -> new BeeswarmPainter();
                    case HeatMapFigure f -> new HeatMapPainter();
                    case EnrolmentCurveFigure f -> new EnrolmentCurvePainter();
                    case MissingnessFigure f -> new MissingnessPainter();
                    case AlignmentFigure f -> new AlignmentPainter();
                    case HistogramFigure f -> new HistogramPainter();
                    case WordWeightsFigure f -> new WordWeightsPainter();
                };
    }
}
