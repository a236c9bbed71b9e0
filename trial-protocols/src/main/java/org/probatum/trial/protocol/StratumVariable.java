package org.probatum.trial.protocol;

import java.util.List;
import java.util.Optional;

/**
 * A baseline column that divides participants into levels.
 *
 * @param variable column of participants.csv
 * @param cutPoints ascending bounds of a numeric column: level k holds the values from cut point k (included) to cut
 *     point k + 1 (excluded); empty for a column of categories
 * @param levels with cut points, one label per interval; without, the exact values that the column may take
 * @param weight weight in minimization; positive, 1 when empty
 */
public record StratumVariable(String variable, List<Double> cutPoints, List<String> levels, Optional<Double> weight) {
    public StratumVariable {
        cutPoints = List.copyOf(cutPoints);
        levels = List.copyOf(levels);
        for (int i = 1; i < cutPoints.size(); i++) {
            if (cutPoints.get(i - 1) >= cutPoints.get(i)) {
                throw new IllegalArgumentException("The cut points of " + variable + " ascend, was " + cutPoints);
            }
        }
        if (levels.stream().anyMatch(level -> level.contains(";"))) {
            throw new IllegalArgumentException("The levels of " + variable + " hold no semicolon, was " + levels);
        }
        if (levels.size() < 2 || (!cutPoints.isEmpty() && levels.size() != cutPoints.size() + 1)) {
            throw new IllegalArgumentException("The levels of " + variable + " are "
                    + (cutPoints.isEmpty() ? "at least 2" : cutPoints.size() + 1) + ", was " + levels);
        }
    }

    /**
     * The level of a value as written in participants.csv.
     *
     * @throws IllegalArgumentException if the value is none of the levels, or is not a number where there are cut
     *     points
     */
    public String levelOf(String value) {
        if (cutPoints.isEmpty()) {
            if (!levels.contains(value)) {
                throw new IllegalArgumentException(
                        variable + " is one of " + levels + ", was \"" + value + "\"; the stratum is unknown");
            }
            return value;
        }
        double number = number(value);
        int level = 0;
        while (level < cutPoints.size() && number >= cutPoints.get(level)) {
            level++;
        }
        return levels.get(level);
    }

    private double number(String value) {
        try {
            double number = Double.parseDouble(value.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(notANumber(value), e);
        }
        throw new IllegalArgumentException(notANumber(value));
    }

    private String notANumber(String value) {
        return variable + " is a number, was \"" + value + "\"; the stratum is unknown";
    }
}
