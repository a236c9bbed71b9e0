package org.probatum.ui.explanations;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.explanation.snapshot.CohortAttributions;
import org.probatum.report.figure.BeeswarmFigure;
import org.probatum.report.figure.FigureSvg;
import org.probatum.report.number.Numbers;
import org.probatum.report.trial.CohortExplanations;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.FigurePane;
import org.probatum.ui.component.FoldedRows;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** One kind of explanation over the cohort: beeswarm, sums by group of features, and groups of participants. */
final class CohortPane extends Div {

    private static final int FIRST_ROWS = 20;

    CohortPane(
            CohortExplanations cohort,
            Map<String, List<String>> groups,
            List<ParticipantGroups.Division> divisions,
            boolean blinded) {
        if (cohort.reliable() == 0) {
            add(new StatusBadge(Status.FAILED, "not reliable"));
        }
        add(new PageSection("Features", pane(cohort, cohort.figure()), table(cohort.attributions())));
        CohortAttributions sums = cohort.attributions().inGroups(groups);
        if (!sums.features().isEmpty()) {
            add(new PageSection(
                    "Groups of features",
                    PageSection.note(
                            "Groups as the model's card names them. A sum keeps signs: members that pull apart cancel."),
                    pane(cohort, cohort.figureOfGroups(groups)),
                    table(sums)));
        }
        add(new PageSection("Groups of participants", new GroupPane(cohort, divisions, blinded)));
    }

    private static FigurePane pane(CohortExplanations cohort, BeeswarmFigure figure) {
        FigurePane pane = new FigurePane(
                FigureSvg.of(figure), figure.labels().alternative(), cohort.basis() + " · " + cohort.kind());
        pane.addClassName("beeswarm");
        return pane;
    }

    private static FoldedRows table(CohortAttributions attributions) {
        return new FoldedRows(attributions.features(), FIRST_ROWS, part -> {
            DataTable table =
                    new DataTable("Attributions over the cohort", "Input", "Mean magnitude", "Mean with sign", "n");
            part.forEach(feature -> table.row(
                    DataTable.code(feature.name()),
                    DataTable.number(Numbers.decimal(feature.meanMagnitude(), 4)),
                    DataTable.number(Numbers.signed(feature.meanSigned(), 4)),
                    DataTable.number(Numbers.count(feature.n()))));
            return table;
        });
    }
}
