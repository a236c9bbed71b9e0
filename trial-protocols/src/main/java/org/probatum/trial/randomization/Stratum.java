package org.probatum.trial.randomization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.probatum.trial.protocol.AllocationRule;
import org.probatum.trial.protocol.StratumVariable;

/**
 * The levels of a participant on the rule's variables.
 *
 * @param levels in the order of the rule's variables; empty when the rule has none
 */
public record Stratum(List<Level> levels) {

    /** One variable's level, as labelled in the protocol. */
    public record Level(String variable, String level) {}

    public Stratum {
        levels = List.copyOf(levels);
    }

    /**
     * The stratum of a participant.
     *
     * @param baseline baseline values by column name
     * @throws IllegalArgumentException if a value is absent, or is in no level
     */
    public static Stratum of(AllocationRule rule, Map<String, String> baseline) {
        List<Level> levels = new ArrayList<>();
        for (StratumVariable variable : rule.stratumVariables()) {
            String value = baseline.get(variable.variable());
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(
                        "The stratum needs the baseline value " + variable.variable() + ", which is missing");
            }
            levels.add(new Level(variable.variable(), variable.levelOf(value)));
        }
        return new Stratum(levels);
    }

    /** The stratum that {@link #key()} was written from. */
    static Stratum ofKey(String key, AllocationRule rule) {
        List<String> variables =
                rule.stratumVariables().stream().map(StratumVariable::variable).toList();
        if (variables.isEmpty()) {
            return new Stratum(List.of());
        }
        String[] parts = key.split("; ", -1);
        if (parts.length != variables.size()) {
            throw new IllegalStateException("The stored stratum \"" + key + "\" does not fit the allocation rule");
        }
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            levels.add(new Level(
                    variables.get(i), parts[i].substring(variables.get(i).length() + 1)));
        }
        return new Stratum(levels);
    }

    /** The stratum as text, such as {@code grade=2-3; sex=male}; {@code all} without variables. */
    public String key() {
        return levels.isEmpty()
                ? "all"
                : levels.stream()
                        .map(level -> level.variable() + "=" + level.level())
                        .collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        return key();
    }
}
