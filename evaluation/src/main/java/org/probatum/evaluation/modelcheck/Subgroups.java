package org.probatum.evaluation.modelcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The AUC in parts of the cohort: sex, grade, and the two halves of age. */
final class Subgroups {

    private Subgroups() {}

    static List<Metric> of(ModelTask task, List<ScoredCase> scored) {
        List<Metric> groups = new ArrayList<>();
        for (String sex : Performance.words(scored, "sex")) {
            groups.add(auc("sex=" + sex, "Sex " + sex, Performance.where(scored, "sex", sex)));
        }
        if (task.reference() != ModelTask.Reference.GRADE_4) {
            for (String grade : Performance.words(scored, "grade")) {
                groups.add(auc("grade=" + grade, "Grade " + grade, Performance.where(scored, "grade", grade)));
            }
        }
        groups.addAll(ageHalves(scored));
        return groups;
    }

    private static List<Metric> ageHalves(List<ScoredCase> scored) {
        List<ScoredCase> aged = scored.stream()
                .filter(c -> c.participant().number("age_years").isPresent())
                .toList();
        if (aged.size() < 2) {
            return List.of();
        }
        double[] sorted = aged.stream().mapToDouble(Subgroups::age).sorted().toArray();
        double middle = sorted[sorted.length / 2];
        String word = String.format(Locale.ROOT, "%.1f", middle);
        return List.of(
                auc(
                        "age<" + word,
                        "Age below " + word,
                        aged.stream().filter(c -> age(c) < middle).toList()),
                auc(
                        "age>=" + word,
                        "Age from " + word,
                        aged.stream().filter(c -> age(c) >= middle).toList()));
    }

    private static double age(ScoredCase scored) {
        return scored.participant().number("age_years").orElseThrow();
    }

    private static Metric auc(String name, String label, List<ScoredCase> part) {
        return Performance.auc(name, label, part, Performance.LEVEL);
    }
}
