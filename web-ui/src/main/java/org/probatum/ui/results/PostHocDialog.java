package org.probatum.ui.results;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.evaluation.analysis.AnalysedParticipant;
import org.probatum.evaluation.analysis.PostHocAnalyses;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.AnalysisId;
import org.probatum.trial.protocol.AnalysisPurpose;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.ui.plan.AnalysisDialog;
import org.probatum.ui.plan.AnalysisForm;

/** Asks for an analysis that the locked plan does not list, and why. */
final class PostHocDialog {

    /** Whatever was not promised is no main analysis. */
    private static final List<AnalysisPurpose> PURPOSES =
            List.of(AnalysisPurpose.SUPPLEMENTARY, AnalysisPurpose.SENSITIVITY, AnalysisPurpose.DESCRIPTIVE);

    private PostHocDialog() {}

    /** @param afterwards what the page does once it is performed */
    static AnalysisDialog of(
            TrialDefinition definition,
            List<AnalysedParticipant> participants,
            PostHocAnalyses postHoc,
            Actor actor,
            Runnable afterwards) {
        TextArea reason = new TextArea("Why is it asked");
        reason.setWidthFull();
        Set<String> columns = new TreeSet<>();
        participants.forEach(p -> columns.addAll(p.baseline().keySet()));
        AnalysisForm form = new AnalysisForm(definition, taken(definition, postHoc), PURPOSES).offering(columns);
        Div above = new Div(
                new Paragraph(
                        "The answer is stored apart from those of the locked plan and stamped post hoc on the screen, in "
                                + "the report, the workbook and results.json. The record keeps who asked and why."),
                reason);
        above.addClassName("form");
        return new AnalysisDialog(
                "Post hoc analysis",
                "Perform",
                form,
                line -> {
                    postHoc.perform(
                            actor, definition.id(), line, reason.getValue().strip());
                    afterwards.run();
                },
                above);
    }

    private static Set<AnalysisId> taken(TrialDefinition definition, PostHocAnalyses postHoc) {
        Set<AnalysisId> taken = new HashSet<>();
        definition.analysisPlan().analyses().stream().map(PlannedAnalysis::id).forEach(taken::add);
        postHoc.list(definition.id())
                .forEach(analysis -> taken.add(analysis.line().id()));
        return taken;
    }
}
