package org.probatum.ui.results;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.probatum.evaluation.analysis.PostHocAnalysis;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.record.RecordNavigation;

/** What was performed beside the locked plan, apart from its answers, each stamped. */
final class PostHocPane extends Div {

    PostHocPane(TrialDefinition definition, List<PostHocAnalysis> analyses) {
        setId("post-hoc");
        PageSection section = new PageSection(
                "Post hoc, not in the locked plan",
                PageSection.note(
                        "Asked after the allocation was revealed. They are no answer to the trial's question, and no "
                                + "p-value here is adjusted for how many were tried."));
        section.addClassName("post-hoc");
        analyses.forEach(analysis -> section.add(
                PageSection.note("Why: " + analysis.reason()),
                new ResultSection(definition, analysis.result(), about(analysis)),
                sameNumbers(analysis)));
        add(section);
    }

    private static StatusBadge sameNumbers(PostHocAnalysis analysis) {
        return analysis.sameNumbers()
                ? new StatusBadge(Status.GOOD, "recomputed just now: the same numbers")
                : new StatusBadge(Status.FAILED, "recomputed just now: other numbers than those stored");
    }

    private static FactsTable about(PostHocAnalysis analysis) {
        return new FactsTable()
                .identifier("Analysis", analysis.id())
                .fact("Performed", Dates.time(analysis.performedAt()) + " by " + analysis.performedBy())
                .fact("Why", analysis.reason())
                .fact(
                        "In the record",
                        new Anchor(
                                RecordNavigation.path(analysis.trial(), analysis.entry()),
                                "entry " + Numbers.count(analysis.entry())))
                .digest("Results", analysis.results());
    }
}
