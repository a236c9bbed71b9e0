package org.probatum.ui.cohort;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.Outcome;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.EndpointId;
import org.probatum.ui.component.FormDialog;
import org.probatum.ui.component.Words;

/** Records what was observed on every endpoint; refused before the prediction is sealed. */
final class OutcomeDialog {

    private final Map<Endpoint, List<TextField>> fields = new LinkedHashMap<>();
    private final FormDialog dialog;

    OutcomeDialog(
            CohortDesk desk,
            Actor actor,
            ApprovedProtocol protocol,
            EnrolledParticipant participant,
            Runnable afterwards) {
        List<Component> content = new ArrayList<>();
        content.add(new Paragraph(
                "Leave all values of an endpoint empty when it is not evaluable. A flag is 1 (yes) or 0 (no)."));
        for (Endpoint endpoint : protocol.definition().endpoints()) {
            List<TextField> cells = endpoint.valueNames().stream()
                    .map(name -> new TextField(endpoint.title() + ": " + Words.sentence(name.replace('_', ' '))))
                    .toList();
            fields.put(endpoint, cells);
            content.addAll(cells);
        }
        dialog = new FormDialog(
                "Outcome of " + participant.id(),
                "Record outcome",
                () -> desk.recordOutcome(actor, protocol, new Outcome(participant.id(), values())),
                afterwards,
                content.toArray(Component[]::new));
    }

    void open() {
        dialog.open();
    }

    private Map<EndpointId, OutcomeValue> values() {
        Map<EndpointId, OutcomeValue> values = new HashMap<>();
        fields.forEach((endpoint, cells) -> values.put(
                endpoint.id(),
                OutcomeValue.parse(
                        endpoint,
                        cells.stream().map(cell -> cell.getValue().strip()).toList())));
        return values;
    }
}
