package org.probatum.ui.cohort;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.stream.Collectors;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.Words;

/** Who it is, in the trial's terms: baseline, consent, allocation number, outcome. */
final class IdentityStrip extends Div {

    IdentityStrip(CohortDesk desk, ApprovedProtocol protocol, Participant participant) {
        addClassName("panels");
        FactsTable baseline = new FactsTable();
        participant.baseline().forEach((column, value) -> baseline.fact(column.replace('_', ' '), value));
        add(panel("Baseline", baseline), panel("In the trial", trial(desk, protocol, participant)));
    }

    private static FactsTable trial(CohortDesk desk, ApprovedProtocol protocol, Participant participant) {
        FactsTable facts = new FactsTable()
                .fact("Site", participant.site().value())
                .fact("Screened on", Dates.date(participant.assessedOn()));
        if (!participant.notMet().isEmpty()) {
            facts.fact(
                    "Criteria not met",
                    participant.notMet().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        participant
                .consent()
                .ifPresent(consent -> facts.fact(
                        "Consent",
                        "form " + consent.formVersion() + ", signed on " + Dates.date(consent.signedOn())
                                + ", obtained by " + consent.obtainedBy()));
        participant.enrolmentNumber().ifPresent(number -> facts.fact("Enrolment number", String.valueOf(number)));
        desk.randomizations()
                .allocation(protocol.trial(), participant.id())
                .ifPresent(allocation -> facts.fact(
                        "Allocation",
                        "number " + allocation.number() + ", stratum " + allocation.stratum() + "; arm masked"));
        participant
                .withdrawal()
                .ifPresent(withdrawal -> facts.fact(
                        "Withdrawn",
                        "from " + Words.of(withdrawal.extent()) + " on " + Dates.date(withdrawal.on()) + ": "
                                + withdrawal.reason()));
        desk.outcomes()
                .outcome(protocol.trial(), participant.id())
                .ifPresent(outcome -> outcome.values()
                        .forEach((endpoint, value) -> facts.fact("Outcome " + endpoint, inWords(value))));
        return facts;
    }

    private static String inWords(OutcomeValue value) {
        return switch (value) {
            case OutcomeValue.TimeToEvent time ->
                Words.number(time.time()) + (time.event() ? ", event seen" : ", censored");
            case OutcomeValue.Binary binary -> binary.occurred() ? "occurred" : "did not occur";
            case OutcomeValue.Continuous number -> Words.number(number.value());
            case OutcomeValue.NotEvaluable none -> "not evaluable";
        };
    }

    private static Div panel(String heading, FactsTable facts) {
        Div panel = new Div(new H2(heading), facts);
        panel.addClassName("panel");
        return panel;
    }
}
