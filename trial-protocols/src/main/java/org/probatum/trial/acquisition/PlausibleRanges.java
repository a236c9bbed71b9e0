package org.probatum.trial.acquisition;

import java.util.Map;
import java.util.Optional;

/**
 * Wide limits of laboratory values, by the column's name with its unit.
 *
 * <p>They are our own choice, several times wider than reference intervals: what lies outside is more likely a wrong unit
 * or a slip of the pen than an illness. It only makes an input doubtful. A quantity that is not listed is not judged.
 */
final class PlausibleRanges {

    private record Range(double least, double most) {}

    private static final Map<String, Range> RANGES = Map.of(
            "crp_mg_l", new Range(0, 700),
            "albumin_g_l", new Range(8, 70),
            "ldh_u_l", new Range(30, 20_000),
            "haemoglobin_g_l", new Range(20, 250),
            "nlr_ratio", new Range(0.05, 150),
            "platelets_10e9_l", new Range(1, 3000),
            "sodium_mmol_l", new Range(95, 190),
            "glucose_mmol_l", new Range(0.5, 110));

    private PlausibleRanges() {}

    /** Why a value cannot be: each of these quantities is at least 0. */
    static Optional<String> impossible(String column, double value) {
        return RANGES.containsKey(column) && value < 0
                ? Optional.of(column + " is " + value + ", and cannot be negative")
                : Optional.empty();
    }

    /** Why a value is hard to believe. */
    static Optional<String> implausible(String column, double value) {
        Range range = RANGES.get(column);
        return range != null && (value < range.least() || value > range.most())
                ? Optional.of(column + " is " + value + ", outside " + range.least() + " to " + range.most()
                        + "; check value and unit")
                : Optional.empty();
    }
}
