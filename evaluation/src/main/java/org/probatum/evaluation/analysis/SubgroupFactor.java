package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.probatum.trial.protocol.PlannedAnalysis;

/**
 * The subgroups that one variable makes: the levels of words, or groups of numbers between cut points.
 *
 * <p>The variables are the covariates of the plan line, and the site where its option {@code bySite} is {@code true}. Cut
 * points stand in the option {@code cuts}, such as {@code age_years=50,65; karnofsky=80}; a number with more than six
 * values and no cut point is cut at its median.
 *
 * @param name of the variable
 * @param levels in ascending order
 * @param unknown participants without a value; they are in no level
 */
record SubgroupFactor(String name, Map<String, List<AnalysedParticipant>> levels, int unknown) {

    SubgroupFactor {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    /** The option that adds the site. */
    static final String BY_SITE = "bySite";
    /** The option that holds cut points. */
    static final String CUTS = "cuts";

    private static final int MOST_LEVELS = 6;

    static List<SubgroupFactor> of(PlannedAnalysis line, List<AnalysedParticipant> rows) {
        Map<String, double[]> cuts = cuts(line.options().getOrDefault(CUTS, ""));
        List<SubgroupFactor> factors = new ArrayList<>();
        if (Boolean.parseBoolean(line.options().getOrDefault(BY_SITE, "false"))) {
            factors.add(ofWords("site", rows, p -> Optional.of(p.site().value())));
        }
        for (String column : line.covariates()) {
            factors.add(of(column, rows, Optional.ofNullable(cuts.get(column))));
        }
        return factors;
    }

    /**
     * The cut points of an option's text, by column.
     *
     * @throws IllegalArgumentException if it has another form, or cut points do not ascend
     */
    static Map<String, double[]> cuts(String option) {
        Map<String, double[]> cuts = new HashMap<>();
        for (String part : option.split(";", -1)) {
            if (!part.isBlank()) {
                String[] sides = part.split("=", -1);
                if (sides.length != 2 || sides[0].isBlank()) {
                    throw new IllegalArgumentException(
                            "Cut points are written like age_years=50,65; karnofsky=80, was \"" + option + "\"");
                }
                cuts.put(sides[0].strip(), ascending(sides[0].strip(), sides[1]));
            }
        }
        return cuts;
    }

    private static double[] ascending(String column, String list) {
        double[] points;
        try {
            points = Arrays.stream(list.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Cut points of " + column + " are numbers, was \"" + list + "\"", e);
        }
        for (int i = 1; i < points.length; i++) {
            if (!(points[i] > points[i - 1])) {
                throw new IllegalArgumentException("Cut points of " + column + " ascend, was \"" + list + "\"");
            }
        }
        return points;
    }

    private static SubgroupFactor of(String column, List<AnalysedParticipant> rows, Optional<double[]> cuts) {
        Function<AnalysedParticipant, Optional<String>> cell =
                p -> Optional.ofNullable(p.baseline().get(column)).filter(text -> !text.isBlank());
        List<String> known = rows.stream().map(cell).flatMap(Optional::stream).toList();
        boolean numbers = !known.isEmpty() && known.stream().allMatch(SubgroupFactor::isNumber);
        boolean many = known.stream().distinct().count() > MOST_LEVELS;
        if (numbers && (cuts.isPresent() || many)) {
            return ofNumbers(column, rows, cell, cuts.orElseGet(() -> new double[] {median(known)}));
        }
        if (cuts.isPresent()) {
            throw new IllegalArgumentException("Cut points of " + column + " need numbers; the column holds words");
        }
        if (many) {
            throw new IllegalArgumentException("Column " + column + " has "
                    + known.stream().distinct().count() + " words; subgroups are made of at most " + MOST_LEVELS);
        }
        return ofWords(column, rows, cell);
    }

    private static SubgroupFactor ofWords(
            String name, List<AnalysedParticipant> rows, Function<AnalysedParticipant, Optional<String>> cell) {
        Map<String, List<AnalysedParticipant>> levels = new LinkedHashMap<>();
        new TreeSet<>(rows.stream().map(cell).flatMap(Optional::stream).toList())
                .forEach(level -> levels.put(
                        level,
                        rows.stream()
                                .filter(p -> cell.apply(p).equals(Optional.of(level)))
                                .toList()));
        return new SubgroupFactor(name, levels, unknown(rows, cell));
    }

    private static SubgroupFactor ofNumbers(
            String name,
            List<AnalysedParticipant> rows,
            Function<AnalysedParticipant, Optional<String>> cell,
            double[] cuts) {
        Map<String, List<AnalysedParticipant>> levels = new LinkedHashMap<>();
        for (int i = 0; i <= cuts.length; i++) {
            double from = i == 0 ? Double.NEGATIVE_INFINITY : cuts[i - 1];
            double below = i == cuts.length ? Double.POSITIVE_INFINITY : cuts[i];
            levels.put(
                    words(from, below),
                    rows.stream()
                            .filter(p -> cell.apply(p)
                                    .map(Double::parseDouble)
                                    .filter(value -> value >= from && value < below)
                                    .isPresent())
                            .toList());
        }
        return new SubgroupFactor(name, levels, unknown(rows, cell));
    }

    private static String words(double from, double below) {
        if (Double.isInfinite(from)) {
            return "below " + plain(below);
        }
        return Double.isInfinite(below) ? plain(from) + " and above" : plain(from) + " to below " + plain(below);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static int unknown(List<AnalysedParticipant> rows, Function<AnalysedParticipant, Optional<String>> cell) {
        return (int) rows.stream().filter(p -> cell.apply(p).isEmpty()).count();
    }

    /** The middle value; of two middle values the upper one, so that each group has about half. */
    private static double median(List<String> known) {
        double[] sorted =
                known.stream().mapToDouble(Double::parseDouble).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static boolean isNumber(String cell) {
        try {
            return Double.isFinite(Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
