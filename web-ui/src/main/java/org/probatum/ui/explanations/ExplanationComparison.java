package org.probatum.ui.explanations;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.explanation.snapshot.Snapshot;
import org.probatum.evaluation.explanation.snapshot.SnapshotAgreement;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.report.number.Numbers;
import org.probatum.report.trial.ExplanationWording;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.FoldedRows;
import org.probatum.ui.component.PageSection;

/** Two explanations of the same participant: their pass marks, how far they agree, and where they differ. */
final class ExplanationComparison extends Div {

    private static final int FIRST_ROWS = 20;
    private static final String CAUTION =
            "Agreement says that two explanations are alike, not that either is right; two models can weight different things "
                    + "and predict equally well.";

    /** One side. */
    record Side(StoredExplanation explanation, Snapshot snapshot) {

        String label() {
            return ExplanationWording.kind(explanation.method(), explanation.subject()) + ", " + explanation.model();
        }
    }

    ExplanationComparison(TrialId trial, Side first, Side second, ExplainedImages images) {
        Outcome<SnapshotAgreement> agreement = SnapshotAgreement.of(
                first.snapshot().content(), second.snapshot().content());
        Div marks = new Div(mark(trial, "First", first), mark(trial, "Second", second));
        marks.addClassName("other-explanations");
        add(PageSection.note(ExplanationWords.LIMITS), marks);
        switch (agreement) {
            case Outcome.NotEstimable<SnapshotAgreement> not ->
                add(new PageSection("Agreement", new Paragraph("Not comparable: " + not.reason() + ".")));
            case Outcome.Estimated<SnapshotAgreement> estimated -> {
                add(new PageSection("Agreement", facts(estimated.value()), PageSection.note(CAUTION)));
                differences(trial, first, second, images);
            }
        }
    }

    private static Div mark(TrialId trial, String which, Side side) {
        Anchor link = new Anchor(ExplanationsNavigation.path(trial, side.explanation()), side.label());
        return new Div(new Span(which + ": "), link, ExplanationWords.mark(side.explanation()));
    }

    private static FactsTable facts(SnapshotAgreement agreement) {
        FactsTable facts = new FactsTable()
                .fact(
                        "Rank correlation of magnitudes (Spearman)",
                        Double.isNaN(agreement.spearman())
                                ? "not determined: one of the two is constant"
                                : Numbers.signed(agreement.spearman(), 3) + " over " + Numbers.count(agreement.parts())
                                        + " parts")
                .fact(
                        "Leading parts in common",
                        Numbers.decimal(100 * agreement.overlap(), 0) + " % of the " + agreement.top() + " largest; "
                                + Numbers.decimal(100 * agreement.overlapByChance(), 0) + " % by chance");
        return Double.isNaN(agreement.sameSign())
                ? facts
                : facts.fact(
                        "Same direction",
                        Numbers.decimal(100 * agreement.sameSign(), 0) + " % of the parts with a sign");
    }

    private void differences(TrialId trial, Side first, Side second, ExplainedImages images) {
        if (first.snapshot().content() instanceof Snapshot.SpatialMap a
                && second.snapshot().content() instanceof Snapshot.SpatialMap b) {
            add(new PageSection(
                    "Side by side",
                    ExplanationScene.of(
                            trial,
                            images,
                            List.of(
                                    new ExplanationScene.Shown(first.explanation(), a, "First: "),
                                    new ExplanationScene.Shown(second.explanation(), b, "Second: ")))));
        } else if (first.snapshot().content() instanceof Snapshot.Named a
                && second.snapshot().content() instanceof Snapshot.Named b) {
            add(new PageSection("Side by side", table(a, b)));
        }
    }

    private record Row(String name, double first, double second, double difference) {}

    private static Div table(Snapshot.Named a, Snapshot.Named b) {
        double largestA = largest(a);
        double largestB = largest(b);
        Map<String, Double> others = new HashMap<>();
        b.parts().forEach(part -> others.put(part.name(), part.attribution()));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < a.parts().size(); i++) {
            Snapshot.Part part = a.parts().get(i);
            double second = a.kind().equals("words")
                    ? b.parts().get(i).attribution()
                    : others.getOrDefault(part.name(), Double.NaN);
            rows.add(new Row(
                    part.name(), part.attribution(), second, part.attribution() / largestA - second / largestB));
        }
        rows.sort(Comparator.comparingDouble((Row row) -> -magnitude(row.difference())));
        Paragraph about = PageSection.note(
                "The difference is that of shares: each value over the largest magnitude of its own side, "
                        + "the first less the second. Largest differences first.");
        return new Div(about, new FoldedRows(rows, FIRST_ROWS, part -> {
            DataTable table = new DataTable("Values side by side", "Input", "First", "Second", "Difference of shares");
            part.forEach(row -> table.row(
                    DataTable.code(row.name()), number(row.first()), number(row.second()), number(row.difference())));
            return table;
        }));
    }

    private static double magnitude(double value) {
        return Double.isNaN(value) ? -1 : Math.abs(value);
    }

    private static double largest(Snapshot.Named named) {
        double largest = named.parts().stream()
                .mapToDouble(part -> Math.abs(part.attribution()))
                .max()
                .orElse(1);
        return largest > 0 ? largest : 1;
    }

    private static Span number(double value) {
        return DataTable.number(Double.isNaN(value) ? "not there" : Numbers.signed(value, 4));
    }
}
