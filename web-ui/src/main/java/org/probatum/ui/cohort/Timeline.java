package org.probatum.ui.cohort;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.Words;

/** Every step of one participant, with the number of its entry in the record. */
final class Timeline extends Div {

    private static final int MOST = 500;

    Timeline(AuditLog log, TrialId trial, ParticipantId participant) {
        List<AuditEntry> entries = log.page(
                new AuditFilter(
                        Optional.of(trial.value()),
                        Optional.empty(),
                        Optional.of("participant:" + participant),
                        Optional.empty()),
                0,
                MOST);
        if (entries.isEmpty()) {
            add(new Paragraph("No step yet."));
            return;
        }
        DataTable table = new DataTable("Steps of " + participant, "Entry", "Step", "By", "At");
        entries.forEach(entry -> table.row(
                DataTable.number(String.valueOf(entry.sequence())),
                new Span(Words.sentence(Words.of(entry.action()))),
                new Span(entry.user()),
                new Span(Dates.time(entry.at()))));
        add(table);
    }
}
