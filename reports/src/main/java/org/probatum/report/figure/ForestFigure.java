package org.probatum.report.figure;

import java.util.List;

/**
 * Estimates of one effect in several groups, under each other.
 *
 * @param effect name of the effect with its interval, for example {@code Hazard ratio (95% CI)}
 * @param logarithmic for ratios
 * @param noEffect where the vertical line stands, 1 for ratios, 0 for differences
 * @param favoursLower what values below no effect favour, for example {@code favours AI}
 * @param countHeader heading of the count column, for example {@code n / events}
 * @param lastHeader heading of the last column, for example {@code Interaction p}; empty for none
 */
public record ForestFigure(
        FigureLabels labels,
        String effect,
        boolean logarithmic,
        double noEffect,
        String favoursLower,
        String favoursHigher,
        String countHeader,
        String lastHeader,
        List<Line> lines)
        implements Figure {

    public ForestFigure {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A forest plot has at least one line");
        }
        if (logarithmic && !(noEffect > 0)) {
            throw new IllegalArgumentException("On a logarithmic axis no effect is above 0, was " + noEffect);
        }
    }

    /** One line of the plot. */
    public sealed interface Line {

        String label();

        /** Heads the groups below it; {@code last} is printed in the last column, for example the interaction p. */
        record Group(String label, String last) implements Line {}

        /**
         * An estimate.
         *
         * @param weight share of the information, above 0; decides the size of the square
         * @param text printed form of estimate and interval
         * @param pooled drawn as a diamond
         */
        record Estimate(
                String label,
                String counts,
                double value,
                double lower,
                double upper,
                double weight,
                String text,
                boolean pooled)
                implements Line {

            public Estimate {
                if (!(lower <= value && value <= upper && weight > 0)) {
                    throw new IllegalArgumentException("Estimate of " + label
                            + " needs lower ≤ value ≤ upper and a weight above 0, was " + lower + " ≤ " + value + " ≤ "
                            + upper + ", weight " + weight);
                }
            }
        }

        /** No estimate, and why. */
        record NotEstimable(String label, String counts, String reason) implements Line {}
    }
}
