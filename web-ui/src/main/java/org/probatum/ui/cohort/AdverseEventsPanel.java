package org.probatum.ui.cohort;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.probatum.trial.cohort.AdverseEvent;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.DataTable;

/** The adverse events of one participant. */
final class AdverseEventsPanel extends Div {

    AdverseEventsPanel(CohortDesk desk, TrialId trial, ParticipantId participant) {
        List<AdverseEvent> events = desk.outcomes().adverseEvents(trial).stream()
                .filter(event -> event.participant().equals(participant))
                .toList();
        if (events.isEmpty()) {
            add(new Paragraph("No adverse event is recorded."));
            return;
        }
        DataTable table = new DataTable("Adverse events", "Term", "Grade (CTCAE)", "Onset (day)", "Serious");
        events.forEach(event -> table.row(
                new Span(event.term()),
                DataTable.number(String.valueOf(event.grade())),
                DataTable.number(String.valueOf(event.onsetDay())),
                new Span(event.serious() ? "yes" : "no")));
        add(table);
    }
}
