package org.probatum.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much each input moved one prediction away from the baseline.
 *
 * @param bars largest first, at most 15
 * @param others sum of the attributions not shown
 * @param othersCount how many those are
 * @param baseline prediction at the baseline; NaN where the attributions do not add up to the difference
 * @param unit of the attributions, for example {@code log hazard}
 */
public record AttributionBarsFigure(
        FigureLabels labels,
        List<Bar> bars,
        double others,
        int othersCount,
        double baseline,
        double prediction,
        String unit)
        implements Figure {

    private static final int SHOWN = 15;

    public AttributionBarsFigure {
        bars = List.copyOf(bars);
        if (bars.isEmpty() || bars.size() > SHOWN) {
            throw new IllegalArgumentException("Attribution bars show 1 to 15 features, was " + bars.size());
        }
    }

    /** Shows the 15 attributions of greatest magnitude, and the sum of the others. */
    public static AttributionBarsFigure of(
            FigureLabels labels, List<Bar> all, double baseline, double prediction, String unit) {
        List<Bar> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble((Bar bar) -> -Math.abs(bar.attribution()))
                .thenComparing(Bar::feature));
        int shown = Math.min(SHOWN, sorted.size());
        double others = sorted.subList(shown, sorted.size()).stream()
                .mapToDouble(Bar::attribution)
                .sum();
        return new AttributionBarsFigure(
                labels, sorted.subList(0, shown), others, sorted.size() - shown, baseline, prediction, unit);
    }

    /**
     * One input.
     *
     * @param value with unit, for example {@code 63 years}
     * @param attribution in the figure's unit; positive raises the prediction
     * @param filledIn whether the value was imputed; drawn hatched
     */
    public record Bar(String feature, String value, double attribution, boolean filledIn) {

        public Bar {
            if (!Double.isFinite(attribution)) {
                throw new IllegalArgumentException("Attribution of " + feature + " is not finite: " + attribution);
            }
        }
    }
}
