package org.probatum.report.figure;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Survival of each arm as step curves, with bands, censoring ticks, medians and the numbers at risk.
 *
 * @param timeAxis with unit, for example {@code Months since randomization}
 * @param ticks times at which the axis is labelled and the numbers at risk are given, ascending from 0
 * @param corner lines for the corner: hazard ratio with interval, p; may be empty
 */
public record KaplanMeierFigure(
        FigureLabels labels,
        String timeAxis,
        String survivalAxis,
        List<Double> ticks,
        List<Curve> curves,
        List<String> corner)
        implements Figure {

    public KaplanMeierFigure {
        ticks = List.copyOf(ticks);
        curves = List.copyOf(curves);
        corner = List.copyOf(corner);
        for (Curve curve : curves) {
            if (curve.atRisk().size() != ticks.size()) {
                throw new IllegalArgumentException("Arm " + curve.arm() + " has "
                        + curve.atRisk().size() + " numbers at risk for " + ticks.size() + " ticks");
            }
        }
    }

    /**
     * One arm.
     *
     * @param steps ascending in time, the first at time 0; each holds until the next
     * @param end the last time of follow-up, to which the curve is drawn
     * @param censored times of censoring
     * @param atRisk one number per tick
     * @param median where survival reaches 0.5, if it does
     */
    public record Curve(
            String arm,
            List<BandPoint> steps,
            double end,
            List<Double> censored,
            List<Long> atRisk,
            OptionalDouble median) {

        public Curve {
            steps = List.copyOf(steps);
            censored = List.copyOf(censored);
            atRisk = List.copyOf(atRisk);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("Arm " + arm + " has no step; a curve begins at time 0");
            }
        }

        /** Survival at a time: that of the last step at or before it. */
        double at(double time) {
            double survival = steps.getFirst().y();
            for (BandPoint step : steps) {
                if (step.x() <= time) {
                    survival = step.y();
                }
            }
            return survival;
        }
    }
}
