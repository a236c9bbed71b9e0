package org.probatum.ui.alignment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.run.AlignedPair;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.AlignmentReview;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.PlainJson;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.record.RecordNavigation;

/** What is known about an alignment: verdict, predicted error, the checks behind them, the transform, and how it was found. */
final class AlignmentFacts extends Div {

    AlignmentFacts(TrialId trial, AlignedPair pair) {
        addClassName("alignment-facts");
        Map<String, @Nullable Object> record = PlainJson.object(pair.alignment().record());
        Map<?, ?> quality = member(record, "quality");
        add(new PageSection("Verdict", verdict(pair.alignment(), record, quality)));
        pair.alignment().review().ifPresent(review -> add(new PageSection("Review", review(trial, review))));
        if (!quality.isEmpty()) {
            add(new PageSection(
                    "Checks",
                    checks(quality),
                    PageSection.note("None of these is what the registration optimized. Voxels are those of "
                            + pair.fixed().name() + ".")));
        }
        pair.transform()
                .ifPresent(transform -> add(new PageSection(
                        "Transform",
                        TransformWords.of(transform, pair.fixed().volume().grid()))));
        add(new PageSection("Inputs and working", working(pair, record)));
    }

    private static Component verdict(
            AlignmentRecord alignment, Map<String, @Nullable Object> record, Map<?, ?> quality) {
        FactsTable facts = new FactsTable().fact("Verdict", AlignmentWords.badge(alignment));
        if (!quality.isEmpty()) {
            double low = PlainJson.number(quality, "lowestMillimetres");
            double high = PlainJson.number(quality, "highestMillimetres");
            facts.fact(
                            "Predicted error",
                            AlignmentWords.millimetres(PlainJson.number(quality, "predictedError90Millimetres")))
                    .fact(
                            "90 % interval",
                            Double.isFinite(low) && Double.isFinite(high)
                                    ? Numbers.decimal(low, 2) + " to " + Numbers.decimal(high, 2) + " mm"
                                    : "not determined")
                    .fact(
                            "Accepted up to",
                            AlignmentWords.millimetres(PlainJson.number(quality, "acceptedErrorMillimetres")));
        }
        Div all = new Div(facts);
        List<String> reasons = PlainJson.texts(record, "reasons");
        if (!reasons.isEmpty()) {
            UnorderedList list = new UnorderedList();
            reasons.forEach(reason -> list.add(new ListItem(reason)));
            list.addClassName("reasons");
            all.add(list);
        }
        if (!quality.isEmpty()) {
            all.add(PageSection.note("Predicted error: 90th percentile over the foreground of the fixed volume."));
        }
        return all;
    }

    private static FactsTable review(TrialId trial, AlignmentReview review) {
        return new FactsTable()
                .fact(
                        "Decision",
                        review.decision() == AlignmentReview.Decision.ACCEPTED
                                ? new StatusBadge(Status.GOOD, "accepted")
                                : new StatusBadge(Status.FAILED, "rejected"))
                .fact("By", review.reviewerName() + ", " + Dates.time(review.at()))
                .fact("Reason", review.reason())
                .fact(
                        "Signature",
                        new Anchor(
                                RecordNavigation.path(trial, review.entry()),
                                "entry " + Numbers.count(review.entry())));
    }

    private static DataTable checks(Map<?, ?> quality) {
        DataTable table = new DataTable("Checks of the alignment", "Check", "Figure");
        row(table, "Fixed samples inside the moving volume", AlignmentWords.share(number(quality, "overlap")));
        row(table, "Overlap of the foregrounds (Dice)", AlignmentWords.figure(number(quality, "foregroundDice"), 3));
        row(table, "Places where edges were compared", AlignmentWords.figure(number(quality, "blocks"), 0));
        row(table, "Edge contrast (standard deviations)", AlignmentWords.figure(number(quality, "edgeContrast"), 2));
        row(table, "Residual of the places, median", voxels(quality, "blockMedianVoxels"));
        row(table, "Residual, 90th percentile", voxels(quality, "blockPercentile90Voxels"));
        row(table, "Inverse consistency", voxels(quality, "inverseConsistencyVoxels"));
        row(table, "Lead over the next best start", AlignmentWords.share(number(quality, "startMargin")));
        row(table, "Folded share", AlignmentWords.share(number(quality, "foldedShare")));
        row(table, "Smallest Jacobian determinant", AlignmentWords.figure(number(quality, "smallestJacobian"), 3));
        row(table, "Mean distance moved", voxels(quality, "movedVoxels"));
        return table;
    }

    private static void row(DataTable table, String check, String figure) {
        table.row(new Span(check), DataTable.number(figure));
    }

    private static double number(Map<?, ?> quality, String name) {
        return PlainJson.number(quality, name);
    }

    private static String voxels(Map<?, ?> quality, String name) {
        double value = number(quality, name);
        return Double.isFinite(value) ? Numbers.decimal(value, 2) + " voxels" : "not determined";
    }

    private static Component working(AlignedPair pair, Map<String, @Nullable Object> record) {
        Map<?, ?> working = member(record, "working");
        FactsTable facts = new FactsTable()
                .digest("Fixed: " + pair.fixed().name(), pair.fixed().digest())
                .digest("Moving: " + pair.moving().name(), pair.moving().digest());
        if (!working.isEmpty()) {
            facts.fact("Method", PlainJson.text(working, "algorithm"));
            DataTable stages = new DataTable("Stages", "Stage", "Level", "Iterations", "Ended");
            PlainJson.objects(working, "stages")
                    .forEach(stage -> stages.row(
                            new Span(PlainJson.text(stage, "model").toLowerCase(java.util.Locale.ROOT)),
                            DataTable.number(PlainJson.text(stage, "level")),
                            DataTable.number(PlainJson.text(stage, "iterations")),
                            new Span(PlainJson.text(stage, "stop")
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' '))));
            return new Div(facts, stages);
        }
        return facts;
    }

    private static Map<?, ?> member(Map<String, @Nullable Object> record, String name) {
        return record.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }
}
