package org.probatum.report.figure;

/** What a figure shows, as data. */
public sealed interface Figure
        permits KaplanMeierFigure,
                ForestFigure,
                RocFigure,
                CalibrationFigure,
                DecisionCurveFigure,
                ConsortFlowFigure,
                AttributionBarsFigure,
                BeeswarmFigure,
                HeatMapFigure,
                EnrolmentCurveFigure,
                MissingnessFigure,
                AlignmentFigure,
                HistogramFigure,
                WordWeightsFigure {

    FigureLabels labels();
}
