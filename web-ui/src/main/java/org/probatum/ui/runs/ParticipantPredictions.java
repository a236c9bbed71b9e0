package org.probatum.ui.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.Prediction;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.cohort.ParticipantSection;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.record.RecordNavigation;

/** What each model predicted for a participant, or why it did not, on the participant's page. */
@org.springframework.stereotype.Component
class ParticipantPredictions implements ParticipantSection {

    private final InferenceRuns runs;

    ParticipantPredictions(InferenceRuns runs) {
        this.runs = runs;
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public String heading() {
        return "Predictions";
    }

    @Override
    public Optional<Component> content(TrialId trial, Participant participant, Actor actor) {
        List<Prediction> predictions = runs.predictions(trial, participant.id());
        if (predictions.isEmpty()) {
            return Optional.empty();
        }
        DataTable table = new DataTable(
                "Predictions", "Model", "Score", "Probability", "Filled values", "Masked", "State", "Sealed by");
        predictions.forEach(prediction -> row(table, trial, prediction));
        return Optional.of(table);
    }

    private static void row(DataTable table, TrialId trial, Prediction prediction) {
        Anchor entry = new Anchor(
                RecordNavigation.path(trial, prediction.entry()), "entry " + Numbers.count(prediction.entry()));
        Component model = DataTable.code(prediction.model().toString());
        switch (prediction.outcome()) {
            case CaseOutcome.Evaluated e ->
                table.row(
                        model,
                        DataTable.number(Numbers.decimal(e.score(), 3)),
                        DataTable.number(
                                e.probability().isPresent()
                                        ? Numbers.decimal(e.probability().getAsDouble(), 3)
                                        : ""),
                        new Span(e.filled().isEmpty() ? "none" : String.join(", ", e.filled())),
                        new Span(e.masked().isEmpty() ? "none" : String.join(", ", e.masked())),
                        new StatusBadge(Status.LOCKED, "sealed"),
                        entry);
            case CaseOutcome.NotEvaluable n ->
                table.row(
                        model,
                        new Span(""),
                        new Span(""),
                        new Span(""),
                        new Span(""),
                        new StatusBadge(Status.FAILED, "not evaluable: " + String.join("; ", n.reasons())),
                        entry);
        }
    }

    @Override
    public String whenEmpty() {
        return "No prediction is sealed for this participant yet; outcomes can be recorded only after it.";
    }
}
