package org.probatum.ui.protocol;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.probatum.trial.protocol.BinaryEndpoint;
import org.probatum.trial.protocol.ContinuousEndpoint;
import org.probatum.trial.protocol.EligibilityCriterion.InputDataCriterion;
import org.probatum.trial.protocol.EligibilityCriterion.ParticipantCriterion;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.Estimand;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.StratumVariable;
import org.probatum.trial.protocol.TimeToEventEndpoint;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.Words;

/** The sections of a protocol that say how the trial is made: arms, eligibility, allocation, endpoints. */
final class DesignSections {

    private DesignSections() {}

    static FactsTable overview(Protocol protocol) {
        TrialDefinition trial = protocol.definition();
        return new FactsTable()
                .fact("Title", trial.title())
                .identifier("Identifier", trial.id().value())
                .fact("Version", trial.version())
                .fact("Sponsor", trial.sponsor())
                .fact("Phase", trial.phase())
                .fact(
                        "Registration",
                        trial.registration().registry() + ": "
                                + trial.registration().number())
                .fact("Intended use of the AI", trial.intendedUse().statement())
                .fact("Type of model", trial.intendedUse().modelType())
                .fact("Place in the pathway", trial.intendedUse().pathway())
                .fact("Users", String.join(", ", trial.intendedUse().users()))
                .digest("Digest", protocol.digest());
    }

    static DataTable arms(TrialDefinition trial) {
        DataTable table = new DataTable("Arms", "Arm", "Label", "Role", "Ratio", "Description");
        trial.arms()
                .forEach(arm -> table.row(
                        DataTable.code(arm.id().value()),
                        new Span(arm.label()),
                        new Span(Words.of(arm.role())),
                        DataTable.number(String.valueOf(arm.ratio())),
                        new Span(arm.description())));
        return table;
    }

    static DataTable participants(TrialDefinition trial) {
        DataTable table = new DataTable("Criteria on participants", "Criterion", "Kind", "Description", "Rule");
        for (ParticipantCriterion criterion : trial.eligibility().participants()) {
            table.row(
                    DataTable.code(criterion.id().value()),
                    new Span(Words.of(criterion.kind())),
                    new Span(criterion.description()),
                    DataTable.code(rule(criterion)));
        }
        return table;
    }

    /** The rule of a criterion, such as {@code age_years ≥ 18}. */
    static String rule(ParticipantCriterion criterion) {
        StringBuilder rule = new StringBuilder(criterion.variable());
        if (!criterion.oneOf().isEmpty()) {
            rule.append(" one of ").append(String.join(", ", criterion.oneOf()));
        }
        criterion.min().ifPresent(min -> rule.append(" ≥ ").append(Words.number(min)));
        if (criterion.min().isPresent() && criterion.max().isPresent()) {
            rule.append(" and");
        }
        criterion.max().ifPresent(max -> rule.append(" ≤ ").append(Words.number(max)));
        return rule.toString();
    }

    static DataTable inputs(TrialDefinition trial) {
        DataTable table = new DataTable(
                "Criteria on input data",
                "Criterion",
                "Modality",
                "Required",
                "Description",
                "Smallest size",
                "Formats");
        for (InputDataCriterion criterion : trial.eligibility().inputs()) {
            table.row(
                    DataTable.code(criterion.id().value()),
                    new Span(criterion.modality().value()),
                    new Span(criterion.required() ? "yes" : "no"),
                    new Span(criterion.description()),
                    new Span(criterion.minimumSize().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(" × "))),
                    new Span(String.join(", ", criterion.formats())));
        }
        return table;
    }

    static Div allocation(TrialDefinition trial) {
        Div content = new Div(new Paragraph(trial.allocation().inWords() + "."));
        List<StratumVariable> variables = trial.allocation().stratumVariables();
        if (!variables.isEmpty()) {
            DataTable table = new DataTable("Strata", "Variable", "Levels", "Cut points", "Weight");
            variables.forEach(variable -> table.row(
                    DataTable.code(variable.variable()),
                    new Span(String.join(", ", variable.levels())),
                    new Span(variable.cutPoints().stream().map(Words::number).collect(Collectors.joining(", "))),
                    new Span(variable.weight().map(Words::number).orElse(""))));
            content.add(table);
        }
        return content;
    }

    static DataTable sites(TrialDefinition trial) {
        DataTable table = new DataTable("Sites", "Site", "Name", "Requirements");
        trial.sites()
                .forEach(site -> table.row(
                        DataTable.code(site.id().value()),
                        new Span(site.name()),
                        new Span(site.requirements().orElse(""))));
        return table;
    }

    static DataTable visits(TrialDefinition trial) {
        DataTable table = new DataTable("Visits", "Visit", "Label", "Day", "Window (days)");
        trial.visits()
                .forEach(visit -> table.row(
                        DataTable.code(visit.id().value()),
                        new Span(visit.label()),
                        DataTable.number(String.valueOf(visit.day())),
                        DataTable.number("± " + visit.windowDays())));
        return table;
    }

    static Div endpoints(TrialDefinition trial) {
        Div all = new Div();
        trial.endpoints().forEach(endpoint -> all.add(endpoint(endpoint)));
        return all;
    }

    private static Component endpoint(Endpoint endpoint) {
        FactsTable facts = new FactsTable()
                .identifier("Identifier", endpoint.id().value())
                .fact("Kind", kind(endpoint))
                .identifier("Columns", String.join(", ", endpoint.columnPatterns()));
        Div block =
                new Div(new H3(Words.sentence(Words.of(endpoint.role())) + " endpoint: " + endpoint.title()), facts);
        block.addClassName("endpoint");
        Optional<Estimand> estimand = endpoint.estimand();
        estimand.ifPresent(value -> estimand(facts, value));
        if (estimand.isEmpty()) {
            facts.fact("Estimand", "not stated");
        }
        return block;
    }

    private static void estimand(FactsTable facts, Estimand estimand) {
        facts.fact("Treatment condition", estimand.treatmentCondition())
                .fact("Population", estimand.population())
                .fact("Variable", estimand.variable())
                .fact("Summary measure", estimand.summary());
        estimand.intercurrentEvents()
                .forEach(event -> facts.fact(
                        "Intercurrent event",
                        event.event() + " — " + Words.of(event.strategy()) + ": " + event.rationale()));
    }

    private static String kind(Endpoint endpoint) {
        return switch (endpoint) {
            case TimeToEventEndpoint time -> "time to event, in " + Words.of(time.unit());
            case BinaryEndpoint binary ->
                "binary"
                        + binary.horizon()
                                .map(horizon -> ", at horizon " + Words.number(horizon))
                                .orElse("");
            case ContinuousEndpoint number -> "continuous, in " + number.unit();
        };
    }
}
