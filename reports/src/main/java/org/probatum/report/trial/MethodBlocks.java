package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.probatum.registry.ModelVersion;
import org.probatum.report.Block;
import org.probatum.report.Cell;
import org.probatum.report.Table;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.EligibilityCriterion;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.Estimand;
import org.probatum.trial.protocol.MissingDataPlan;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TrialDefinition;

/** What was planned: design, participants, models, inputs, endpoints and analyses. */
final class MethodBlocks {

    private MethodBlocks() {}

    static List<Block> of(TrialReportData data) {
        TrialDefinition d = data.protocol().definition();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Heading.of(1, "Methods", "methods"));
        blocks.add(Block.Heading.of(2, "Design", "design"));
        blocks.add(Block.Paragraph.of(d.phase() + ". Arms: "
                + d.arms().stream()
                        .map(arm -> arm.label() + " (" + arm.description().replaceAll("\\.$", "") + ")")
                        .collect(Collectors.joining("; "))
                + ". Allocation ratio "
                + d.arms().stream().map(arm -> String.valueOf(arm.ratio())).collect(Collectors.joining(":")) + "."));
        blocks.add(Block.Heading.of(2, "Intended use of the AI", "intended-use"));
        blocks.add(Block.Paragraph.of(d.intendedUse().statement() + " Model type: "
                + d.intendedUse().modelType() + ". Place in the pathway: "
                + d.intendedUse().pathway() + ". Users: "
                + String.join(", ", d.intendedUse().users()) + "."));
        blocks.add(Block.Heading.of(2, "Participants and inputs", "eligibility"));
        blocks.add(bullets(d.eligibility().participants().stream()
                .map(c -> kind(c) + ": " + c.description())
                .toList()));
        blocks.add(Block.Paragraph.of("At the level of input data:"));
        blocks.add(bullets(d.eligibility().inputs().stream()
                .map(c -> c.modality() + ": " + c.description())
                .toList()));
        blocks.add(Block.Heading.of(2, "Sites and integration", "sites"));
        blocks.add(bullets(d.sites().stream()
                .map(site ->
                        site.name() + site.requirements().map(r -> ": " + r).orElse(""))
                .toList()));
        blocks.add(Block.Heading.of(2, "Randomization, concealment and blinding", "randomization"));
        blocks.add(Block.Paragraph.of(
                Block.Run.plain("Rule: " + d.allocation().inWords() + ". Before the first allocation the commitment "),
                Block.Run.code(data.unblinded().commitment().hex()),
                Block.Run.plain(" (SHA-256 of the secret seed) was written into the audit trail; the seed was revealed "
                        + "after the database lock on "
                        + Numbers.instant(data.unblinded().at())
                        + ", and anybody can replay every allocation from it. Until then allocations were masked in "
                        + "every view; models ran on cases without an arm, and each prediction was sealed in the trail "
                        + "before the outcome was captured.")));
        blocks.add(Block.Heading.of(2, "Models on trial", "models"));
        blocks.add(models(data));
        blocks.add(Block.Heading.of(2, "Missing inputs", "missing-plan"));
        blocks.add(missing(d));
        blocks.add(Block.Heading.of(2, "Endpoints and estimands", "endpoints"));
        blocks.add(endpoints(d));
        blocks.add(Block.Heading.of(2, "Analysis plan", "plan"));
        blocks.add(plan(d));
        return blocks;
    }

    private static String kind(EligibilityCriterion.ParticipantCriterion criterion) {
        String name = criterion.kind().name();
        return name.substring(0, 1) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    private static Block bullets(List<String> lines) {
        return new Block.Bullets(lines.stream().map(Block.Paragraph::of).toList());
    }

    private static Table models(TrialReportData data) {
        List<Table.Row> rows = new ArrayList<>();
        for (ModelReference reference : data.protocol().definition().models()) {
            String family = data.models().stream()
                    .filter(model -> model.id().name().equals(reference.name()))
                    .map(ModelVersion::card)
                    .map(card -> card.fusionFamily() + "; " + card.task())
                    .findFirst()
                    .orElse("");
            rows.add(Table.Row.of(
                    new Cell.Text(reference.name() + " " + reference.version()),
                    new Cell.Text(reference.role().name().toLowerCase(java.util.Locale.ROOT)),
                    new Cell.Text(family),
                    new Cell.Code(reference.digest().abbreviated())));
        }
        return new Table(
                "T-models",
                "Models pinned by the protocol",
                List.of(
                        Table.Column.text("Model", 1.8, "Name and version"),
                        Table.Column.text("Role", 0.9, "Role in the trial"),
                        Table.Column.text("Fusion family and task", 2.6, "From the model card"),
                        Table.Column.text("SHA-256", 1.2, "First digits of the digest of model.onnx")),
                List.of(),
                rows,
                List.of(
                        "A model is loaded only when its bytes have the pinned digest. The version did not change during "
                                + "the trial unless an amendment says so."));
    }

    private static Table missing(TrialDefinition d) {
        List<Table.Row> rows = new ArrayList<>();
        for (MissingDataPlan.Line line : d.missingDataPlan().strategies()) {
            rows.add(Table.Row.of(
                    new Cell.Text(line.model()),
                    new Cell.Text(
                            line.modalities().stream().map(Object::toString).collect(Collectors.joining(", "))),
                    new Cell.Text(
                            switch (line.strategy()) {
                                case MASK -> "told by the model's mask";
                                case CHAINED_EQUATIONS -> "filled by chained equations";
                                case CONDITIONAL_NORMAL -> "filled by conditional normal draws";
                                case NEAREST_PARTICIPANTS -> "taken from one of the most similar participants";
                                case NOT_EVALUABLE -> "case not evaluable, counted";
                            }),
                    new Cell.Text(line.allowedInPrimary() ? "yes" : "no")));
        }
        List<String> notes = d.missingDataPlan().imputation().stream()
                .map(i -> i.imputations() + " imputations after " + i.iterations() + " iterations, seed " + i.seed()
                        + "; single values by predictive mean matching for numbers, logistic for 0/1. A prediction on filled values is "
                        + "the mean over the imputations; every single one is stored.")
                .toList();
        return new Table(
                "T-missing-plan",
                "When a modality is missing",
                List.of(
                        Table.Column.text("Model", 1.6, "Model"),
                        Table.Column.text("Modalities", 2, "What is missing"),
                        Table.Column.text("Then", 2, "What is done"),
                        Table.Column.text("In main analyses", 1, "Whether such predictions enter the main analyses")),
                List.of(),
                rows,
                notes);
    }

    private static Table endpoints(TrialDefinition d) {
        List<Table.Row> rows = new ArrayList<>();
        for (Endpoint endpoint : d.endpoints()) {
            rows.add(Table.Row.of(
                    new Cell.Text(endpoint.title()),
                    new Cell.Text(endpoint.role().name().toLowerCase(java.util.Locale.ROOT)),
                    new Cell.Text(
                            endpoint.estimand().map(MethodBlocks::estimand).orElse("exploratory"))));
        }
        return new Table(
                "T-endpoints",
                "Endpoints and their estimands (ICH E9(R1))",
                List.of(
                        Table.Column.text("Endpoint", 1.4, "Endpoint"),
                        Table.Column.text("Role", 0.8, "Role"),
                        Table.Column.text("Estimand", 4, "The five attributes")),
                List.of(),
                rows,
                List.of());
    }

    private static String estimand(Estimand e) {
        return "Treatment: " + e.treatmentCondition() + ". Population: " + e.population() + ". Variable: "
                + e.variable() + ". Intercurrent events: "
                + e.intercurrentEvents().stream()
                        .map(event ->
                                event.event() + " (" + words(event.strategy().name()) + ")")
                        .collect(Collectors.joining("; "))
                + ". Summary: " + e.summary() + ".";
    }

    private static String words(String constant) {
        return constant.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static Table plan(TrialDefinition d) {
        List<Table.Row> rows = new ArrayList<>();
        for (PlannedAnalysis line : d.analysisPlan().analyses()) {
            rows.add(Table.Row.of(
                    new Cell.Text(line.title()),
                    new Cell.Code(line.method()),
                    new Cell.Text(line.purpose().name().toLowerCase(java.util.Locale.ROOT)),
                    new Cell.Code(line.id().value())));
        }
        return new Table(
                "T-plan",
                "The locked analysis plan",
                List.of(
                        Table.Column.text("Analysis", 3, "Title of the plan line"),
                        Table.Column.text("Method", 1.9, "Method name"),
                        Table.Column.text("Purpose", 1.1, "Purpose"),
                        Table.Column.text("Id", 1.2, "Identifier, with which the ids of its numbers begin")),
                List.of(),
                rows,
                List.of("Whatever is not in this table is stamped post hoc wherever it is printed."));
    }
}
