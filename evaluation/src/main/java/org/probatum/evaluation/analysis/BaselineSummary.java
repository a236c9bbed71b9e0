package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.probatum.trial.protocol.Arm;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.TrialDefinition;

/**
 * Participants at baseline, by arm (CONSORT 2025 item 25). There is no test: differences are by chance when the
 * randomization was.
 *
 * @param lines in alphabetical order of the variables
 */
public record BaselineSummary(List<Line> lines) {

    public BaselineSummary {
        lines = List.copyOf(lines);
    }

    /** One variable, or one level of a variable. */
    public sealed interface Line {

        String variable();

        /** Mean and standard deviation (divisor n − 1) by arm, over those with a value. */
        record Numeric(String variable, Map<ArmId, Moments> arms) implements Line {
            public Numeric {
                arms = Map.copyOf(arms);
            }
        }

        /** How many of each arm have this level. */
        record Level(String variable, String level, ArmTally tally, Map<ArmId, Integer> known) implements Line {
            public Level {
                known = Map.copyOf(known);
            }
        }
    }

    /** Count, mean and standard deviation; NaN without enough values. */
    public record Moments(int n, double mean, double standardDeviation) {}

    /** A number with more values than this is summarized by mean and spread. */
    private static final int NUMERIC_LEVELS = 6;

    /** Of a category with more levels than this, the rarer ones are counted together. */
    private static final int NAMED_LEVELS = 12;

    static BaselineSummary of(TrialDefinition definition, List<AnalysedParticipant> participants) {
        TreeSet<String> variables = new TreeSet<>();
        participants.forEach(p -> variables.addAll(p.baseline().keySet()));
        List<Line> lines = new ArrayList<>();
        for (String variable : variables) {
            Map<String, Long> levels = participants.stream()
                    .map(p -> p.baseline().get(variable))
                    .filter(java.util.Objects::nonNull)
                    .collect(Collectors.groupingBy(cell -> cell, TreeMap::new, Collectors.counting()));
            boolean numbers = levels.keySet().stream().allMatch(BaselineSummary::isNumber);
            if (numbers && levels.size() > NUMERIC_LEVELS) {
                lines.add(numeric(definition, variable, participants));
            } else {
                lines.addAll(levels(definition, variable, named(levels, numbers), participants));
            }
        }
        return new BaselineSummary(lines);
    }

    /** The levels that get a line of their own: all, or the most frequent ones; numbers by size, words by alphabet. */
    private static List<String> named(Map<String, Long> levels, boolean numbers) {
        Comparator<String> order =
                numbers ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
        int most = levels.size() > NAMED_LEVELS ? NAMED_LEVELS - 1 : NAMED_LEVELS;
        return levels.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .sorted(order)
                .toList();
    }

    private static List<Line> levels(
            TrialDefinition definition, String variable, List<String> named, List<AnalysedParticipant> participants) {
        List<Line> lines = new ArrayList<>();
        for (String level : named) {
            lines.add(level(definition, variable, level, participants, level::equals));
        }
        boolean more = participants.stream()
                .map(p -> p.baseline().get(variable))
                .anyMatch(cell -> cell != null && !named.contains(cell));
        if (more) {
            lines.add(level(definition, variable, "other", participants, cell -> !named.contains(cell)));
        }
        return lines;
    }

    private static Line numeric(TrialDefinition definition, String variable, List<AnalysedParticipant> participants) {
        Map<ArmId, Moments> arms = new TreeMap<>();
        for (Arm arm : definition.arms()) {
            double[] values = participants.stream()
                    .filter(p -> p.arm().equals(arm.id()))
                    .map(p -> p.baseline().get(variable))
                    .filter(java.util.Objects::nonNull)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            arms.put(arm.id(), moments(values));
        }
        return new Line.Numeric(variable, arms);
    }

    private static Moments moments(double[] values) {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double d = values[i] - mean;
            mean += d / (i + 1);
            squares += d * (values[i] - mean);
        }
        return new Moments(
                values.length,
                values.length == 0 ? Double.NaN : mean,
                values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)));
    }

    private static Line level(
            TrialDefinition definition,
            String variable,
            String level,
            List<AnalysedParticipant> participants,
            Predicate<String> belongs) {
        ArmTally tally = InputHandling.count(level, participants, p -> {
            String cell = p.baseline().get(variable);
            return cell != null && belongs.test(cell);
        });
        Map<ArmId, Integer> known = new TreeMap<>();
        for (Arm arm : definition.arms()) {
            known.put(arm.id(), (int) participants.stream()
                    .filter(p -> p.arm().equals(arm.id()) && p.baseline().containsKey(variable))
                    .count());
        }
        return new Line.Level(variable, level, tally, known);
    }

    private static boolean isNumber(String cell) {
        try {
            return Double.isFinite(Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
