package org.probatum.ui.results;

import java.util.OptionalDouble;
import org.probatum.evaluation.analysis.ReportedNumber;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.AnalysisPurpose;

/** How the numbers of an analysis are printed on the screen. */
final class ResultWords {

    private ResultWords() {}

    static String purpose(AnalysisPurpose purpose) {
        return switch (purpose) {
            case MAIN -> "main analysis";
            case SENSITIVITY -> "sensitivity analysis";
            case SUPPLEMENTARY -> "supplementary analysis";
            case DESCRIPTIVE -> "descriptive";
        };
    }

    /** The estimate with its unit, or why there is none. */
    static String estimate(ReportedNumber number) {
        if (number.notEstimable().isPresent()) {
            return Numbers.notEstimable(number.notEstimable().get());
        }
        if (number.scale() == ReportedNumber.Scale.TEST) {
            return number.statistic().isPresent() ? statistic(number) : "";
        }
        return number.estimate().isPresent()
                ? written(number.estimate().getAsDouble(), number.scale())
                        + number.unit().map(unit -> " " + unit).orElse("")
                : "";
    }

    /** The interval's limits; a limit that the data do not determine is said. */
    static String interval(ReportedNumber number) {
        return number.interval()
                .map(limits -> limit(limits.lower(), number) + " to " + limit(limits.upper(), number))
                .orElse("");
    }

    private static String limit(double limit, ReportedNumber number) {
        return Double.isNaN(limit) ? "not reached" : written(limit, number.scale());
    }

    static String p(ReportedNumber number) {
        return number.p().isPresent() ? Numbers.pValue(number.p().getAsDouble()) : "";
    }

    static String events(ReportedNumber number) {
        return number.events().isPresent() ? Numbers.count(number.events().getAsInt()) : "";
    }

    /** In one line for a figure's corner, such as {@code Hazard ratio 0.71 (0.52 to 0.97)}. */
    static String line(String name, ReportedNumber number) {
        OptionalDouble estimate = number.estimate();
        if (estimate.isEmpty()) {
            return name + ": not estimable";
        }
        Interval limits = number.interval().orElse(Interval.UNDEFINED);
        return limits.isDefined()
                ? name + " "
                        + Numbers.estimate(
                                estimate.getAsDouble(), limits.lower(), limits.upper(), decimals(number.scale()))
                : name + " " + written(estimate.getAsDouble(), number.scale());
    }

    private static String statistic(ReportedNumber number) {
        String chiSquare = Numbers.decimal(number.statistic().orElseThrow(), 2);
        return number.degreesOfFreedom().isPresent()
                ? "χ² = " + chiSquare + ", df " + Numbers.decimal(number.degreesOfFreedom().getAsDouble(), 0)
                : chiSquare;
    }

    private static String written(double value, ReportedNumber.Scale scale) {
        return switch (scale) {
            case COUNT -> Double.isFinite(value) ? Numbers.count(Math.round(value)) : Numbers.decimal(value, 0);
            default -> Numbers.decimal(value, decimals(scale));
        };
    }

    private static int decimals(ReportedNumber.Scale scale) {
        return switch (scale) {
            case COUNT -> 0;
            case TIME -> 1;
            case RATIO -> 2;
            case DIFFERENCE, PROBABILITY, COEFFICIENT, TEST -> 3;
        };
    }
}
