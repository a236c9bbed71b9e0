package org.probatum.evaluation.analysis;

import java.util.List;
import java.util.TreeSet;

/** Baseline columns as covariates: numbers as they are, words with treatment contrasts against the first in the alphabet. */
final class Covariates {

    private Covariates() {}

    static void add(List<AnalysedParticipant> rows, List<String> wanted, List<String> names, List<double[]> columns) {
        for (String name : wanted) {
            List<String> cells = rows.stream().map(p -> cell(p, name)).toList();
            if (cells.stream().allMatch(Covariates::isNumber)) {
                names.add(name);
                columns.add(cells.stream().mapToDouble(Double::parseDouble).toArray());
            } else {
                List<String> levels = List.copyOf(new TreeSet<>(cells));
                for (String level : levels.subList(1, levels.size())) {
                    names.add(name + "=" + level);
                    columns.add(cells.stream()
                            .mapToDouble(cell -> cell.equals(level) ? 1 : 0)
                            .toArray());
                }
            }
        }
    }

    private static String cell(AnalysedParticipant p, String name) {
        String cell = p.baseline().get(name);
        if (cell == null || cell.isBlank()) {
            throw new IllegalArgumentException("Covariate " + name + " of participant " + p.id()
                    + " is missing; an adjusted analysis needs it from every participant");
        }
        return cell;
    }

    private static boolean isNumber(String cell) {
        try {
            return Double.isFinite(Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
