package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.explanation.snapshot.CohortAttributions;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.report.Cell;
import org.probatum.report.Table;

/** Explanations in the workbook: each with its pass mark, and the attributions of the cohort. */
final class ExplanationSheets {

    private ExplanationSheets() {}

    /** One row for each explanation; the pass mark stands in words in each. */
    static Table explanations(List<StoredExplanation> explanations) {
        List<Table.Row> rows = new ArrayList<>();
        for (StoredExplanation e : explanations) {
            rows.add(Table.Row.of(
                    new Cell.Code(e.participant().value()),
                    new Cell.Text(e.model().toString()),
                    new Cell.Text(ExplanationWording.kind(e.method(), e.subject())),
                    new Cell.Text(e.reliable() ? "reliable" : "not reliable"),
                    new Cell.Text(e.verdict()),
                    new Cell.Code(e.numbers().hex())));
        }
        return new Table(
                "Explanations",
                "Explanations with their pass marks",
                List.of(
                        Table.Column.text("Participant", 1, "Identifier"),
                        Table.Column.text("Model", 1.5, "Model and version"),
                        Table.Column.text("Method", 1.5, "Method and what it speaks about"),
                        Table.Column.text(
                                "Pass mark", 1, "reliable: passed every check of the plan; else not reliable"),
                        Table.Column.text("Verdict", 2, "The pass mark in words"),
                        Table.Column.text("Numbers", 2, "SHA-256 of the stored numbers")),
                List.of(),
                rows,
                List.of(ExplanationWording.LIMITS));
    }

    /** One row for each kind and feature, all of them. */
    static Table attributions(List<CohortExplanations> all) {
        List<Table.Row> rows = new ArrayList<>();
        for (CohortExplanations kind : all) {
            for (CohortAttributions.Feature feature : kind.attributions().features()) {
                rows.add(Table.Row.of(
                        new Cell.Text(kind.model().toString()),
                        new Cell.Text(kind.kind()),
                        new Cell.Code(feature.name()),
                        new Cell.Count(feature.n()),
                        new Cell.Number(feature.meanMagnitude(), 6),
                        new Cell.Number(feature.meanSigned(), 6),
                        new Cell.Text(kind.reliable() > 0 ? "reliable" : "not reliable")));
            }
        }
        return new Table(
                "Attributions",
                "Attributions over the cohort",
                List.of(
                        Table.Column.text("Model", 1.5, "Model and version"),
                        Table.Column.text("Method", 1.5, "Method and what it speaks about"),
                        Table.Column.text("Input", 1, "Feature or modality"),
                        Table.Column.number("n", 0.7, "Participants behind the means"),
                        Table.Column.number("Mean magnitude", 1, "Mean of |attribution|, in the unit of the output"),
                        Table.Column.number("Mean with sign", 1, "Mean attribution; positive raises the output"),
                        Table.Column.text("Pass mark", 1, "not reliable: none of the explanations passed the checks")),
                List.of(),
                rows,
                List.of("Only explanations that passed the plan's checks, unless none did. "
                        + ExplanationWording.LIMITS));
    }
}
